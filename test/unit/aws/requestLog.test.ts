import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { errorCodes } from '../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../src/greengrass/redaction/redactor';
import { diagnosticsText } from '../../../src/text/reports/diagnostics';
import { requestLine } from '../../../src/text/errors/requestLine';
import { type RequestFacts } from '../../../src/greengrass/ports/requestFacts';
import { accessDenied, expiredToken, internalServerError, type Effect } from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';

const before = { ...process.env };
const { signal } = new AbortController();

describe('the log of requests', () => {
  let simulator: Simulator;
  let connection: Connection;
  let facts: RequestFacts[];
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    const keys = {
      AWS_ACCESS_KEY_ID: 'AKIASECRETKEYID',
      AWS_SECRET_ACCESS_KEY: 'hush',
      AWS_SESSION_TOKEN: 'token-hush',
    };
    Object.assign(process.env, simulator.env, keys, { AWS_EC2_METADATA_DISABLED: 'true' });
    facts = [];
    connection = await connect(
      { profile: undefined, region: undefined },
      {
        didRequest: (fact) => facts.push(fact),
        askMfaCode: () => Promise.resolve(undefined),
        didWait: () => undefined,
      },
    );
  });
  afterEach(async () => {
    connection.close();
    await simulator.close();
    for (const name of ['AWS_SESSION_TOKEN', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
  });

  const lines = (): readonly string[] => facts.map(requestLine);

  it('has a line per call of both services: operation, Region, result, duration', async () => {
    await connection.source.listCoreDevices(undefined, signal);
    await connection.source.listJobExecutionsForJob('none', 'FAILED', undefined, signal).catch(() => undefined);
    const [list, executions, ...others] = lines();
    assert.match(list ?? '', /^ListCoreDevices default@eu-west-1, 200, \d+ ms, request [0-9a-f-]{36}$/u);
    assert.match(
      executions ?? '',
      /^ListJobExecutionsForJob default@eu-west-1, 404, ResourceNotFoundException, \d+ ms/u,
    );
    assert.deepEqual(others, []);
  });

  it('has one line for a call with retries', async () => {
    simulator.setFaults({ times: 1, effect: internalServerError() });
    await connection.source.listCoreDevices(undefined, signal);
    assert.match(lines().join('\n'), /^ListCoreDevices default@eu-west-1, 200, \d+ ms, 2 attempts, request \S+$/u);
  });

  const effects: readonly Effect[] = [
    accessDenied('greengrass:ListCoreDevices'),
    expiredToken,
    { kind: 'html', status: 407 },
    { kind: 'reset' },
    { kind: 'truncate' },
    { kind: 'body', body: '{"coreDevices":[{"lastStatusUpdateTimestamp":"AKIASECRETKEYID"}]}' },
  ];
  for (const effect of effects) {
    it(`contains no secrets after ${JSON.stringify(effect).slice(0, 50)}`, async () => {
      simulator.setFaults({ effect });
      await connection.source.listCoreDevices(undefined, signal).catch(() => undefined);
      assert.ok(facts.length > 0);
      const text = JSON.stringify([facts, lines()]);
      assert.doesNotMatch(text, /AKIA|hush|Signature|Authorization|operator/u);
    }).timeout(20_000);
  }

  it("doesn't contain the signed request, which AWS repeats in a signature error", async () => {
    const quoted =
      "The Canonical String for this request should have been\n'GET\n/\nx-amz-security-token:token-hush\n'";
    const effect: Effect = {
      kind: 'error',
      status: 403,
      type: 'InvalidSignatureException',
      message: `The request signature we calculated does not match.\n\n${quoted}`,
    };
    simulator.setFaults({ effect });
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), (thrown) => {
      assert.ok(thrown instanceof Error);
      assert.equal(thrown.message, 'The request signature we calculated does not match.');
      return true;
    });
    assert.doesNotMatch(JSON.stringify([facts, lines()]), /AKIA|hush/u);
  });

  it('omits profile and connection from a bug report', async () => {
    await connection.source.listCoreDevices(undefined, signal);
    const text = diagnosticsText(
      {
        extensionVersion: '0.1.0',
        vsCodeVersion: '1.101.0',
        host: 'local',
        platform: 'linux x64',
        connections: [
          { state: 'open', region: 'eu-west-1', hasCustomEndpoint: true, knownDevices: 5, scan: 'none' },
          { state: 'open', region: 'eu-west-1', hasCustomEndpoint: false, knownDevices: 5, scan: 'none' },
        ],
        requests: facts.map((fact) => ({ ...fact, endedAt: new Date('2026-11-23T16:04:09.870Z') })),
      },
      new Redactor(errorCodes),
    );
    assert.match(text, /The last 1 request,[^]*\n2026-11-23T16:04:09Z ListCoreDevices, 200, /u);
    assert.match(text, /eu-west-1, endpoint: custom, [^]*eu-west-1, endpoint: AWS, /u);
    assert.doesNotMatch(text, /default@|127\.0\.0\.1/u);
  });

  it('has the time of each response, and mentions a custom endpoint without its URL', async () => {
    const start = Date.now();
    await connection.source.listCoreDevices(undefined, signal);
    const endedAt = facts[0]?.endedAt ?? new Date(0);
    assert.ok(endedAt.getTime() >= start && endedAt.getTime() <= Date.now());
    assert.equal(connection.hasCustomEndpoint, true);
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_GREENGRASSV2');
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_IOT');
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS');
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
    const usual = await connect({ profile: undefined, region: undefined });
    usual.close();
    assert.equal(usual.hasCustomEndpoint, false);
  });
});
