import { isObject, member, text, texts } from '../../base/json';
import type { KnownNames } from '../../greengrass/redaction/knownNames';
import type { Redactor } from '../../greengrass/redaction/redactor';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { Fleet } from '../fleet';
import { notRecorded, whole } from './notRecorded';

/** The thing groups of a core device, with those above them. */
export interface RecordedGroups {
  readonly thingName: string;
  readonly groups: readonly string[];
}

/** The thing groups of the core devices of which all are known; `undefined` if there are none. */
export function recordedGroups({ devices, drift }: Fleet): readonly RecordedGroups[] | undefined {
  const recorded = [...devices.all()].flatMap((record): readonly RecordedGroups[] => {
    const { groups, gap, readAt } = drift.membershipOf(record);
    const { coreDeviceThingName: thingName } = record.device;
    return gap === undefined && readAt !== undefined ? [{ thingName, groups: [...groups] }] : [];
  });
  return recorded.length === 0 ? undefined : recorded;
}

/** Parses the thing groups in a snapshot file. */
export function readGroups(recorded: unknown): readonly RecordedGroups[] | undefined {
  return Array.isArray(recorded)
    ? recorded
        .filter(isObject)
        .map((item) => ({ thingName: text(member(item, 'thingName')) ?? '', groups: texts(member(item, 'groups')) }))
    : undefined;
}

/** Adds the names of things and thing groups. */
export function learnGroups(names: KnownNames, { thingName, groups }: RecordedGroups): void {
  names.add('thing', thingName);
  groups.forEach((group) => {
    names.add('thingGroup', group);
  });
}

/** The same thing groups without names. */
export function redactGroups(redactor: Redactor, { thingName, groups }: RecordedGroups): RecordedGroups {
  return {
    thingName: redactor.thingName(thingName),
    groups: groups.map((group) => redactor.thingGroupName(group)),
  };
}

/** The responses of AWS IoT about thing groups. */
export function groupsSource(
  recorded: readonly RecordedGroups[] | undefined,
): Pick<FleetSource, 'listThingGroupsForThing' | 'describeThingGroup'> {
  const groupsOf = new Map((recorded ?? []).map(({ thingName, groups }) => [thingName, groups]));
  const known = new Set([...groupsOf.values()].flat());
  return {
    listThingGroupsForThing: (thingName) => whole(groupsOf.get(thingName), 'ListThingGroupsForThing'),
    // The groups of a thing have those above them already.
    describeThingGroup: (thingGroupName) =>
      known.has(thingGroupName)
        ? Promise.resolve({ thingGroupName, rootToParent: [] })
        : notRecorded('DescribeThingGroup'),
  };
}
