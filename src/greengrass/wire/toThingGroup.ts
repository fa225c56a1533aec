import { member, text } from '../../base/json';
import type { ThingGroup } from '../thingGroup';
import { toModels } from './toModel';

/** The name in an item of a list of thing groups; empty only if AWS broke its own contract and sent none. */
function toThingGroupName(thingGroup: object): string {
  return text(member(thingGroup, 'groupName')) ?? '';
}

/** The names in a list of thing groups. Drops items without one. */
export function toThingGroupNames(thingGroups: unknown): readonly string[] {
  return toModels(thingGroups, toThingGroupName).filter((name) => name !== '');
}

/** The response of DescribeThingGroup. */
export function toThingGroup(response: object): ThingGroup {
  return {
    thingGroupName: text(member(response, 'thingGroupName')) ?? '',
    rootToParent: toThingGroupNames(member(member(response, 'thingGroupMetadata'), 'rootToParentThingGroups')),
  };
}
