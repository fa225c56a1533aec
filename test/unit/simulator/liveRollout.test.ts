import assert from 'node:assert/strict';
import { DescribeJobCommand, ListJobExecutionsForJobCommand, type IoTClient, type Job } from '@aws-sdk/client-iot';
import { operations } from '../../simulator/http/apiModel';
import { ManualClock } from '../../simulator/clock';
import { generateFleet } from '../../simulator/generated/generateFleet';
import type { LiveRollout } from '../../simulator/iot/liveRollout';
import type { RolloutPlan } from '../../simulator/iot/rolloutPlan';
import { targetArn } from '../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { modelMismatches } from './modelMismatches';
import { openIotClient, send, signedHeaders } from './openClient';

const start = Date.UTC(2026, 10, 24, 8, 30);
const group = 'plant-graz-line-3';
const things = ['graz-press-001', 'graz-press-002', 'graz-press-003', 'graz-press-004', 'graz-press-005'];

describe('a rollout of the simulator', () => {
  let simulator: Simulator;
  let client: IoTClient;
  let clock: ManualClock;
  beforeEach(async () => {
    clock = new ManualClock(start);
    simulator = await startSimulator({ fleet: generateFleet(60), clock, signatureTolerance: Infinity });
    client = openIotClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  /** One device every 10 seconds, each of which starts after 4 seconds and ends after another 4. */
  const begin = (plan: Partial<RolloutPlan> = {}): LiveRollout =>
    simulator.startRollout({ target: group, things, perMinute: 6, stepSeconds: 4, ...plan });

  async function job(jobId: string): Promise<Job> {
    const { job: described } = await client.send(new DescribeJobCommand({ jobId }));
    assert.ok(described);
    return described;
  }

  /** Counters that aren't 0, such as `1 Failed, 2 Succeeded`. */
  async function counts(jobId: string): Promise<string> {
    const { jobProcessDetails = {} } = await job(jobId);
    return Object.entries(jobProcessDetails)
      .flatMap(([name, count]) =>
        typeof count === 'number' && count > 0 ? [`${count} ${name.replaceAll(/^numberOf|Things$/gu, '')}`] : [],
      )
      .sort()
      .join(', ');
  }

  async function statuses(jobId: string): Promise<readonly (string | undefined)[]> {
    const { executionSummaries = [] } = await client.send(new ListJobExecutionsForJobCommand({ jobId }));
    return executionSummaries.map(({ jobExecutionSummary }) => jobExecutionSummary?.status);
  }

  it('creates executions at its rate, and moves each of them on', async () => {
    const { jobId } = begin({ failing: ['graz-press-002'] });
    assert.equal(await counts(jobId), '1 Queued');
    clock.advance(5);
    assert.equal(await counts(jobId), '1 InProgress');
    clock.advance(5);
    assert.equal(await counts(jobId), '1 Queued, 1 Succeeded');
    clock.advance(8);
    assert.equal(await counts(jobId), '1 Failed, 1 Succeeded');
    clock.advance(60);
    assert.equal(await counts(jobId), '1 Failed, 4 Succeeded');
  });

  it('is concurrent, with its target, until the last execution exists', async () => {
    const { jobId } = begin();
    const first = await job(jobId);
    assert.equal(first.isConcurrent, true);
    assert.deepEqual(first.jobProcessDetails?.processingTargets, [targetArn('thinggroup', group)]);
    assert.deepEqual(first.jobExecutionsRolloutConfig, { maximumPerMinute: 6 });
    clock.advance(39);
    assert.equal((await job(jobId)).isConcurrent, true);
    clock.advance(1);
    const last = await job(jobId);
    assert.deepEqual([last.isConcurrent, last.status], [false, 'IN_PROGRESS']);
    assert.equal(last.jobProcessDetails?.processingTargets, undefined);
    assert.deepEqual(last.lastUpdatedAt, new Date(start + 40_000));
  });

  it('has the times of each execution', async () => {
    const { jobId } = begin();
    clock.advance(30);
    const { executionSummaries = [] } = await client.send(new ListJobExecutionsForJobCommand({ jobId }));
    const third = executionSummaries.find(({ thingArn }) => thingArn?.endsWith('graz-press-003'))?.jobExecutionSummary;
    assert.deepEqual(
      [third?.queuedAt, third?.startedAt, third?.lastUpdatedAt],
      [20, 24, 28].map((seconds) => new Date(start + seconds * 1000)),
    );
  });

  it('is the next revision on its devices and cancels the one before', async () => {
    const before = simulator.fleet.cloudDeployments().find((item) => item.targetArn === targetArn('thinggroup', group));
    const { deploymentId } = begin();
    clock.advance(8);
    const device = simulator.device('graz-press-001');
    assert.deepEqual(
      [device?.effectiveDeployments[0]?.deploymentId, device?.effectiveDeployments[0]?.coreDeviceExecutionStatus],
      [deploymentId, 'SUCCEEDED'],
    );
    assert.equal(simulator.fleet.cloudDeployment(deploymentId)?.revisionId, '4');
    assert.equal((await job(before?.iotJobId ?? '')).status, 'CANCELED');
    assert.ok(!(await statuses(before?.iotJobId ?? '')).includes('QUEUED'));
    assert.equal(simulator.fleet.cloudDeployment(before?.deploymentId ?? '')?.isLatestForTarget, false);
  });

  it('is aborted once too many of the notified devices have failed', async () => {
    const { jobId, deploymentId } = begin({
      failing: ['graz-press-001', 'graz-press-003'],
      silent: ['graz-press-002'],
      abort: { thresholdPercentage: 50, minNumberOfExecutedThings: 3 },
    });
    clock.advance(27);
    assert.equal((await job(jobId)).status, 'IN_PROGRESS');
    clock.advance(1);
    const aborted = await job(jobId);
    assert.deepEqual(
      [aborted.status, aborted.isConcurrent, aborted.reasonCode, aborted.comment],
      ['CANCELED', true, 'ABORT_CRITERIA_MET', '2 of 3 things failed.'],
    );
    assert.equal(aborted.abortConfig?.criteriaList?.[0]?.thresholdPercentage, 50);
    assert.equal(await counts(jobId), '1 Queued, 2 Failed');
    clock.advance(3600);
    assert.equal(await counts(jobId), '1 Canceled, 2 Failed');
    assert.equal((await job(jobId)).isConcurrent, false);
    assert.equal(simulator.fleet.cloudDeployment(deploymentId)?.deploymentStatus, 'CANCELED');
  });

  it('can be canceled, and a device that has started goes on', async () => {
    const rollout = begin();
    clock.advance(15);
    rollout.cancel('TORQUE_LIMITS', 'Wrong limits');
    clock.advance(3600);
    assert.equal(await counts(rollout.jobId), '2 Succeeded');
    assert.equal((await job(rollout.jobId)).comment, 'Wrong limits');
  });

  it('leaves devices QUEUED that are offline, and things that are no core devices', async () => {
    const { jobId } = begin({ things: ['graz-press-001', 'camera-1'], silent: ['graz-press-001'] });
    clock.advance(3600);
    assert.equal(await counts(jobId), '2 Queued');
  });

  it('counts devices that leave the group as REMOVED', async () => {
    const { jobId } = begin({ silent: ['graz-press-001'] });
    clock.advance(9);
    simulator.leaveGroup(group, 'graz-press-001');
    simulator.leaveGroup(group, 'graz-press-004');
    clock.advance(3600);
    assert.equal(await counts(jobId), '1 Removed, 3 Succeeded');
    assert.deepEqual([...(await statuses(jobId))].sort(), ['REMOVED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  it('counts devices that were deleted as REMOVED', async () => {
    const { jobId } = begin();
    clock.advance(15);
    simulator.remove('graz-press-002');
    simulator.remove('graz-press-005');
    clock.advance(3600);
    assert.equal(await counts(jobId), '1 Queued, 1 Removed, 3 Succeeded');
  });

  it('ends when a newer one starts, except on devices that have started', async () => {
    const older = begin();
    clock.advance(15);
    const newer = begin({ things: ['graz-press-005'] });
    clock.advance(3600);
    assert.equal(await counts(older.jobId), '2 Succeeded');
    assert.deepEqual([(await job(older.jobId)).status, (await job(older.jobId)).isConcurrent], ['CANCELED', false]);
    assert.equal(await counts(newer.jobId), '1 Succeeded');
  });

  it('can be a sub-deployment, which a revision of its parent ends', () => {
    const sub = begin({ target: 'canaries', things: ['graz-press-001'], parent: group });
    const parentTargetArn = simulator.fleet.cloudDeployment(sub.deploymentId)?.parentTargetArn;
    assert.equal(parentTargetArn, targetArn('thinggroup', group));
    begin();
    assert.equal(simulator.fleet.cloudDeployment(sub.deploymentId)?.deploymentStatus, 'INACTIVE');
  });

  it('stays as it is once it is stopped', async () => {
    const rollout = begin();
    rollout.stop();
    clock.advance(3600);
    assert.equal(await counts(rollout.jobId), '1 Queued');
  });

  it('responds in the shapes of the model at any time', async () => {
    const { jobId } = begin({ failing: things, abort: { thresholdPercentage: 30, minNumberOfExecutedThings: 2 } });
    for (let passed = 0; passed < 60; passed += 7) {
      const { json: described } = await send(simulator, `/jobs/${jobId}`, iotHeaders());
      assert.deepEqual(modelMismatches(described, operations.DescribeJob.output, 'iot'), []);
      const { json: listed } = await send(simulator, `/jobs/${jobId}/things`, iotHeaders());
      assert.deepEqual(modelMismatches(listed, operations.ListJobExecutionsForJob.output, 'iot'), []);
      clock.advance(7);
    }
  });

  const iotHeaders = () => signedHeaders(simulator.fleet.region, { service: 'iot', time: clock.now() });
});
