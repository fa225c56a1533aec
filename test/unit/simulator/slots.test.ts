import assert from 'node:assert/strict';
import type { SlotEvent, SlotSetting } from '../../simulator/slots/slotEvents';
import { playHistory } from '../../simulator/slots/slotHistory';
import { simulatedDeviceIn } from '../../simulator/slots/slotViews';
import type { SlotWorld } from '../../simulator/slots/slotWorld';

const setting: SlotSetting = {
  thingName: 'press-1',
  nucleus: { coreVersion: '2.18.2', isLite: false },
  parents: { 'line-3': 'plant' },
  dependencies: { A: ['Lib'] },
  canListGroups: true,
  isSourceTheLastDeployment: false,
  listsHistory: true,
  restoresLatest: false,
  startsAt: -1000,
  step: 10,
};

function revise(target: string, components: Readonly<Record<string, string>>, parent?: string): SlotEvent {
  return { kind: 'revise', target, components, parent };
}

const join: SlotEvent = { kind: 'join', group: 'line-3', isQueued: true };
const succeed: SlotEvent = { kind: 'finish', ending: 'succeeds' };

function play(events: readonly SlotEvent[], fields: Partial<SlotSetting> = {}): SlotWorld {
  return playHistory({ ...setting, ...fields }, events);
}

/** The versions that the device really runs. */
function running({ device }: SlotWorld): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(device.installed, ([name, { version }]) => [name, version]));
}

/** The status and the reason of each deployment, oldest first. */
function outcomes(world: SlotWorld): readonly string[] {
  return world.executions.map(({ status, reason = '' }) => [status, reason.split(':')[0]].filter(Boolean).join(' '));
}

describe('a simulated nucleus', () => {
  it('runs the components of all of its targets with their dependencies', () => {
    const world = play([join, revise('plant', { A: '1.0.0' }), succeed, revise('press-1', { B: '2.0.0' }), succeed]);
    assert.deepEqual(running(world), { A: '1.0.0', Lib: '1.0.1', B: '2.0.0' });
    assert.deepEqual(outcomes(world), ['SUCCEEDED SUCCESSFUL', 'COMPLETED SUCCESSFUL']);
  });

  it('keeps the components of a group that it left until its next deployment', () => {
    const left = [join, revise('line-3', { A: '1.0.0' }), succeed, { kind: 'leave', group: 'line-3' } as const];
    assert.deepEqual(running(play(left)), { A: '1.0.0', Lib: '1.0.0' });
    const next = [...left, revise('press-1', { B: '2.0.0' }), succeed];
    assert.deepEqual(running(play(next)), { B: '2.0.0' });
    const forever = play(next, { canListGroups: false });
    assert.deepEqual(running(forever), { A: '1.0.0', Lib: '1.0.1', B: '2.0.0' });
  });

  it('fails a deployment that requires another version than another slot, a local one included', () => {
    const local: SlotEvent = { kind: 'deployLocally', merge: { A: '1.0.0' }, remove: [] };
    const world = play([join, local, revise('line-3', { A: '1.0.1' }), succeed]);
    assert.deepEqual(outcomes(world), ['FAILED FAILED_NO_STATE_CHANGE']);
    assert.deepEqual(running(world), { A: '1.0.0', Lib: '1.0.0' });
  });

  it('goes back to the earlier revision after a rollback, and stays partly updated without one', () => {
    const before = [join, revise('line-3', { A: '1.0.0' }), succeed, revise('line-3', { A: '1.1.0', B: '1.0.0' })];
    assert.deepEqual(running(play([...before, { kind: 'finish', ending: 'rollsBack' }])), { A: '1.0.0', Lib: '1.0.0' });
    const partly = play([...before, { kind: 'finish', ending: 'staysPartly' }]);
    assert.equal(running(partly)['A'], '1.1.0');
    assert.equal(partly.device.slots.get('thinggroup/line-3')?.deploymentId, 'line-3-2');
  });

  it('uses the slot of the parent for a sub-deployment', () => {
    const world = play([
      join,
      { kind: 'join', group: 'canary', isQueued: true },
      revise('plant', { A: '1.0.0' }),
      succeed,
      revise('canary', { A: '1.1.0' }, 'plant'),
      succeed,
    ]);
    assert.deepEqual([...world.device.slots.keys()], ['thinggroup/plant']);
    assert.equal(running(world)['A'], '1.1.0');
  });

  it("doesn't get a deployment that was canceled before it started", () => {
    const world = play([join, revise('line-3', { A: '1.0.0' }), { kind: 'cancel', target: 'line-3' }, succeed]);
    assert.deepEqual([outcomes(world), running(world)], [['CANCELED'], {}]);
  });

  it('rejects a deployment that is older than what its group has', () => {
    const local: SlotEvent = { kind: 'deployLocally', merge: { B: '1.0.0' }, remove: [], group: 'line-3' };
    const world = play([join, revise('line-3', { A: '1.0.0' }), local, succeed]);
    assert.deepEqual([outcomes(world), running(world)], [['REJECTED REJECTED'], { B: '1.0.0' }]);
  });

  it('loses the components of all groups with a local deployment if it believes that it is in none', () => {
    const world = play([join, revise('line-3', { A: '1.0.0' }), succeed, { kind: 'forgetGroups' }]);
    assert.deepEqual([outcomes(world), running(world)], [['SUCCEEDED SUCCESSFUL'], {}]);
  });

  it('reports changes only, until it reports everything', () => {
    const events = [join, revise('line-3', { A: '1.0.0' }), succeed, revise('press-1', { B: '2.0.0' }), succeed];
    const times = (world: SlotWorld): readonly unknown[] =>
      simulatedDeviceIn(world)
        .installedComponents.filter(({ componentName = '' }) => 'AB'.includes(componentName))
        .map(({ componentName, lastReportedTimestamp }) => [componentName, lastReportedTimestamp]);
    assert.deepEqual(times(play(events)), [
      ['A', -980],
      ['B', -960],
    ]);
    assert.deepEqual(times(play([...events, { kind: 'report' }])), [
      ['A', -950],
      ['B', -950],
    ]);
    const lost = play([...events.slice(0, -1), { kind: 'loseReports' }, succeed]);
    assert.deepEqual(times(lost), [['A', -980]]);
    assert.equal(running(lost)['B'], '2.0.0');
  });
});

describe('a simulated Nucleus Lite', () => {
  const lite = { nucleus: { coreVersion: '2.6.0', isLite: true } };

  it('drops the components of a parent group with the next deployment to another target', () => {
    const world = play(
      [join, revise('plant', { A: '1.0.0' }), succeed, revise('line-3', { B: '1.0.0' }), succeed],
      lite,
    );
    assert.deepEqual(running(world), { B: '1.0.0' });
  });

  it('leaves deployments to a single thing queued, and reports one reason for every failure', () => {
    const world = play([join, revise('press-1', { A: '1.0.0' }), succeed], lite);
    assert.deepEqual(outcomes(world), ['QUEUED']);
    const failed = play([join, revise('line-3', { A: '1.0.0' }), { kind: 'finish', ending: 'changesNothing' }], lite);
    assert.deepEqual(outcomes(failed), ['FAILED FAILED_ROLLBACK_NOT_REQUESTED']);
  });

  it('reports every component as a root, and never its own', () => {
    const world = play([join, revise('line-3', { A: '1.0.0' }), succeed], lite);
    const { installedComponents } = simulatedDeviceIn(world);
    assert.deepEqual(
      installedComponents.map(({ componentName, isRoot }) => [componentName, isRoot]),
      [
        ['A', true],
        ['Lib', true],
      ],
    );
  });
});
