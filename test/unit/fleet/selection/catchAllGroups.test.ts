import assert from 'node:assert/strict';
import type { DeviceGrouping, Membership } from '../../../../src/fleet/selection/deviceGroups';
import type { JudgedDevice } from '../../../../src/greengrass/failures/findings';
import { device, together } from './together';

/** Each group with its devices. */
function groups(
  devices: readonly JudgedDevice[],
  grouping: DeviceGrouping,
  membership?: Membership,
): readonly (readonly [label: string, ...thingNames: readonly string[]])[] {
  return together(devices, grouping, membership).map(({ label, thingNames }) => [label, ...thingNames]);
}

function healthy(...names: readonly string[]): readonly JudgedDevice[] {
  return names.map((name) => device(name, 'HEALTHY'));
}

describe('the group of core devices that are in no other group', () => {
  it('has devices without a status', () => {
    assert.deepEqual(groups([device('press-1'), device('press-2', ''), device('press-3', 'HEALTHY')], 'status'), [
      ['No status', 'press-1', 'press-2'],
      ['Healthy', 'press-3'],
    ]);
  });

  it('has devices without a name prefix, and comes after groups of the same severity', () => {
    assert.deepEqual(groups(healthy('press-1', 'press-2', '10023', '10024'), 'namePrefix'), [
      ['press', 'press-1', 'press-2'],
      ['Other', '10023', '10024'],
    ]);
  });

  it('has devices with a prefix of their own in natural order', () => {
    assert.deepEqual(groups(healthy('crane-1', 'lab-1', 'press-1', 'press-2', 'van-1'), 'namePrefix'), [
      ['press', 'press-1', 'press-2'],
      ['Other', 'crane-1', 'lab-1', 'van-1'],
    ]);
  });

  it("doesn't exist if each device is in a thing group", () => {
    const membership = new Map([['line-3', new Set(['press-1', 'press-2'])]]);
    assert.deepEqual(groups(healthy('press-1', 'press-2'), 'thingGroup', membership), [
      ['line-3', 'press-1', 'press-2'],
    ]);
  });

  it('takes name prefixes of single devices before it takes larger groups', () => {
    const single = Array.from({ length: 700 }, (_, index) => `a${index}x-1`);
    const pairs = Array.from({ length: 700 }, (_, index) => [`b${index}x-1`, `b${index}x-2`]);
    const found = together(healthy(...single, ...pairs.flat()), 'namePrefix');
    assert.equal(found.length, 701);
    assert.deepEqual(
      found
        .filter(({ thingNames }) => thingNames.length !== 2)
        .map(({ label, thingNames }) => [label, thingNames.length]),
      [['Other', 700]],
    );
  });
});

describe('a thing group with the name of a status', () => {
  it('keeps its name', () => {
    const membership = new Map([['HEALTHY', new Set(['press-1'])]]);
    assert.deepEqual(groups(healthy('press-1'), 'thingGroup', membership), [['HEALTHY', 'press-1']]);
  });
});
