import { DeviceTally, type TallyContext } from './deviceTally';
import { compareNames } from '../../base/compareNames';
import type { CoreDevice } from '../../greengrass/model';
import { namePrefix } from './namePrefix';
import { coreDeviceStatusLook, severities, worse, type Look } from '../../greengrass/status/status';

/** What core devices can be put together by. */
export const deviceGroupings = ['none', 'status', 'thingGroup', 'namePrefix'] as const;
export type DeviceGrouping = (typeof deviceGroupings)[number];

/** The things in each thing group, by the name of the group. */
export type Membership = ReadonlyMap<string, ReadonlySet<string>>;

/** Core devices that have something in common. */
export interface DeviceGroup {
  /** Tells the group from the others. */
  readonly key: string;
  readonly label: string;
  /** Those that fail first, because a large group is not shown to its end; else in the order of the names. */
  readonly thingNames: readonly string[];
  /** How many of them say that they are unhealthy. */
  readonly unhealthy: number;
  /** How many are unhealthy, or have a deployment or component that is known to have failed. */
  readonly failing: number;
  /** How many have not reported for long. */
  readonly stale: number;
  /** Of how many the deployments and components are known. */
  readonly scanned: number;
  /** The worst state among them, as each has it in its own row; an old report is no worse than a new one. */
  readonly worst: Look;
}

/** More than these a person does not look through. */
const mostGroups = 1_000;

/** Keys of groups that are none. That of a real one begins with `=`. */
const noThingGroup = 'none';
const other = 'other';

/** Where devices are in the order of their names, by the keys of their groups. */
type Buckets = ReadonlyMap<string, readonly number[]>;

/** Devices that are put together, in the order in which they are shown. */
export interface GroupedDevices {
  readonly tally: DeviceTally;
  readonly thingNames: readonly string[];
  /** The place of each of the names in the tally. */
  readonly places: Uint32Array;
  /** The places of devices in the tally in the order of their names, also of those that are not among the names. */
  readonly placesOf: (things: ReadonlySet<string>) => Uint32Array;
}

/** What a device has in common with those of its group; nothing where that is not a fact about the device itself. */
const keysOf: Readonly<Record<DeviceGrouping, (device: CoreDevice) => string>> = {
  none: () => '',
  status: ({ status = '' }) => status,
  thingGroup: () => '',
  namePrefix: ({ coreDeviceThingName }) => namePrefix(coreDeviceThingName),
};

/** Begins to put devices together. */
export function newTally(size: number, grouping: DeviceGrouping, context: TallyContext): DeviceTally {
  return new DeviceTally(size, context, keysOf[grouping]);
}

function bucketsByKey({ tally, places }: GroupedDevices, grouping: DeviceGrouping): Buckets {
  const buckets: number[][] = tally.keys.map(() => []);
  places.forEach((place, index) => buckets[tally.keyNumber(place)]?.push(index));
  const nameOf = (key: string): string => (grouping === 'namePrefix' && key === '' ? other : `=${key}`);
  return new Map(buckets.map((bucket, number) => [nameOf(tally.keys[number] ?? ''), bucket]));
}

/** A typed array sorts numbers several times as fast. */
function inOrder(indexes: Iterable<number>): readonly number[] {
  return [...Uint32Array.from(indexes).sort()];
}

function bucketsByThingGroup({ places, placesOf }: GroupedDevices, membership: Membership): Buckets {
  // One more than the index of the device at each place, so that 0 is none.
  const indexAt = new Uint32Array(places.reduce((most, place) => Math.max(most, place), -1) + 1);
  places.forEach((place, index) => {
    indexAt[place] = index + 1;
  });
  const isMember = new Uint8Array(places.length);
  const buckets = new Map<string, readonly number[]>();
  for (const [group, things] of membership) {
    const members: number[] = [];
    for (const place of placesOf(things)) {
      const index = (indexAt[place] ?? 0) - 1;
      if (index >= 0) {
        members.push(index);
        isMember[index] = 1;
      }
    }
    if (members.length > 0) {
      buckets.set(`=${group}`, members);
    }
  }
  const alone = [...isMember.keys()].filter((index) => isMember[index] === 0);
  return alone.length === 0 ? buckets : buckets.set(noThingGroup, alone);
}

