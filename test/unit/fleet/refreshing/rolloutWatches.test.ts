import assert from 'node:assert/strict';
import { RolloutWatches } from '../../../../src/fleet/refreshing/rolloutWatches';
import type { WatchedRolloutAddress } from '../../../../src/fleet/refreshing/watched';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { rolloutWatchWords } from '../../../../src/text/messages/rolloutWatchWords';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { ManualClock } from '../../../simulator/clock';
import { coreDevice, groupDeployment } from '../../../simulator/deviceParts';
import { accessDenied } from '../../../simulator/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import type { LiveRollout } from '../../../simulator/iot/liveRollout';
import type { RolloutPlan } from '../../../simulator/iot/rolloutPlan';
import { account, hours, region, seededRandom, targetArn } from '../../../simulator/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const earlier = groupDeployment(seededRandom(6), 'line-3', 'press-line', 90 * hours);
const things = ['press-1', 'press-2', 'press-3', 'press-4'];
const devices = things.map((name) => coreDevice(name, classic, 60, [earlier], []));
const simulated: SimulatedFleet = { account, region, devices, deployments: cloudDeploymentsOn(devices) };
const failure = {
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'COMPONENT_BROKEN'], errorTypes: ['COMPONENT_ERROR'] },
};

describe('a watch of a rollout', () => {
  let live: LiveFleet;
  let clock: ManualClock;
  let watches: RolloutWatches;
  let ended: string[];
  let perMinute: number;

  beforeEach(async () => {
    clock = new ManualClock(now.getTime());
    live = await openLiveFleet(simulated, {}, { clock, signatureTolerance: Infinity });
    [ended, perMinute] = [[], 60];
    const requests = new BackgroundRequests(live.fleet, live.clock, () => perMinute);
    watches = new RolloutWatches(live.fleet, live.clock, requests);
    watches.onDidEnd((end) => {
      const { text, severity } = rolloutWatchWords(end);
      ended.push(`${severity}: ${text}`);
    });
    await live.fleet.list.readFirst();
  });
  afterEach(async () => {
    watches.dispose();
    await live.close();
  });

  /** Lets time pass in the simulator and in the program. */
  async function pass(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 10) {
      clock.advance(10);
      await live.advance(10);
    }
  }

  function addressOf({ deploymentId }: LiveRollout): WatchedRolloutAddress {
    const { id } = live.fleet.connection;
    return { kind: 'deployment', connectionId: id, targetArn: targetArn('thinggroup', 'line-3'), deploymentId };
  }

  /** One device every 10 seconds, each of which starts after 10 seconds and ends after another 10: all end after 50. */
  async function begin(plan: Partial<RolloutPlan> = {}): Promise<LiveRollout> {
    const rollout = live.simulator.startRollout({ target: 'line-3', things, perMinute: 6, failure, ...plan });
    await live.fleet.rollouts.latest.listing.refresh();
    watches.watch(addressOf(rollout));
    await live.advance(0);
    live.takeRequests();
    return rollout;
  }

  it('reads its job every 30 seconds, ends after two reads without changes, and then sends nothing', async () => {
    const rollout = await begin();
    await pass(80);
    assert.deepEqual(live.takeRequests(), Array(2).fill(`DescribeJob ${rollout.jobId}`));
    assert.deepEqual([watches.isWatched(addressOf(rollout)), ended], [true, []]);
    await pass(10);
    assert.deepEqual(ended, ['info: Rollout of press-line revision 2: 4 succeeded']);
    live.takeRequests();
    await pass(600);
    assert.deepEqual([live.takeRequests(), live.clock.waiting, watches.items, ended.length], [[], 0, [], 1]);
  });

  it('names the most frequent error code, and reads at most five devices for it', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `drill-${index}`);
    many.forEach((name) => {
      live.simulator.put(coreDevice(name, classic, 60, [], []));
    });
    await begin({ things: [...things, ...many], failing: many, perMinute: 600 });
    await pass(50);
    live.takeRequests();
    await pass(10);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 4 succeeded, 9 failed (COMPONENT_BROKEN)']);
    const requests = live.takeRequests();
    assert.equal(requests.filter((request) => request.startsWith('ListEffectiveDeployments')).length, 5);
    assert.equal(requests.filter((request) => request.startsWith('ListJobExecutionsForJob')).length, 1);
  });

  it('reads no device if a code is known', async () => {
    await begin({ failing: ['press-2'] });
    await pass(80);
    await live.fleet.devices.get('press-2')?.deployments.read();
    live.takeRequests();
    await pass(10);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed (COMPONENT_BROKEN)']);
    assert.deepEqual(
      live.takeRequests().map((request) => request.split(' ')[0]),
      ['DescribeJob'],
    );
  });

  it('reads a device again that was in progress when it was last read', async () => {
    await begin({ failing: ['press-2'] });
    await pass(10);
    await live.fleet.devices.get('press-2')?.deployments.read();
    await pass(80);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed (COMPONENT_BROKEN)']);
  });

  it('ends without a code if devices cannot be listed', async () => {
    live.simulator.setFaults({
      operation: 'ListJobExecutionsForJob',
      effect: accessDenied('iot:ListJobExecutionsForJob'),
    });
    await begin({ failing: ['press-2'] });
    await pass(90);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed']);
  });

  it('ends without a code if the budget allows no more reads for a minute', async () => {
    await begin({ failing: ['press-2'] });
    await pass(80);
    perMinute = 2;
    await pass(10);
    assert.deepEqual(ended, []);
    perMinute = 0;
    await pass(60);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed']);
  });

  it('starts over when a device changes between the two reads', async () => {
    await begin();
    await pass(70);
    live.simulator.fleet.iot.changeJob(live.fleet.deployments.all()[0]?.iotJobId ?? '', { isConcurrent: true });
    await pass(20);
    assert.deepEqual(ended, []);
    live.simulator.fleet.iot.changeJob(live.fleet.deployments.all()[0]?.iotJobId ?? '', { isConcurrent: false });
    await pass(50);
    assert.deepEqual(ended, []);
    await pass(10);
    assert.equal(ended.length, 1);
  });

  it('ends at once when the job is aborted', async () => {
    await begin({
      failing: ['press-1'],
      silent: ['press-2'],
      abort: { thresholdPercentage: 30, minNumberOfExecutedThings: 3 },
    });
    await pass(30);
    assert.deepEqual(ended, [
      'error: Rollout of press-line revision 2 was canceled (ABORT_CRITERIA_MET): 1 failed (COMPONENT_BROKEN), 2 canceled',
    ]);
  });

  it('ends at once when a user cancels the deployment', async () => {
    const rollout = await begin({ silent: things });
    rollout.cancel();
    await pass(30);
    assert.deepEqual(ended, ['warning: Rollout of press-line revision 2 was canceled: 1 canceled']);
  });

  it('ends at once when a later revision replaces it', async () => {
    await begin({ silent: things });
    await pass(20);
    live.simulator.startRollout({ target: 'line-3', things, perMinute: 60 });
    await pass(10);
    assert.deepEqual(ended, [
      'warning: Rollout of press-line revision 2 was superseded by a later revision: 3 canceled',
    ]);
  });

  it('ends at once when its job is deleted', async () => {
    const { jobId } = await begin();
    live.simulator.fleet.iot.deleteJob(jobId);
    await pass(30);
    assert.deepEqual(ended, ['warning: Rollout of press-line revision 2 ended because its job was deleted: 1 queued']);
  });

  it('ends at once when its deployment is deleted, too', async () => {
    const { jobId, deploymentId } = await begin();
    live.simulator.fleet.iot.deleteJob(jobId);
    live.simulator.fleet.removeCloudDeployment(deploymentId);
    await pass(30);
    assert.deepEqual(ended, [
      'warning: Rollout of press-line revision 2 ended because the deployment was deleted: 1 queued',
    ]);
  });

  it('ends after 24 hours with what was last known', async () => {
    await begin({ silent: ['press-4'] });
    await pass(60);
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
    watches.watch(addressOf(rollout));
    await live.advance(24 * 3600);
    assert.deepEqual(ended, [
      `warning: Stopped watching the rollout of ${rollout.deploymentId} after 24 hours: its state couldn't be loaded.`,
    ]);
  });

  it('continues after failures and waits for the budget', async () => {
    const rollout = await begin();
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await pass(600);
    live.fail();
    perMinute = 0;
    await pass(60);
    assert.deepEqual([watches.isWatched(addressOf(rollout)), ended], [true, []]);
    perMinute = 60;
    await pass(60);
    assert.deepEqual(ended, ['info: Rollout of press-line revision 2: 4 succeeded']);
  });

  it('stays within the budget of AWS IoT', async () => {
    const { jobId } = await begin({ silent: things });
    await pass(60);
    live.takeRequests();
    perMinute = 1;
    await pass(50);
    assert.deepEqual(live.takeRequests(), []);
    await pass(10);
    assert.deepEqual(live.takeRequests(), [`DescribeJob ${jobId}`]);
  });

  it("doesn't read a job again that was just read", async () => {
    await begin();
    await pass(20);
    await live.fleet.rollouts.refresh(live.fleet.deployments.all()[0]?.deploymentId ?? '');
    live.takeRequests();
    await pass(10);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('that is stopped reports and sends nothing, and can start again', async () => {
    const rollout = await begin();
    watches.watch(addressOf(rollout));
    watches.stop(addressOf(rollout));
    await pass(120);
    assert.deepEqual([live.takeRequests(), ended, live.clock.waiting], [[], [], 0]);
    watches.watch(addressOf(rollout));
    await pass(30);
    assert.equal(ended.length, 1);
  });

  it('reports nothing if it is stopped while its devices are read', async () => {
    const rollout = await begin({ failing: ['press-2'] });
    live.simulator.setFaults({ name: 'press-2', effect: { kind: 'slow', milliseconds: 50 } });
    await pass(80);
    const slow = live.simulator.nextRequest(({ name }) => name === 'press-2');
    const passed = pass(10);
    await slow;
    watches.stop(addressOf(rollout));
    await passed;
    assert.deepEqual([ended, live.clock.waiting], [[], 0]);
  });

  it('can start for rollouts to a thing group that are in progress', async () => {
    const rollout = await begin({ silent: ['press-1'] });
    assert.equal(watches.canWatch(addressOf(rollout)), true);
    const before = { ...addressOf(rollout), deploymentId: earlier.deploymentId ?? '' };
    await live.fleet.rollouts.job(before.deploymentId).read();
    assert.deepEqual([watches.canWatch(before), watches.canWatch({ ...before, deploymentId: 'gone' })], [false, false]);
  });

  it('ignores other fleets and snapshots', async () => {
    const rollout = await begin();
    watches.stop(addressOf(rollout));
    watches.watch({ ...addressOf(rollout), connectionId: 'another' });
    assert.deepEqual(watches.items, []);
    const snapshot = await openLiveFleet(simulated, { asOf: new Date(0) });
    try {
      const requests = new BackgroundRequests(snapshot.fleet, snapshot.clock, () => perMinute);
      const ofSnapshot = new RolloutWatches(snapshot.fleet, snapshot.clock, requests);
      ofSnapshot.watch(addressOf(rollout));
      assert.deepEqual(ofSnapshot.items, []);
    } finally {
      await snapshot.close();
    }
  });
});
