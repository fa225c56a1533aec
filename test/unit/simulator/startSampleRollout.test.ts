import assert from 'node:assert/strict';
import { DescribeJobCommand, type IoTClient } from '@aws-sdk/client-iot';
import { ManualClock } from '../../simulator/clock';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { startSampleRollout } from '../../simulator/sample/startSampleRollout';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { Timeline } from '../../simulator/timeline/timeline';
import { openIotClient } from './openClient';

describe('the rollout in the sample fleet of npm start', () => {
  let simulator: Simulator;
  let client: IoTClient;
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8, 30));
  before(async () => {
    simulator = await startSimulator({ fleet: sampleFleet(), clock, signatureTolerance: Infinity });
    client = openIotClient(simulator);
  });
  after(async () => {
    client.destroy();
    await simulator.close();
  });

  it('proceeds while other things happen in the fleet, fails on one device, and ends', async () => {
    const stop = new Timeline(simulator).run(5_000);
    const { jobId } = startSampleRollout(simulator);
    const state = async (): Promise<readonly (number | boolean | undefined)[]> => {
      const { job } = await client.send(new DescribeJobCommand({ jobId }));
      const { numberOfQueuedThings, numberOfInProgressThings, numberOfSucceededThings, numberOfFailedThings } =
        job?.jobProcessDetails ?? {};
      const unfinished = (numberOfQueuedThings ?? 0) + (numberOfInProgressThings ?? 0);
      return [job?.isConcurrent, unfinished, numberOfSucceededThings, numberOfFailedThings];
    };
    assert.deepEqual(await state(), [true, 1, 0, 0]);
    clock.advance(4.5 * 60);
    assert.deepEqual(await state(), [true, 1, 3, 1]);
    clock.advance(2.5 * 60);
    assert.deepEqual(await state(), [false, 0, 6, 1]);
    stop();
  });
});
