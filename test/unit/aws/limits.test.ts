import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { connect } from '../../../src/aws/connect';
import { defaultLimits } from '../../../src/aws/limits';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { Effect } from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();

describe('a response', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    home = await temporaryHome(simulator.env);
    const limits = { ...defaultLimits, response: 200 };
    connection = await connect({ profile: undefined, region: undefined }, undefined, limits);
  });
  afterEach(async () => {
    connection.close();
    await simulator.close();
    await home.dispose();
  });

  const effects: readonly (readonly [what: string, effect: Effect])[] = [
    ['that never comes', { kind: 'hang' }],
    ['that stops halfway', { kind: 'hang', midBody: true }],
    ['that arrives too slowly', { kind: 'drip', milliseconds: 20 }],
  ];
  for (const [what, effect] of effects) {
    it(`${what} times out without a retry`, async () => {
      simulator.setFaults({ effect });
      await assert.rejects(connection.source.listCoreDevices(undefined, signal), { kind: 'timeout' });
      assert.equal(simulator.requests.length, 1);
      simulator.setFaults();
      assert.equal((await connection.source.listCoreDevices(undefined, signal)).items.length, 5);
    });
  }

  it('from AWS IoT times out, too', async () => {
    simulator.setFaults({ effect: { kind: 'hang', midBody: true } });
    const deployments = simulator.deviceNames().flatMap((name) => simulator.device(name)?.effectiveDeployments ?? []);
    const jobId = deployments[0]?.iotJobId ?? '';
    const call = connection.source.listJobExecutionsForJob(jobId, 'FAILED', undefined, signal);
    await assert.rejects(call, { kind: 'timeout' });
    assert.equal(simulator.requests.length, 1);
  });

  it('is requested again after a broken connection', async () => {
    simulator.setFaults({ times: 1, effect: { kind: 'reset', midBody: true } });
    assert.equal((await connection.source.listCoreDevices(undefined, signal)).items.length, 5);
    assert.equal(simulator.requests.length, 2);
  });
});

describe('an endpoint that accepts a connection and never responds', () => {
  let home: TemporaryHome;
  let server: Server;
  beforeEach(async () => {
    server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    home = await temporaryHome({
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL_GREENGRASSV2: `https://127.0.0.1:${port}`,
    });
  });
  afterEach(async () => {
    server.close();
    await home.dispose();
  });

  it('times out, even during the TLS handshake', async () => {
    const limits = { ...defaultLimits, response: 200 };
    const connection = await connect({ profile: undefined, region: undefined }, undefined, limits);
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), { kind: 'timeout' });
    connection.close();
  });
});
