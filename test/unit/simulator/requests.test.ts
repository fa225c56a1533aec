import assert from 'node:assert/strict';
import { GetCoreDeviceCommand, ListCoreDevicesCommand, type GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { ManualClock } from '../../simulator/clock';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { amzDate, send, errorOf, openClient, signedHeaders } from './openClient';

const list = '/greengrass/v2/coreDevices';

describe('an invalid request', () => {
  let simulator: Simulator;
  let client: GreengrassV2Client;
  before(async () => {
    simulator = await startSimulator({ fleet: generateFleet(3) });
    client = openClient(simulator);
  });
  after(async () => {
    client.destroy();
    await simulator.close();
  });

  const badQueries = [
    {
      query: 'maxResults=0',
      field: 'maxResults',
      reason: 'FIELD_VALIDATION_FAILED',
      words: /greater than or equal to 1/u,
    },
    {
      query: 'maxResults=101',
      field: 'maxResults',
      reason: 'FIELD_VALIDATION_FAILED',
      words: /less than or equal to 100/u,
    },
    { query: 'maxResults=many', field: 'maxResults', reason: 'CANNOT_PARSE', words: /'many' at 'maxResults'/u },
    { query: 'maxResults=', field: 'maxResults', reason: 'CANNOT_PARSE', words: /maxResults/u },
    { query: 'status=POORLY', field: 'status', reason: 'FIELD_VALIDATION_FAILED', words: /\[HEALTHY, UNHEALTHY\]/u },
    {
      query: 'runtime=',
      field: 'runtime',
      reason: 'FIELD_VALIDATION_FAILED',
      words: /length greater than or equal to 1/u,
    },
    { query: 'thingGroupArn=line-3', field: 'thingGroupArn', reason: 'FIELD_VALIDATION_FAILED', words: /pattern/u },
    { query: 'nextToken=made-up', field: 'nextToken', reason: 'FIELD_VALIDATION_FAILED', words: /not valid/u },
    { query: 'nextToken=', field: 'nextToken', reason: 'FIELD_VALIDATION_FAILED', words: /not valid/u },
  ];
  for (const { query, field, reason, words } of badQueries) {
    it(`with ${query} is a ValidationException that names the field`, async () => {
      const { status, headers, json } = await send(simulator, `${list}?${query}`);
      assert.deepEqual([status, headers['x-amzn-errortype']], [400, 'ValidationException']);
      assert.ok(typeof json === 'object' && json !== null && 'message' in json && 'fields' in json && 'reason' in json);
      assert.equal(json.reason, reason);
      assert.match(String(json.message), words);
      assert.deepEqual(json.fields, [{ name: field, message: json.message }]);
    });
  }

  it('reaches the SDK as its ValidationException with reason and fields', async () => {
    const error = await errorOf(client.send(new ListCoreDevicesCommand({ maxResults: 101 })));
    assert.deepEqual(
      [error.name, error.status, error['reason']],
      ['ValidationException', 400, 'FIELD_VALIDATION_FAILED'],
    );
    assert.deepEqual(error['fields'], [{ name: 'maxResults', message: error.message }]);
  });

  it('with a name of 129 characters is a ValidationException, with 128 it is not found', async () => {
    const get = (length: number) => client.send(new GetCoreDeviceCommand({ coreDeviceThingName: 'x'.repeat(length) }));
    assert.equal((await errorOf(get(129))).name, 'ValidationException');
    assert.equal((await errorOf(get(128))).name, 'ResourceNotFoundException');
  });

  it('with an unknown topology filter is a ValidationException', async () => {
    const { text } = await send(simulator, `${list}/graz-press-001/installedComponents?topologyFilter=LEAVES`);
    assert.match(text, /enum value set: \[ALL, ROOT\]/u);
  });

  const unknown = [
    ['GET', '/greengrass/v2/coreDevice'],
    ['GET', '/'],
    ['GET', '/greengrass/v2/coreDevices/a/b'],
    ['POST', list],
    ['DELETE', '/greengrass/v2/coreDevices/graz-press-001'],
  ] as const;
  for (const [method, path] of unknown) {
    it(`${method} ${path} is an UnknownOperationException`, async () => {
      const { status, headers, json } = await send(simulator, path, signedHeaders('eu-west-1'), method);
      assert.deepEqual([status, headers['x-amzn-errortype']], [404, 'UnknownOperationException']);
      assert.match(JSON.stringify(json), /com\.amazon\.coral\.service#UnknownOperationException/u);
    });
  }

  it('with invalid percent-encoding is a ValidationException', async () => {
    const { status, headers } = await send(simulator, `${list}/%E0%A4%A`);
    assert.deepEqual([status, headers['x-amzn-errortype']], [400, 'ValidationException']);
  });
});

describe('a signature', () => {
  const now = Date.now();
  const good = signedHeaders('eu-west-1', { time: now });
  const authorization = good['authorization'] ?? '';
  const invalid = 'InvalidSignatureException';
  const incomplete = 'IncompleteSignatureException';
  const later = (seconds: number) => signedHeaders('eu-west-1', { time: now + seconds * 1000 });

  let simulator: Simulator;
  before(async () => {
    // The headers are created when this file loads, and other tests can run for a while before these.
    simulator = await startSimulator({ fleet: generateFleet(3), clock: new ManualClock(now) });
  });
  after(() => simulator.close());

  const refused: readonly (readonly [string, Record<string, string>, string, RegExp])[] = [
    ['is missing', {}, 'MissingAuthenticationTokenException', /^Missing Authentication Token$/u],
    ['uses another scheme', { ...good, authorization: 'Bearer abc' }, incomplete, /AWS4-HMAC-SHA256/u],
    ['lacks its parts', { ...good, authorization: 'AWS4-HMAC-SHA256 x' }, incomplete, /'Credential'.*'Signature'/u],
    ['lacks its date', { authorization }, incomplete, /X-Amz-Date/u],
    ['has a bad date', { ...good, 'x-amz-date': `${amzDate(now).slice(0, 8)}T9` }, incomplete, /ISO-8601/u],
    [
      'has a bad scope',
      { ...good, authorization: authorization.replace('/aws4_request', '') },
      incomplete,
      /exactly 5 slash-delimited elements/u,
    ],
    ['is for another Region', signedHeaders('us-east-1'), invalid, /valid region, not 'us-east-1'/u],
    ['is for another service', signedHeaders('eu-west-1', { service: 's3' }), invalid, /service: 'greengrass'/u],
    [
      'has another date than the request',
      { ...good, authorization: authorization.replace(/\/\d{8}\//u, '/20200101/') },
      invalid,
      /Date in Credential scope/u,
    ],
    ['is six minutes old', later(-360), invalid, /^Signature expired: \d{8}T\d{6}Z is now earlier than .*5 min/u],
    ['is six minutes ahead', later(360), invalid, /^Signature not yet current/u],
    [
      'is malformed',
      { ...good, authorization: authorization.replace(/0{64}/u, 'nonsense') },
      invalid,
      /does not match the signature you provided/u,
    ],
  ];
  for (const [what, headers, type, words] of refused) {
    it(`that ${what} is rejected with ${type}`, async () => {
      const response = await send(simulator, list, headers);
      assert.deepEqual([response.status, response.headers['x-amzn-errortype']], [403, type]);
      assert.ok(typeof response.json === 'object' && response.json !== null && 'message' in response.json);
      assert.match(String(response.json.message), words);
    });
  }

  it('that is well-formed is accepted with a clock skew of up to five minutes', async () => {
    assert.equal((await send(simulator, list, good)).status, 200);
    assert.equal((await send(simulator, list, later(-200))).status, 200);
  });

  it('of the SDK for another Region causes InvalidSignatureException', async () => {
    const client = openClient(simulator, 'us-west-2');
    const error = await errorOf(client.send(new ListCoreDevicesCommand({})));
    assert.deepEqual([error.name, error.status], [invalid, 403]);
    client.destroy();
  });
});
