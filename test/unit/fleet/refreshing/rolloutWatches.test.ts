import assert from 'node:assert/strict';
import { RolloutWatches } from '../../../../src/fleet/refreshing/rolloutWatches';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { earlier, openRolloutWatching, simulated, things, type RolloutWatching } from './openRolloutWatching';

describe('a watch of a rollout', () => {
  let opened: RolloutWatching;
  let live: LiveFleet;
  let watches: RolloutWatches;
  let ended: readonly string[];

  beforeEach(async () => {
    opened = await openRolloutWatching();
    ({ live, watches, ended } = opened);
  });
  afterEach(() => opened.close());

  it('reads its job every 30 seconds, ends after two reads without changes, and then sends nothing', async () => {
    const rollout = await opened.begin();
    await opened.pass(80);
    assert.deepEqual(live.takeRequests(), Array(2).fill(`DescribeJob ${rollout.jobId}`));
    assert.deepEqual([watches.isWatched(opened.addressOf(rollout)), ended], [true, []]);
    await opened.pass(10);
    assert.deepEqual(ended, ['info: Rollout of press-line revision 2: 4 succeeded']);
    live.takeRequests();
    await opened.pass(600);
    assert.deepEqual([live.takeRequests(), live.clock.waiting, watches.items, ended.length], [[], 0, [], 1]);
  });

  it('starts over when a device changes between the two reads', async () => {
    await opened.begin();
    await opened.pass(70);
    live.simulator.fleet.iot.changeJob(live.fleet.deployments.all()[0]?.iotJobId ?? '', { isConcurrent: true });
    await opened.pass(20);
    assert.deepEqual(ended, []);
    live.simulator.fleet.iot.changeJob(live.fleet.deployments.all()[0]?.iotJobId ?? '', { isConcurrent: false });
    await opened.pass(50);
    assert.deepEqual(ended, []);
    await opened.pass(10);
    assert.equal(ended.length, 1);
  });

  it('ends at once when the job is aborted', async () => {
    await opened.begin({
      failing: ['press-1'],
      silent: ['press-2'],
      abort: { thresholdPercentage: 30, minNumberOfExecutedThings: 3 },
    });
    await opened.pass(30);
    assert.deepEqual(ended, [
      'error: Rollout of press-line revision 2 was canceled (ABORT_CRITERIA_MET): 1 failed (COMPONENT_BROKEN), 2 canceled',
    ]);
  });

  it('ends at once when a user cancels the deployment', async () => {
    const rollout = await opened.begin({ silent: things });
    rollout.cancel();
    await opened.pass(30);
    assert.deepEqual(ended, ['warning: Rollout of press-line revision 2 was canceled: 1 canceled']);
  });

  it('ends at once when a later revision replaces it', async () => {
    await opened.begin({ silent: things });
    await opened.pass(20);
    live.simulator.startRollout({ target: 'line-3', things, perMinute: 60 });
    await opened.pass(10);
    assert.deepEqual(ended, [
      'warning: Rollout of press-line revision 2 was superseded by a later revision: 3 canceled',
    ]);
  });

  it('ends at once when its job is deleted', async () => {
    const { jobId } = await opened.begin();
    live.simulator.fleet.iot.deleteJob(jobId);
    await opened.pass(30);
    assert.deepEqual(ended, ['warning: Rollout of press-line revision 2 ended because its job was deleted: 1 queued']);
  });

  it('ends at once when its deployment is deleted, too', async () => {
    const { jobId, deploymentId } = await opened.begin();
    live.simulator.fleet.iot.deleteJob(jobId);
    live.simulator.fleet.removeCloudDeployment(deploymentId);
    await opened.pass(30);
    assert.deepEqual(ended, [
      'warning: Rollout of press-line revision 2 ended because the deployment was deleted: 1 queued',
    ]);
  });

  it('ends after 24 hours with what was last known', async () => {
    await opened.begin({ silent: ['press-4'] });
    await opened.pass(60);
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await live.advance(24 * 3600 - 61);
    assert.deepEqual(ended, []);
    await live.advance(1);
    assert.deepEqual(ended, [
      'warning: Stopped watching the rollout of press-line revision 2 after 24 hours: 3 succeeded, 1 queued.',
    ]);
  });

  it('ends after 24 hours even if nothing could be read', async () => {
    const rollout = live.simulator.startRollout({ target: 'line-3', things, perMinute: 6 });
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    watches.watch(opened.addressOf(rollout));
    await live.advance(24 * 3600);
    assert.deepEqual(ended, [
      `warning: Stopped watching the rollout of ${rollout.deploymentId} after 24 hours: its state couldn't be loaded.`,
    ]);
  });

  it('continues after failures and waits for the budget', async () => {
    const rollout = await opened.begin();
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await opened.pass(600);
    live.fail();
    opened.perMinute = 0;
    await opened.pass(60);
    assert.deepEqual([watches.isWatched(opened.addressOf(rollout)), ended], [true, []]);
    opened.perMinute = 60;
    await opened.pass(60);
    assert.deepEqual(ended, ['info: Rollout of press-line revision 2: 4 succeeded']);
  });

  it('stays within the budget of AWS IoT', async () => {
    const { jobId } = await opened.begin({ silent: things });
    await opened.pass(60);
    live.takeRequests();
    opened.perMinute = 1;
    await opened.pass(50);
    assert.deepEqual(live.takeRequests(), []);
    await opened.pass(10);
    assert.deepEqual(live.takeRequests(), [`DescribeJob ${jobId}`]);
  });

  it("doesn't read a job again that was just read", async () => {
    await opened.begin();
    await opened.pass(20);
    await live.fleet.rollouts.refresh(live.fleet.deployments.all()[0]?.deploymentId ?? '');
    live.takeRequests();
    await opened.pass(10);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('that is stopped reports and sends nothing, and can start again', async () => {
    const rollout = await opened.begin();
    watches.watch(opened.addressOf(rollout));
    watches.stop(opened.addressOf(rollout));
    await opened.pass(120);
    assert.deepEqual([live.takeRequests(), ended, live.clock.waiting], [[], [], 0]);
    watches.watch(opened.addressOf(rollout));
    await opened.pass(30);
    assert.equal(ended.length, 1);
  });

  it('can start for rollouts to a thing group that are in progress', async () => {
    const rollout = await opened.begin({ silent: ['press-1'] });
    assert.equal(watches.canWatch(opened.addressOf(rollout)), true);
    const before = { ...opened.addressOf(rollout), deploymentId: earlier.deploymentId ?? '' };
    await live.fleet.rollouts.job(before.deploymentId).read();
    assert.deepEqual([watches.canWatch(before), watches.canWatch({ ...before, deploymentId: 'gone' })], [false, false]);
  });

  it('ignores other fleets and snapshots', async () => {
    const rollout = await opened.begin();
    watches.stop(opened.addressOf(rollout));
    watches.watch({ ...opened.addressOf(rollout), connectionId: 'another' });
    assert.deepEqual(watches.items, []);
    const snapshot = await openLiveFleet(simulated, { asOf: new Date(0) });
    try {
      const requests = new BackgroundRequests(snapshot.fleet, snapshot.clock, () => opened.perMinute);
      const ofSnapshot = new RolloutWatches(snapshot.fleet, snapshot.clock, requests);
      ofSnapshot.watch(opened.addressOf(rollout));
      assert.deepEqual(ofSnapshot.items, []);
    } finally {
      await snapshot.close();
    }
  });
});
