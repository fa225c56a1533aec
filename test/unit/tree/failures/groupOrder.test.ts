import assert from 'node:assert/strict';
import { groupFailures, type FailureGroup } from '../../../../src/greengrass/failures/failureGroups';
import { GroupOrder } from '../../../../src/tree/failures/groupOrder';
import { coreDevice, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

/** The groups of a device with these broken components, by component, with a deployment that names none. */
function groupsOf(hours: Readonly<Record<string, number>>, unnamedHours?: number): readonly FailureGroup[] {
  const components = Object.entries(hours).map(([componentName, age]) =>
    installedComponent({ componentName, lifecycleState: 'BROKEN', lastStatusChangeTimestamp: hoursAgo(age) }),
  );
  const deployments =
    unnamedHours === undefined
      ? []
      : [failedDeployment(['IO_ERROR'], { reason: undefined, modifiedTimestamp: hoursAgo(unnamedHours) })];
  return groupFailures([knownDevice({ device: coreDevice(), components, deployments })], 'component');
}

const names = (groups: readonly FailureGroup[]): readonly string[] => groups.map(({ kind, value }) => value || kind);

describe('the order of causes', () => {
  it('has the newest failure first, and what names no component last', () => {
    const order = new GroupOrder();
    assert.deepEqual(names(order.of(groupsOf({ a: 9, b: 1 }, 0), false)), ['b', 'a', 'noComponent']);
  });

  it('keeps places while it is held, has what is added first, and what names no component last', () => {
    const order = new GroupOrder();
    order.of(groupsOf({ a: 9, b: 1 }), false);
    assert.deepEqual(names(order.of(groupsOf({ a: 0, b: 1 }, 0), true)), ['b', 'a', 'noComponent']);
    assert.deepEqual(names(order.of(groupsOf({ a: 0, b: 1, c: 7, d: 5 }, 0), true)), [
      'd',
      'c',
      'b',
      'a',
      'noComponent',
    ]);
    assert.deepEqual(names(order.of(groupsOf({ a: 0, c: 7, e: 8 }), true)), ['e', 'c', 'a']);
    assert.deepEqual(
      names(order.of(groupsOf({ a: 0, b: 1, c: 7 }), true)),
      ['c', 'b', 'a'],
      'A cause that returns has its place.',
    );
    assert.deepEqual(names(order.of(groupsOf({ a: 0, b: 1, c: 7 }), false)), ['a', 'b', 'c']);
  });
});
