import assert from 'node:assert/strict';
import { toThingGroup, toThingGroupNames } from '../../../../src/greengrass/wire/toThingGroup';

describe('thing groups', () => {
  it('have the names that AWS sent', () => {
    assert.deepEqual(toThingGroupNames([{ groupName: 'a' }, null, 3, {}, { groupName: '' }, { groupName: 'c' }]), [
      'a',
      'c',
    ]);
    assert.deepEqual([toThingGroupNames(undefined), toThingGroupNames({})], [[], []]);
  });

  it('have the groups above them, from the root on', () => {
    const metadata = { rootToParentThingGroups: [{ groupName: 'region' }, null, { groupName: 'plant' }] };
    assert.deepEqual(toThingGroup({ thingGroupName: 'line-3', thingGroupMetadata: metadata }), {
      thingGroupName: 'line-3',
      rootToParent: ['region', 'plant'],
    });
    for (const thingGroupMetadata of [undefined, null, 7, {}, { rootToParentThingGroups: 'plant' }]) {
      assert.deepEqual(toThingGroup({ thingGroupMetadata }), { thingGroupName: '', rootToParent: [] });
    }
  });
});
