import assert from 'node:assert/strict';
import {
  GetCoreDeviceCommand,
  GreengrassV2Client,
  ListCoreDevicesCommand,
  ListEffectiveDeploymentsCommand,
  ListInstalledComponentsCommand,
} from '@aws-sdk/client-greengrassv2';
import { ManualClock } from '../../simulator/clock';
import {
  accessDenied,
  expiredToken,
  internalServerError,
  invalidSignature,
  serviceUnavailable,
  unrecognizedClient,
  type Effect,
} from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { send, errorOf, openClient, type SeenError } from './openClient';

const operation = 'ListCoreDevices';
const device = 'graz-press-001';

describe('a fault', () => {
  let simulator: Simulator;
  let client: GreengrassV2Client;
  let clock: ManualClock;
  beforeEach(async () => {
    clock = new ManualClock();
    simulator = await startSimulator({ fleet: generateFleet(30), clock });
    client = openClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  const list = (input: ConstructorParameters<typeof ListCoreDevicesCommand>[0] = {}) =>
    client.send(new ListCoreDevicesCommand(input));

  const errors: readonly (readonly [string, Effect, Partial<SeenError>])[] = [
    [
      'throttle',
      { kind: 'throttle', retryAfterSeconds: 7 },
      { name: 'ThrottlingException', status: 429, retryAfterSeconds: 7 },
    ],
    ['500', internalServerError(3), { name: 'InternalServerException', status: 500, retryAfterSeconds: 3 }],
    [
      '500 without Retry-After',
      internalServerError(),
      { name: 'InternalServerException', status: 500, retryAfterSeconds: undefined },
    ],
    ['503', serviceUnavailable, { name: 'ServiceUnavailableException', status: 503 }],
    ['expired token', expiredToken, { name: 'ExpiredTokenException', status: 403 }],
    ['unknown key', unrecognizedClient, { name: 'UnrecognizedClientException', status: 403 }],
    ['wrong secret', invalidSignature, { name: 'InvalidSignatureException', status: 403 }],
  ];
  for (const [what, effect, expected] of errors) {
    it(`${what} reaches the SDK as ${expected.name ?? ''}`, async () => {
      simulator.setFaults({ effect });
      const error = await errorOf(list());
      assert.deepEqual({ ...error, ...expected }, error);
      simulator.setFaults();
      assert.equal((await list()).coreDevices?.length, 30);
    });
  }

  for (const action of ['greengrass:ListCoreDevices', 'iot:DescribeJob', 'null']) {
    it(`access denied names the action ${action}`, async () => {
      simulator.setFaults({ effect: accessDenied(action) });
      const { name, message, status } = await errorOf(list());
      assert.deepEqual([name, status], ['AccessDeniedException', 403]);
      assert.ok(message.includes(` is not authorized to perform: ${action} on resource: `));
    });
  }

  it('affects only its operation and device', async () => {
    simulator.setFaults({ operation: 'ListEffectiveDeployments', name: device, effect: expiredToken });
    const deploymentsOf = (coreDeviceThingName: string) =>
      client.send(new ListEffectiveDeploymentsCommand({ coreDeviceThingName }));
    assert.equal((await errorOf(deploymentsOf(device))).name, 'ExpiredTokenException');
    await deploymentsOf('graz-press-002');
    await client.send(new GetCoreDeviceCommand({ coreDeviceThingName: device }));
    await list();
  });

  it('affects a number of requests before the next fault', async () => {
    simulator.setFaults({ times: 2, effect: expiredToken }, { times: 1, effect: serviceUnavailable });
    const names = [];
    for (let call = 0; call < 3; call += 1) {
      names.push((await errorOf(list())).name);
    }
    assert.deepEqual(names, ['ExpiredTokenException', 'ExpiredTokenException', 'ServiceUnavailableException']);
    await list();
  });

  it('affects its page', async () => {
    simulator.setFaults({ operation, page: 3, times: 1, effect: internalServerError() });
    const first = await list({ maxResults: 10 });
    const second = await list({ maxResults: 10, nextToken: first.nextToken });
    const third = { maxResults: 10, nextToken: second.nextToken };
    assert.equal((await errorOf(list(third))).status, 500);
    assert.equal((await list(third)).coreDevices?.length, 10);
  });

  it('can skip the first page', async () => {
    simulator.setFaults({ page: 'later', effect: expiredToken });
    const { nextToken } = await list({ maxResults: 10 });
    assert.equal((await errorOf(list({ maxResults: 10, nextToken }))).name, 'ExpiredTokenException');
  });

  it('can be a rate limit with a burst', async () => {
    simulator.setFaults({ beyond: { burst: 3, perSecond: 2 }, effect: { kind: 'throttle' } });
    const statuses = async (count: number): Promise<readonly number[]> => {
      const statuses = [];
      for (let call = 0; call < count; call += 1) {
        statuses.push((await send(simulator, '/greengrass/v2/coreDevices')).status);
      }
      return statuses;
    };
    assert.deepEqual(await statuses(5), [200, 200, 200, 429, 429]);
    clock.advance(1);
    assert.deepEqual(await statuses(3), [200, 200, 429]);
    clock.advance(60);
    assert.deepEqual(await statuses(4), [200, 200, 200, 429]);
  });

  it('hang never responds, and an abort ends it', async () => {
    simulator.setFaults({ effect: { kind: 'hang' } });
    const abort = new AbortController();
    const call = errorOf(client.send(new ListCoreDevicesCommand({}), { abortSignal: abort.signal }));
    await simulator.waitForRequest((request) => request.operation === operation);
    abort.abort();
    assert.equal((await call).name, 'AbortError');
    assert.equal(simulator.requests[0]?.status, undefined);
  });

  it("hang doesn't keep the simulator open", async () => {
    simulator.setFaults({ effect: { kind: 'hang' } });
    const call = errorOf(list());
    await simulator.waitForRequest(() => true);
    await simulator.close();
    assert.match(String((await call)['code']), /ECONNRESET/u);
  });

  it('hang can stop in the middle of a response, and an abort ends it', async () => {
    simulator.setFaults({ effect: { kind: 'hang', midBody: true } });
    const abort = new AbortController();
    const responded = simulator.nextRequest(({ status }) => status === 200);
    const call = errorOf(client.send(new ListCoreDevicesCommand({}), { abortSignal: abort.signal }));
    await responded;
    abort.abort();
    assert.match((await call).message, /aborted/u);
  });

  it('drip sends the whole response byte by byte', async () => {
    simulator.setFaults({ effect: { kind: 'drip', milliseconds: 1 } });
    const { text } = await send(simulator, `/greengrass/v2/coreDevices/${device}`);
    simulator.setFaults();
    assert.equal(text, (await send(simulator, `/greengrass/v2/coreDevices/${device}`)).text);
  });

  it('reset breaks the connection before the response', async () => {
    simulator.setFaults({ times: 1, effect: { kind: 'reset' } });
    assert.equal((await errorOf(list()))['code'], 'ECONNRESET');
    await list();
  });

  it('reset breaks the connection in the middle of the response', async () => {
    simulator.setFaults({ times: 1, effect: { kind: 'reset', midBody: true } });
    const error = await errorOf(list());
    assert.match(`${error.message} ${String(error['code'])}`, /aborted|ECONNRESET/u);
    assert.equal(simulator.requests[0]?.status, 200);
  });

  for (const status of [200, 407, 502]) {
    it(`html comes from a proxy with ${status}`, async () => {
      simulator.setFaults({ effect: { kind: 'html', status } });
      const { headers, text, ...response } = await send(simulator, '/greengrass/v2/coreDevices');
      assert.deepEqual([response.status, headers['content-type']], [status, 'text/html']);
      assert.match(text, /^<!DOCTYPE html>/u);
      assert.equal((await errorOf(list())).name, 'SyntaxError');
    });
  }

  it('truncate ends the JSON halfway', async () => {
    simulator.setFaults({ effect: { kind: 'truncate' } });
    assert.equal((await errorOf(list())).name, 'SyntaxError');
  });

  it('body replaces the response with anything', async () => {
    const body = '{"coreDevices":[{"coreDeviceThingName":"<b>","lastStatusUpdateTimestamp":1e300}]}';
    simulator.setFaults({ effect: { kind: 'body', body } });
    const { coreDevices } = await list();
    assert.deepEqual(
      coreDevices?.map(({ coreDeviceThingName }) => coreDeviceThingName),
      ['<b>'],
    );
    simulator.setFaults({ effect: { kind: 'body', body: '', status: 204 } });
    assert.equal((await send(simulator, '/greengrass/v2/coreDevices')).status, 204);
  });

  it('wrongTypes changes the types of all or some fields', async () => {
    simulator.setFaults({ effect: { kind: 'wrongTypes' } });
    assert.match((await errorOf(list())).message, /Expected real number/u);
    simulator.setFaults({ operation: 'GetCoreDevice', effect: { kind: 'wrongTypes', fields: ['coreVersion'] } });
    const { json } = await send(simulator, `/greengrass/v2/coreDevices/${device}`);
    assert.ok(typeof json === 'object' && json !== null && 'coreVersion' in json && 'coreDeviceThingName' in json);
    assert.deepEqual([typeof json.coreVersion, json.coreDeviceThingName], ['object', device]);
  });

  it('nullItems puts null into the lists', async () => {
    simulator.setFaults({ effect: { kind: 'nullItems' } });
    const { installedComponents } = await client.send(
      new ListInstalledComponentsCommand({ coreDeviceThingName: device }),
    );
    assert.deepEqual([installedComponents?.[0], installedComponents?.at(-1)], [null, null]);
  });

  it('tokens repeat, one or several in turn, and any token is accepted', async () => {
    const follow = async (count: number) => {
      const seen: (string | undefined)[] = [undefined];
      for (let call = 0; call < count; call += 1) {
        seen.push((await list({ nextToken: seen.at(-1) })).nextToken);
      }
      return seen.slice(1);
    };
    simulator.setFaults({ effect: { kind: 'tokens', tokens: ['A'] } });
    assert.deepEqual(await follow(3), ['A', 'A', 'A']);
    simulator.setFaults({ effect: { kind: 'tokens', tokens: ['A', 'B'] } });
    assert.deepEqual(await follow(4), ['A', 'B', 'A', 'B']);
    simulator.setFaults({ effect: { kind: 'endlessTokens' } });
    assert.equal(new Set(await follow(5)).size, 5);
  });

  it('emptyPage sends empty pages with tokens before the items', async () => {
    simulator.setFaults({ effect: { kind: 'emptyPage', count: 2 } });
    const first = await list({ maxResults: 20 });
    const second = await list({ maxResults: 20, nextToken: first.nextToken });
    const third = await list({ maxResults: 20, nextToken: second.nextToken });
    const fourth = await list({ maxResults: 20, nextToken: third.nextToken });
    assert.deepEqual(
      [first, second, third, fourth].map(({ coreDevices }) => coreDevices?.length),
      [0, 0, 20, 10],
    );
    assert.equal(fourth.nextToken, undefined);
  });

  it('slow delays the response, even with another fault', async () => {
    simulator.setFaults({ effect: { kind: 'slow', milliseconds: 30 } }, { effect: expiredToken });
    const began = performance.now();
    assert.equal((await errorOf(list())).name, 'ExpiredTokenException');
    // A lower bound is valid on any machine.
    assert.ok(performance.now() - began >= 29);
  });
});

describe('the SDK with its default retries', () => {
  it('recovers from throttling', async () => {
    const simulator = await startSimulator({ fleet: generateFleet(3) });
    const credentials = { accessKeyId: 'SIMULATOR', secretAccessKey: 'simulator' };
    const client = new GreengrassV2Client({ endpoint: simulator.url, region: 'eu-west-1', credentials });
    simulator.setFaults({ times: 1, effect: { kind: 'throttle', retryAfterSeconds: 0 } });
    const { $metadata } = await client.send(new ListCoreDevicesCommand({}));
    assert.equal($metadata.attempts, 2);
    assert.deepEqual(
      simulator.requests.map(({ status }) => status),
      [429, 200],
    );
    client.destroy();
    await simulator.close();
  });
});
