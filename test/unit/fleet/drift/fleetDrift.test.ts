import assert from 'node:assert/strict';
import { Fleet } from '../../../../src/fleet/fleet';
import { readDrift, refreshDrift } from '../../../../src/fleet/drift/readDrift';
import { takeSnapshot } from '../../../../src/fleet/snapshots/snapshot';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { now } from '../../fixtures';
import type { LiveFleet } from '../liveFleet';
import { leavesGroup, openDriftingFleet, runsAll } from './driftingFleet';

describe('the verdicts of a fleet', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  async function verdicts() {
    return live.fleet.drift.verdicts(await live.fleet.devices.find('press-1'));
  }

  it('are unknown until something is loaded, and send no request', async () => {
    live = await openDriftingFleet(runsAll);
    const record = await live.fleet.devices.find('press-1');
    live.takeRequests();
    assert.equal(live.fleet.drift.verdicts(record).unknown, 'componentsNotLoaded');
    await record.open();
    assert.equal(live.fleet.drift.verdicts(record).unknown, 'latestNotLoaded');
    await live.fleet.rollouts.latest.listing.read();
    assert.equal(live.fleet.drift.verdicts(record).unknown, undefined);
    assert.deepEqual([...live.takeRequests()].sort(), [
      'ListDeployments',
      'ListEffectiveDeployments press-1',
      'ListInstalledComponents press-1',
    ]);
  });

  it('are the same object until something changes', async () => {
    live = await openDriftingFleet(runsAll);
    await readDrift(live.fleet, 'press-1');
    const before = await verdicts();
    assert.equal(await verdicts(), before);
    const record = await live.fleet.devices.find('press-1');
    await record.components.refresh();
    const after = await verdicts();
    assert.notEqual(after, before);
    assert.equal(await verdicts(), after);
  });

  it('announce that the thing groups of the device or their ancestors have loaded', async () => {
    live = await openDriftingFleet(runsAll);
    await live.fleet.devices.find('press-1');
    const before = live.changes.length;
    await live.fleet.drift.memberships.read('press-1');
    const changes = live.changes.slice(before);
    // Loading and loaded, for the groups and for the group above.
    assert.deepEqual(changes, Array(4).fill({ kind: 'device', thingName: 'press-1' }));
  });

  it('have the thing groups with those above them and when they were read', async () => {
    live = await openDriftingFleet(runsAll);
    const { memberships } = live.fleet.drift;
    assert.deepEqual(memberships.of('press-1'), { groups: new Set(), gap: 'notLoaded', readAt: undefined });
    await memberships.read('press-1');
    const known = { groups: new Set(['line-3', 'plant']), gap: undefined, readAt: live.clock.now() };
    assert.deepEqual(memberships.of('press-1'), known);
    assert.equal(memberships.of('press-1'), memberships.of('press-1'));
  });

  it('follow a device that leaves its group when they are refreshed', async () => {
    live = await openDriftingFleet([...runsAll, { kind: 'report' }]);
    await readDrift(live.fleet, 'press-1');
    live.takeRequests();
    live.simulator.fleet.iot.leaveGroup('line-3', 'press-1', 0);
    live.simulator.fleet.iot.leaveGroup('plant', 'press-1', 0);
    await refreshDrift(live.fleet, 'press-1');
    assert.deepEqual([...live.takeRequests()].sort(), ['ListDeployments', 'ListThingGroupsForThing press-1']);
    const { components } = await verdicts();
    assert.deepEqual(components.map(({ componentName, verdict }) => `${componentName} ${verdict.kind}`).sort(), [
      'A orphan',
      'B orphan',
      'C asAsked',
    ]);
  });

  it('need the thing groups again after a refresh of the fleet', async () => {
    live = await openDriftingFleet(runsAll);
    await readDrift(live.fleet, 'press-1');
    await live.fleet.refresh([]);
    live.takeRequests();
    await readDrift(live.fleet, 'press-1');
    assert.deepEqual([...live.takeRequests()].sort(), [
      'ListEffectiveDeployments press-1',
      'ListInstalledComponents press-1',
      'ListThingGroupsForThing press-1',
    ]);
  });

  it('refresh the targets of the device alone in an account with many', async () => {
    live = await openDriftingFleet(runsAll, 301);
    await readDrift(live.fleet, 'press-1');
    live.takeRequests();
    await refreshDrift(live.fleet, 'press-1');
    const requests = live.takeRequests();
    assert.equal(requests.filter((request) => request === 'ListDeployments').length, 5);
    assert.equal(requests.length, 6);
    await refreshDrift(live.fleet, 'press-1');
    assert.equal(live.takeRequests().length, 6);
  });

  it('are unknown in a snapshot without the thing groups', async () => {
    live = await openDriftingFleet(leavesGroup);
    await readDrift(live.fleet, 'press-1');
    const connection = snapshotConnection({ ...takeSnapshot(live.fleet, now), thingGroups: undefined }, 'a.json');
    const fleet = new Fleet(connection, live.clock, () => undefined);
    await readDrift(fleet, 'press-1');
    const record = await fleet.devices.find('press-1');
    const [component] = fleet.drift.verdicts(record).components;
    assert.deepEqual(component?.verdict, { kind: 'unknown', why: 'membership:notRecorded' });
    fleet.dispose();
  });
});
