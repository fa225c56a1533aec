import type { Body, ServiceState } from '../http/pageResponse';
import { days, targetArn } from '../generated/random';
import { iotError } from '../http/serviceError';

/** How long thing groups have existed, in seconds. */
const groupAge = 400 * days;

/** A thing group in a list. */
export function nameAndArn(groupName: string): { readonly groupName: string; readonly groupArn: string } {
  return { groupName, groupArn: targetArn('thinggroup', groupName) };
}

/** The things in a thing group and its child groups. Throws the error of the service if there is no such group. */
export function thingsIn(groupName: string, { fleet }: ServiceState): readonly string[] {
  const things = fleet.iot.index().things.get(groupName);
  if (things === undefined) {
    throw iotError('ResourceNotFoundException', `Group ${groupName} cannot be found.`);
  }
  return things;
}

/** The thing groups that a thing is in directly. Throws the error of the service if there is no such thing. */
export function groupsOf(thingName: string, { fleet }: ServiceState): readonly string[] {
  const groups = fleet.iot.index().groupsOfThings.get(thingName);
  if (groups === undefined && fleet.device(thingName) === undefined) {
    throw iotError('ResourceNotFoundException', `Thing ${thingName} cannot be found.`);
  }
  return groups ?? [];
}

/** The response of DescribeThingGroup. Throws the errors of the service. */
export function describeThingGroup(groupName: string, state: ServiceState): Body {
  thingsIn(groupName, state);
  const ancestors = state.fleet.iot.ancestorsOf(groupName);
  const [parentGroupName] = ancestors;
  return {
    thingGroupName: groupName,
    thingGroupId: `id-${groupName.replace(/[^a-zA-Z0-9-]/gu, '-')}`,
    thingGroupArn: targetArn('thinggroup', groupName),
    version: 1,
    thingGroupProperties: {},
    thingGroupMetadata: {
      ...(parentGroupName === undefined
        ? {}
        : { parentGroupName, rootToParentThingGroups: ancestors.toReversed().map(nameAndArn) }),
      creationDate: Math.round(state.startedAt / 1000) - groupAge,
    },
  };
}
