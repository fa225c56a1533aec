import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { watchWords } from '../../../../src/text/messages/devices/watchWords';
import type { WatchedDeviceAddress } from '../../../../src/fleet/refreshing/watched';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { Watches } from '../../../../src/fleet/refreshing/watches';
import { component, coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(6);
const arrived = groupDeployment(random, 'line-3', 'press-line', 9 * hours);
const running = { ...arrived, coreDeviceExecutionStatus: 'IN_PROGRESS' };
const failed = {
  ...arrived,
  coreDeviceExecutionStatus: 'FAILED',
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'], errorTypes: [] },
};
const next = thingDeployment(random, 'press-1', 'bring-up', hours);
const monitor = component('com.acme.Monitor', '1.2.3', 'LOCAL', hours);
const broken = { ...monitor, lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR'] };
const simulated: SimulatedFleet = {
  account,
  region,
  deployments: [],
  devices: [
    coreDevice('press-1', classic, 60, [arrived], [monitor]),
    coreDevice('press-2', classic, 60, [running], [monitor]),
  ],
};

describe('a watch', () => {
  let live: LiveFleet;
  let watches: Watches;
  let ended: string[];
  let deployment: WatchedDeviceAddress;
  let perMinute: number;

  function device(thingName: string): WatchedDeviceAddress {
    return { kind: 'coreDevice', thingName, connectionId: live.fleet.connection.id };
  }

  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    [ended, perMinute] = [[], 60];
    deployment = { ...device('press-2'), kind: 'effectiveDeployment', deploymentId: arrived.deploymentId ?? '' };
    watches = new Watches(live.fleet, live.clock, new BackgroundRequests(live.fleet, live.clock, () => perMinute));
    watches.onDidEnd(({ address, outcome }) => {
      const { text, severity } = watchWords(address, outcome);
      ended.push(`${severity}: ${text}`);
    });
    await live.fleet.list.readFirst();
    live.takeRequests();
  });
  afterEach(async () => {
    watches.dispose();
    await live.close();
  });

  it('of a device reports changes after its start and none from before', async () => {
    await live.fleet.devices.get('press-1')?.open();
    live.simulator.update('press-1', () => ({ installedComponents: [broken] }));
    await live.advance(3_600);
    watches.watch(device('press-1'));
    await live.advance(60);
    assert.deepEqual(ended, []);
    live.simulator.update('press-1', () => ({ installedComponents: [monitor] }));
    await live.advance(60);
    assert.equal(ended.length, 1);
  });

  it('of a deployment polls every 30 seconds, ends with the error code and then sends nothing', async () => {
    watches.watch(deployment);
    await live.advance(119);
    assert.deepEqual(live.takeRequests(), Array(4).fill('ListEffectiveDeployments press-2'));
    assert.deepEqual([watches.isWatched(deployment), watches.all, ended], [true, [deployment], []]);
    live.simulator.update('press-2', () => ({ effectiveDeployments: [failed] }));
    await live.advance(1);
    assert.deepEqual(ended, ['error: Deployment press-line on press-2 failed: S3_HEAD_OBJECT_ACCESS_DENIED']);
    live.takeRequests();
    await live.advance(3600);
    assert.deepEqual([live.takeRequests(), live.clock.waiting, watches.all, ended.length], [[], 0, [], 1]);
  });

  it('of a deployment reports its success', async () => {
    watches.watch(deployment);
    await live.advance(10);
    live.simulator.update('press-2', () => ({ effectiveDeployments: [arrived] }));
    await live.advance(30);
    assert.deepEqual(ended, ['info: Deployment press-line on press-2 succeeded']);
  });

  it('that starts after another is read at once, because it must not miss an end', async () => {
    watches.watch(deployment);
    await live.advance(10);
    watches.watch(device('press-1'));
    await live.advance(1);
    live.simulator.update('press-1', () => ({ installedComponents: [broken] }));
    await live.advance(60);
    assert.deepEqual(ended, ['error: Component com.acme.Monitor on press-1 is broken: STARTUP_ERROR']);
  });

  it('that is stopped reports and sends nothing', async () => {
    watches.watch(deployment);
    await live.advance(10);
    watches.stop(deployment);
    live.simulator.update('press-2', () => ({ effectiveDeployments: [arrived] }));
    live.takeRequests();
    await live.advance(3600);
    assert.deepEqual([live.takeRequests(), ended, live.clock.waiting], [[], [], 0]);
  });

  it('starts again after all were stopped', async () => {
    watches.watch(deployment);
    watches.stop(deployment);
    watches.watch(deployment);
    watches.watch(deployment);
    await live.advance(29);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
  });

  it('ends after 24 hours, even if mostly offline', async () => {
    watches.watch(deployment);
    await live.advance(60);
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await live.advance(24 * 3600 - 61);
    assert.deepEqual(ended, []);
    await live.advance(1);
    assert.deepEqual(ended, [
      'warning: Stopped watching press-line on press-2 after 24 hours: it is still in progress.',
    ]);
  });

  it('of a device ends after 24 hours with the latest state of the device', async () => {
    watches.watch(device('press-1'));
    watches.watch(device('press-2'));
    await live.advance(60);
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await live.advance(24 * 3600);
    assert.deepEqual([...ended].sort(), [
      'warning: Stopped watching press-1 after 24 hours: nothing on it has changed.',
      'warning: Stopped watching press-2 after 24 hours: something on it is still in progress.',
    ]);
  });

  it('of a device ends with everything that was in progress, and reads only that', async () => {
    await live.fleet.devices.get('press-2')?.open();
    live.takeRequests();
    watches.watch(device('press-2'));
    await live.advance(59);
    assert.deepEqual([...new Set(live.takeRequests())], ['ListEffectiveDeployments press-2']);
    live.simulator.update('press-2', () => ({
      effectiveDeployments: [failed, { ...next, coreDeviceExecutionStatus: 'QUEUED' }],
    }));
    await live.advance(30);
    assert.deepEqual(ended, ['error: Deployment press-line on press-2 failed: S3_HEAD_OBJECT_ACCESS_DENIED']);
  });

  it('of an idle device ends once something has changed and settled', async () => {
    watches.watch(device('press-1'));
    await live.advance(60);
    const queued = { ...next, coreDeviceExecutionStatus: 'QUEUED' };
    live.simulator.update('press-1', () => ({ effectiveDeployments: [arrived, queued] }));
    await live.advance(60);
    assert.deepEqual(ended, []);
    live.simulator.update('press-1', () => ({ effectiveDeployments: [arrived, next], installedComponents: [broken] }));
    await live.advance(30);
    assert.deepEqual(ended, ['error: Component com.acme.Monitor on press-1 is broken: STARTUP_ERROR; 1 other change']);
  });

  it('of a deleted device or deployment reports that it is gone', async () => {
    watches.watch(deployment);
    watches.watch(device('press-1'));
    await live.advance(10);
    live.simulator.update('press-2', () => ({ effectiveDeployments: [] }));
    live.simulator.remove('press-1');
    await live.advance(30);
    assert.deepEqual(ended, [
      'warning: Deployment press-line is no longer on press-2',
      'warning: Core device press-1 no longer exists',
    ]);
  });

  it('continues after failures', async () => {
    watches.watch(deployment);
    await live.advance(10);
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await live.advance(600);
    assert.ok(watches.isWatched(deployment));
    live.fail();
    live.simulator.update('press-2', () => ({ effectiveDeployments: [arrived] }));
    await live.advance(60);
    assert.equal(ended.length, 1);
  });

  it('pauses while the credentials fail or the budget is used up', async () => {
    watches.watch(deployment);
    await live.advance(10);
    live.takeRequests();
    live.fail(fleetError({ kind: 'expired' }, 'The security token is expired'));
    await live.advance(600);
    // The second one is for the list, because its row shows the error.
    assert.equal(live.refused().length, 2);
    live.fail();
    await live.fleet.list.refresh();
    live.takeRequests();
    perMinute = 1;
    await live.advance(600);
    assert.equal(live.takeRequests().length, 10);
  });

  it('ignores addresses of other fleets', () => {
    watches.watch({ ...deployment, connectionId: 'another' });
    assert.deepEqual(watches.all, []);
  });

  it('ignores snapshots', async () => {
    const snapshot = await openLiveFleet(simulated, { asOf: new Date(0) });
    try {
      const requests = new BackgroundRequests(snapshot.fleet, snapshot.clock, () => perMinute);
      const watched = new Watches(snapshot.fleet, snapshot.clock, requests);
      watched.watch(deployment);
      await snapshot.advance(60);
      assert.deepEqual([watched.all, snapshot.takeRequests()], [[], []]);
    } finally {
      await snapshot.close();
    }
  });

  it("doesn't read fresh data again", async () => {
    await live.fleet.devices.get('press-2')?.open();
    live.takeRequests();
    watches.watch(deployment);
    await live.advance(29);
    assert.deepEqual(live.takeRequests(), []);
    await live.advance(1);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
  });

  it('retries a recent failure at once', async () => {
    await live.fleet.devices.get('press-2')?.open();
    live.fail(fleetError({ kind: 'denied' }, 'no'));
    await live.fleet.devices.get('press-2')?.deployments.refresh();
    live.fail();
    live.takeRequests();
    watches.watch(deployment);
    await live.advance(1);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
  });

  it('reads at once when the clock was set back', async () => {
    await live.fleet.devices.get('press-2')?.open();
    await live.advance(-3_600);
    live.takeRequests();
    watches.watch(deployment);
    await live.advance(1);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
  });

  it('reports and sends nothing after disposal', async () => {
    watches.watch(deployment);
    watches.watch(device('press-1'));
    await live.advance(10);
    watches.dispose();
    live.simulator.update('press-2', () => ({ effectiveDeployments: [arrived] }));
    live.takeRequests();
    await live.advance(120);
    assert.deepEqual([live.takeRequests(), ended, watches.all, live.clock.waiting], [[], [], [], 0]);
  });
});
