import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();

describe('throttling by AWS', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection;
  let throttles: (number | undefined)[];
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    home = await temporaryHome(simulator.env);
    connection = await connect({ profile: undefined, region: undefined });
    throttles = [];
    connection.onDidThrottle?.((seconds) => throttles.push(seconds));
  });
  afterEach(async () => {
    connection.close();
    await simulator.close();
    await home.dispose();
  });
  const list = (): Promise<unknown> => connection.source.listCoreDevices(undefined, signal);

  it('is reported with its Retry-After for both services, and the call is retried', async () => {
    simulator.setFaults(
      { operation: 'ListCoreDevices', times: 1, effect: { kind: 'throttle', retryAfterSeconds: 1 } },
      { operation: 'ListJobExecutionsForJob', times: 1, effect: { kind: 'throttle' } },
    );
    await list();
    const executions = connection.source.listJobExecutionsForJob('none', 'FAILED', undefined, signal);
    await assert.rejects(executions, { kind: 'notFound' });
    assert.deepEqual(throttles, [1, undefined]);
  }).timeout(30_000);

  it("isn't reported for other errors", async () => {
    simulator.setFaults({
      times: 1,
      effect: { kind: 'error', status: 500, type: 'InternalServerException', message: '' },
    });
    await list();
    assert.deepEqual(throttles, []);
  });

  it('loses no call at 10 requests a second', async () => {
    simulator.setFaults({ beyond: { burst: 10, perSecond: 10 }, effect: { kind: 'throttle' } });
    let left = 30;
    const work = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await list();
      }
    };
    await Promise.all(Array.from({ length: 10 }, work));
    assert.equal(simulator.requests.filter(({ status }) => status === 200).length, 30);
    assert.ok(throttles.length > 0);
  }).timeout(60_000);
});
