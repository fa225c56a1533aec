import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { WatchedAddress } from '../../../../src/fleet/refreshing/watched';
import { Watches, type EndedWatch } from '../../../../src/fleet/refreshing/watches';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { component, coreDevice, groupDeployment } from '../../../simulator/deviceParts';
import { accessDenied } from '../../../simulator/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const arrived = groupDeployment(seededRandom(6), 'line-3', 'press-line', 9 * hours);
const running = { ...arrived, coreDeviceExecutionStatus: 'IN_PROGRESS' };
const monitor = component('com.acme.Monitor', '1.2.3', 'LOCAL', hours);
const starting = { ...monitor, lifecycleState: 'STARTING' };
const deploymentId = arrived.deploymentId ?? '';
const simulated: SimulatedFleet = {
  account,
  region,
  deployments: [],
  devices: [
    coreDevice('press-1', classic, 60, [arrived], [monitor]),
    coreDevice('press-2', classic, 60, [arrived], [starting]),
    ...Array.from({ length: 25 }, (_, index) => coreDevice(`crane-${index}`, classic, 60, [running], [])),
  ],
};

describe('the reads of watches', () => {
  let live: LiveFleet;
  let watches: Watches;
  let ended: EndedWatch[];
  let perMinute: number;

  function device(thingName: string): WatchedAddress {
    return { kind: 'coreDevice', thingName, connectionId: live.fleet.connection.id };
  }
  function deploymentOn(thingName: string): WatchedAddress {
    return { ...device(thingName), kind: 'effectiveDeployment', deploymentId };
  }

  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    [ended, perMinute] = [[], 60];
    watches = new Watches(live.fleet, live.clock, new BackgroundRequests(live.fleet, live.clock, () => perMinute));
    watches.onDidEnd((end) => ended.push(end));
    await live.fleet.list.readFirst();
    live.takeRequests();
  });
  afterEach(async () => {
    watches.dispose();
    await live.close();
  });

  it('are all lists of an idle device, and then the same again', async () => {
    watches.watch(device('press-1'));
    await live.advance(59);
    const lists = ['GetCoreDevice press-1', 'ListEffectiveDeployments press-1', 'ListInstalledComponents press-1'];
    assert.deepEqual(live.takeRequests(), [...lists, ...lists]);
  });

  it('are only the components of a device while one starts', async () => {
    await live.fleet.devices.get('press-2')?.open();
    await live.advance(60);
    live.takeRequests();
    watches.watch(device('press-2'));
    await live.advance(29);
    assert.deepEqual(live.takeRequests(), ['ListInstalledComponents press-2']);
    live.simulator.update('press-2', () => ({ installedComponents: [monitor] }));
    await live.advance(30);
    assert.deepEqual(
      ended.map(({ outcome }) => outcome.kind),
      ['deviceSettled'],
    );
  });

  it('are all lists of a device that was last seen too long ago', async () => {
    await live.fleet.devices.get('press-2')?.open();
    await live.advance(320);
    await live.fleet.devices.get('press-2')?.components.refresh();
    live.takeRequests();
    watches.watch(device('press-2'));
    await live.advance(1);
    assert.deepEqual(live.takeRequests(), ['GetCoreDevice press-2', 'ListEffectiveDeployments press-2']);
  });

  it('give each watch its turn when the budget is too small for all', async () => {
    perMinute = 10;
    const cranes = Array.from({ length: 25 }, (_, index) => `crane-${index}`);
    cranes.forEach((name) => {
      watches.watch(deploymentOn(name));
    });
    for (let minute = 0; minute < 3; minute += 1) {
      await live.advance(60);
    }
    const asked = new Set(live.takeRequests());
    assert.deepEqual(
      cranes.filter((name) => !asked.has(`ListEffectiveDeployments ${name}`)),
      [],
    );
  });

  it('of one watch continue when another can never succeed', async () => {
    perMinute = 10;
    live.simulator.setFaults({ name: 'press-1', effect: accessDenied('greengrass:ListEffectiveDeployments') });
    watches.watch(deploymentOn('press-1'));
    watches.watch(deploymentOn('crane-1'));
    await live.advance(60);
    live.simulator.update('crane-1', () => ({ effectiveDeployments: [arrived] }));
    await live.advance(60);
    assert.deepEqual(
      ended.map(({ address, outcome }) => [address.thingName, outcome.kind]),
      [['crane-1', 'deploymentEnded']],
    );
    assert.deepEqual(watches.all, [deploymentOn('press-1')]);
  });

  it('give the latest state of a watched deployment', async () => {
    watches.watch(deploymentOn('crane-1'));
    watches.watch(device('press-1'));
    const states = (): unknown =>
      watches.items.map(({ address, deployment }) => [address.thingName, deployment?.coreDeviceExecutionStatus]);
    assert.deepEqual(states(), [
      ['crane-1', undefined],
      ['press-1', undefined],
    ]);
    await live.advance(1);
    live.simulator.update('crane-1', () => ({
      effectiveDeployments: [{ ...running, coreDeviceExecutionStatus: 'QUEUED' }],
    }));
    await live.advance(30);
    assert.deepEqual(states(), [
      ['crane-1', 'QUEUED'],
      ['press-1', undefined],
    ]);
  });

  it('stop for the watch that is stopped, and go on for the others', async () => {
    watches.watch(deploymentOn('crane-1'));
    watches.watch(deploymentOn('crane-2'));
    await live.advance(1);
    live.takeRequests();
    watches.stop(deploymentOn('crane-1'));
    await live.advance(30);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments crane-2']);
    assert.deepEqual([watches.isWatched(deploymentOn('crane-1')), watches.all.length], [false, 1]);
  });

  it('that are in flight report nothing once their watch is stopped', async () => {
    live.simulator.update('crane-1', () => ({ effectiveDeployments: [arrived] }));
    live.simulator.setFaults({ name: 'crane-1', effect: { kind: 'hang' } });
    const hanging = live.simulator.nextRequest(({ name }) => name === 'crane-1');
    watches.watch(deploymentOn('crane-1'));
    await hanging;
    watches.stop(deploymentOn('crane-1'));
    live.simulator.setFaults();
    await live.advance(120);
    assert.deepEqual([ended, watches.all], [[], []]);
  });

  it('that never succeed end after 24 hours with an unknown state', async () => {
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    watches.watch(device('press-1'));
    watches.watch(deploymentOn('crane-1'));
    await live.advance(24 * 3_600);
    assert.deepEqual(
      ended.map(({ address, outcome }) => [address.thingName, outcome]),
      ['press-1', 'crane-1'].map((name) => [name, { kind: 'timeUp', deployment: undefined, state: 'unknown' }]),
    );
  }).timeout(30_000);

  it('are reported to no listener that was removed', async () => {
    const others: EndedWatch[] = [];
    const remove = watches.onDidEnd((end) => others.push(end));
    remove();
    watches.watch(deploymentOn('press-1'));
    await live.advance(1);
    assert.deepEqual([ended.length, others.length], [1, 0]);
  });
});
