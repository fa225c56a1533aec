import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { GetCoreDeviceCommand, ListCoreDevicesCommand, type GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { ManualClock, realClock } from '../../simulator/clock';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { send, openClient } from './openClient';

describe('a simulator', () => {
  let simulator: Simulator;
  let client: GreengrassV2Client;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(3) });
    client = openClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  const list = () => client.send(new ListCoreDevicesCommand({ maxResults: 2 }));

  it('listens only on loopback, and has the environment for a client', () => {
    assert.match(simulator.url, /^http:\/\/127\.0\.0\.1:\d+$/u);
    const {
      AWS_ENDPOINT_URL_GREENGRASSV2: url,
      AWS_ENDPOINT_URL_IOT: iot,
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: logs,
      AWS_REGION: region,
      ...keys
    } = simulator.env;
    assert.deepEqual([url, iot, logs, region], [simulator.url, simulator.url, simulator.url, 'eu-west-1']);
    assert.deepEqual(Object.keys(keys).sort(), ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
  });

  it('records every request with its caller, connection and result', async () => {
    await list();
    await client.send(new GetCoreDeviceCommand({ coreDeviceThingName: 'my:thing' })).catch(() => undefined);
    await send(simulator, '/elsewhere?x=1', {});
    const seen = simulator.requests.map(({ operation, name, query, url, status, connection }) => [
      operation,
      name,
      query,
      url,
      status,
      connection,
    ]);
    const root = '/greengrass/v2/coreDevices';
    assert.deepEqual(seen, [
      ['ListCoreDevices', '', { maxResults: '2' }, `${root}?maxResults=2`, 200, 1],
      ['GetCoreDevice', 'my:thing', {}, `${root}/my%3Athing`, 404, 1],
      [undefined, '', {}, '/elsewhere?x=1', 404, 2],
    ]);
    assert.match(simulator.requests[0]?.userAgent ?? '', /aws-sdk-js/u);
  });

  it('reports a request on arrival and on response', async () => {
    const seen: (number | undefined)[] = [];
    const stop = simulator.onDidRequest(({ status }) => seen.push(status));
    const arrived = simulator.nextRequest(({ operation }) => operation === 'ListCoreDevices');
    const responded = simulator.nextRequest(({ status }) => status === 200);
    await list();
    assert.equal(await arrived, await responded);
    stop();
    await list();
    assert.deepEqual(seen, [undefined]);
    const past = await simulator.waitForRequest(({ status }) => status === 200);
    assert.equal(past, simulator.requests[0]);
  });

  it('uses the given port and releases it', async () => {
    const port = Number(new URL(simulator.url).port);
    await assert.rejects(startSimulator({ fleet: generateFleet(1), port }), /EADDRINUSE/u);
    await simulator.close();
    simulator = await startSimulator({ fleet: generateFleet(1), port });
    assert.equal(Number(new URL(simulator.url).port), port);
  });

  it('closes idle connections when it closes', async () => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await simulator.close();
    await closed;
  });

  it('responds after its latency', async () => {
    simulator.latency = 40;
    const began = performance.now();
    await list();
    // A lower bound is valid on any machine.
    assert.ok(performance.now() - began >= 39);
  });
});

describe('a clock', () => {
  it('that is manual calls back in order, each at its time', () => {
    const clock = new ManualClock(1_000);
    const calls: string[] = [];
    const note = (what: string) => () => {
      calls.push(`${what} ${clock.now()}`);
    };
    clock.after(5, note('late'));
    clock.after(2, note('early'));
    clock.after(2, () => {
      clock.after(1, note('from within'));
    });
    const cancel = clock.after(3, note('never'));
    cancel();
    clock.advance(4);
    assert.deepEqual(calls, ['early 3000', 'from within 4000']);
    assert.equal(clock.now(), 5_000);
    clock.advance(1);
    assert.deepEqual(calls.at(-1), 'late 6000');
  });

  it('that is real speeds up delays but not the time', async () => {
    const clock = realClock(10_000);
    const began = clock.now();
    await new Promise<void>((resolve) => {
      clock.after(60, resolve);
    });
    assert.ok(clock.now() - began < 60_000);
    assert.ok(Math.abs(clock.now() - Date.now()) < 1_000);
    let isCalled = false;
    clock.after(0, () => {
      isCalled = true;
    })();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isCalled, false);
  });
});
