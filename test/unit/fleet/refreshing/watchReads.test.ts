import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { EndedDeviceWatch, WatchedDeviceAddress } from '../../../../src/fleet/refreshing/watched';
import { Watches } from '../../../../src/fleet/refreshing/watches';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { component, coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const arrived = groupDeployment(seededRandom(6), 'line-3', 'press-line', 9 * hours);
const running = { ...arrived, coreDeviceExecutionStatus: 'IN_PROGRESS' };
const earlier = groupDeployment(seededRandom(7), 'plant', 'base', 20 * hours);
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
  let ended: EndedDeviceWatch[];
  let perMinute: number;

  function device(thingName: string): WatchedDeviceAddress {
    return { kind: 'coreDevice', thingName, connectionId: live.fleet.connection.id };
  }
  function deploymentOn(thingName: string): WatchedDeviceAddress {
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

  it('give each watch its turn when others fail again and again', async () => {
    perMinute = 10;
    const denied = Array.from({ length: 12 }, (_, index) => `crane-${index}`);
    const effect = accessDenied('greengrass:ListEffectiveDeployments');
    live.simulator.setFaults(...denied.map((name) => ({ name, effect })));
    [...denied, 'press-1'].forEach((name) => {
      watches.watch(deploymentOn(name));
    });
    for (let minute = 0; minute < 3; minute += 1) {
      await live.advance(60);
    }
    assert.deepEqual(
      ended.map(({ address, outcome }) => [address.thingName, outcome.kind]),
      [['press-1', 'deploymentEnded']],
    );
    assert.deepEqual(watches.all, denied.map(deploymentOn));
  });

  it('stay within the budget, even between the lists of a device', async () => {
    perMinute = 10;
    for (let index = 0; index < 4; index += 1) {
      live.simulator.put(coreDevice(`lab-${index}`, classic, 60, [arrived], []));
    }
    await live.fleet.list.refresh();
    live.takeRequests();
    ['lab-0', 'lab-1', 'lab-2', 'lab-3'].forEach((name) => {
      watches.watch(device(name));
    });
    await live.advance(59);
    assert.equal(live.takeRequests().length, 10);
    await live.advance(30);
    assert.ok(live.takeRequests().includes('ListInstalledComponents lab-3'));
  });

  it('find a device that no list has returned, as far as the budget allows', async () => {
    perMinute = 0;
    live.simulator.put(coreDevice('late', classic, 60, [running], []));
    watches.watch(deploymentOn('late'));
    await live.advance(60);
    assert.deepEqual(live.takeRequests(), []);
    perMinute = 1;
    await live.advance(30);
    assert.deepEqual([live.takeRequests(), ended], [['GetCoreDevice late'], []]);
    perMinute = 10;
    await live.advance(30);
    assert.deepEqual([live.takeRequests(), ended], [['ListEffectiveDeployments late'], []]);
  });

  it('are none if recent data shows that a deployment has ended', async () => {
    await live.fleet.devices.get('press-1')?.open();
    live.takeRequests();
    watches.watch(deploymentOn('press-1'));
    await live.advance(1);
    assert.deepEqual(
      ended.map(({ outcome }) => outcome.kind),
      ['deploymentEnded'],
    );
    assert.deepEqual(live.takeRequests(), []);
  });

  it('are those of the lists that have something in progress', async () => {
    const other = component('com.acme.Other', '1.0.0', 'LOCAL', hours);
    live.simulator.put(coreDevice('lab-1', classic, 60, [earlier, running], [other, starting]));
    await (await live.fleet.devices.find('lab-1')).open();
    await live.advance(60);
    live.takeRequests();
    watches.watch(device('lab-1'));
    await live.advance(1);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments lab-1', 'ListInstalledComponents lab-1']);
  });

  it('follow only the watched deployment of a device', async () => {
    live.simulator.put(coreDevice('lab-1', classic, 60, [earlier, running], []));
    await (await live.fleet.devices.find('lab-1')).open();
    watches.watch(deploymentOn('lab-1'));
    watches.watch(device('lab-1'));
    await live.advance(60);
    assert.deepEqual(
      watches.items.map(({ deployment }) => deployment?.deploymentId),
      [deploymentId, undefined],
    );
    assert.deepEqual(ended, []);
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
    live.simulator.setFaults({ name: 'crane-1', effect: { kind: 'slow', milliseconds: 50 } });
    const slow = live.simulator.nextRequest(({ name }) => name === 'crane-1');
    watches.watch(deploymentOn('crane-1'));
    await slow;
    watches.stop(deploymentOn('crane-1'));
    await live.advance(120);
    assert.deepEqual([ended, watches.all], [[], []]);
  });

  it("aren't affected by a stop of something that isn't watched", async () => {
    watches.stop(device('press-1'));
    watches.watch(deploymentOn('crane-1'));
    watches.stop(device('press-1'));
    await live.advance(31);
    assert.deepEqual(live.takeRequests(), Array(2).fill('ListEffectiveDeployments crane-1'));
  });

  it('that never succeed end after 24 hours with an unknown state', async () => {
    await live.fleet.devices.get('press-1')?.open();
    await live.advance(400);
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
    const others: EndedDeviceWatch[] = [];
    const remove = watches.onDidEnd((end) => others.push(end));
    remove();
    watches.watch(deploymentOn('press-1'));
    await live.advance(1);
    assert.deepEqual([ended.length, others.length], [1, 0]);
  });
});