function labelOf(key: string, grouping: DeviceGrouping): string {
  if (key === noThingGroup || key === other) {
    return key === other ? 'Other' : 'No thing group';
  }
  return grouping === 'status' ? coreDeviceStatusLook(key.slice(1)).words : key.slice(1);
}

/**
 * Worst first, of equals the one with more that fail, then by name; what is no group of its own after the others. Among
 * statuses the unhealthy ones come before those where something else has failed.
 */
function byRank(grouping: DeviceGrouping): (a: DeviceGroup, b: DeviceGroup) => number {
  const badness = ({ worst }: DeviceGroup): number => severities.indexOf(worst.severity);
  const isNone = ({ key }: DeviceGroup): number => Number(!key.startsWith('='));
  const amount = ({ unhealthy, failing }: DeviceGroup): number => (grouping === 'status' ? unhealthy : failing);
  return (a, b) =>
    badness(b) - badness(a) ||
    isNone(a) - isNone(b) ||
    amount(b) - amount(a) ||
    b.unhealthy - a.unhealthy ||
    compareNames(a.label, b.label);
}

/** Makes a group of some of the devices, going through them once: there can be a hundred thousand. */
function makeToGroup({ tally, thingNames, places }: GroupedDevices, grouping: DeviceGrouping) {
  return (key: string, indexes: readonly number[]): DeviceGroup => {
    const failing: string[] = [];
    const others: string[] = [];
    let [unhealthy, stale, scanned] = [0, 0, 0];
    let [worst, last]: (Look | undefined)[] = [];
    for (const index of indexes) {
      const place = places[index] ?? 0;
      const look = tally.look(place);
      (tally.isFailing(place) ? failing : others).push(thingNames[index] ?? '');
      unhealthy += Number(tally.isUnhealthy(place));
      stale += Number(tally.isStale(place));
      scanned += Number(tally.isScanned(place));
      // Most devices share their look.
      if (look !== undefined && look !== last) {
        worst = worst === undefined ? look : worse(worst, look);
        last = look;
      }
    }
    return {
      key,
      label: labelOf(key, grouping),
      thingNames: failing.concat(others),
      failing: failing.length,
      unhealthy,
      stale,
      scanned,
      worst: worst ?? coreDeviceStatusLook(undefined),
    };
  };
}

/** The keys of the groups that do not stand by themselves. */
function tooMany(groups: readonly DeviceGroup[], grouping: DeviceGrouping): ReadonlySet<string> {
  const real = groups.filter(({ key }) => key.startsWith('='));
  // A prefix that a single name has says nothing; a thing group of one device does. One such name keeps its own row.
  const single = real.filter(({ thingNames }) => grouping === 'namePrefix' && thingNames.length === 1);
  const dropped = new Set(single.length > 1 ? single : []);
  const beyond = real.filter((group) => !dropped.has(group)).slice(mostGroups - 2);
  return new Set([...dropped, ...beyond].map(({ key }) => key));
}

/**
 * Puts core devices together: worst state first, then by name. At most 1,000 groups; what is beyond them, and name
 * prefixes of a single device if there are several of those, is together in `Other`.
 *
 * A device is in each of its thing groups, and in `No thing group` where it has none.
 */
export function groupDevices(
  devices: GroupedDevices,
  grouping: DeviceGrouping,
  membership: Membership = new Map(),
): readonly DeviceGroup[] {
  if (grouping === 'none') {
    return [];
  }
  const buckets =
    grouping === 'thingGroup' ? bucketsByThingGroup(devices, membership) : bucketsByKey(devices, grouping);
  const toGroup = makeToGroup(devices, grouping);
  const rank = byRank(grouping);
  const groups = [...buckets].map(([key, indexes]) => toGroup(key, indexes)).sort(rank);
  const dropped = tooMany(groups, grouping);
  if (dropped.size === 0) {
    return groups;
  }
  const rest = [...buckets].flatMap(([key, indexes]) => (dropped.has(key) || key === other ? indexes : []));
  const kept = groups.filter(({ key }) => !dropped.has(key) && key !== other);
  return [...kept, toGroup(other, inOrder(new Set(rest)))].sort(rank);
}
