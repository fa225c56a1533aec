import { DeviceTally, type TallyContext } from './deviceTally';
import { compareNames } from '../../base/names/compareNames';
import type { CoreDevice } from '../../greengrass/model';
import { namePrefix } from './namePrefix';
import { coreDeviceStatusLook, severities, worse, type Look } from '../../greengrass/status/status';

/** What core devices can be grouped by. */
export const deviceGroupings = ['none', 'status', 'thingGroup', 'namePrefix'] as const;
export type DeviceGrouping = (typeof deviceGroupings)[number];

/** Members of each thing group, by the name of the group. */
export type Membership = ReadonlyMap<string, ReadonlySet<string>>;

/** A group of core devices. */
export interface DeviceGroup {
  /** Unique among the groups. */
  readonly key: string;
  readonly label: string;
  /** Failing devices first, because a large group isn't shown completely; then in natural order. */
  readonly thingNames: readonly string[];
  /** Number of unhealthy devices. */
  readonly unhealthy: number;
  /** Number of devices that are unhealthy or have a known failed deployment or component. */
  readonly failing: number;
  /** Number of devices with a stale report. */
  readonly stale: number;
  /** Number of devices with known deployments and components. */
  readonly scanned: number;
  /** The worst look among the rows of the devices. A stale report isn't worse than a recent one. */
  readonly worst: Look;
}

/** Nobody looks through more groups than this. */
const maxGroups = 1_000;

/** Keys of the catch-all groups. Keys of real groups start with `=`. */
const noThingGroup = 'none';
const other = 'other';

/** Indexes of devices in name order, by group key. */
type Buckets = ReadonlyMap<string, readonly number[]>;

/** Devices to group, in display order. */
export interface GroupedDevices {
  readonly tally: DeviceTally;
  readonly thingNames: readonly string[];
  /** For each name, its index in the tally. */
  readonly places: Uint32Array;
  /** Tally indexes of devices in name order, including devices that aren't in `thingNames`. */
  readonly placesOf: (things: ReadonlySet<string>) => Uint32Array;
}

/** Group key of a device; empty if it doesn't depend on the device alone. */
const keysOf: Readonly<Record<DeviceGrouping, (device: CoreDevice) => string>> = {
  none: () => '',
  status: ({ status = '' }) => status,
  thingGroup: () => '',
  namePrefix: ({ coreDeviceThingName }) => namePrefix(coreDeviceThingName),
};

/** Creates an empty tally for a grouping. */
export function newTally(size: number, grouping: DeviceGrouping, context: TallyContext): DeviceTally {
  return new DeviceTally(size, context, keysOf[grouping]);
}

function bucketsByKey({ tally, places }: GroupedDevices, grouping: DeviceGrouping): Buckets {
  const buckets: number[][] = tally.keys.map(() => []);
  places.forEach((place, index) => buckets[tally.keyNumber(place)]?.push(index));
  const nameOf = (key: string): string => (grouping === 'namePrefix' && key === '' ? other : `=${key}`);
  return new Map(buckets.map((bucket, number) => [nameOf(tally.keys[number] ?? ''), bucket]));
}

/** Typed arrays sort numbers several times faster. */
function inOrder(indexes: Iterable<number>): readonly number[] {
  return [...Uint32Array.from(indexes).sort()];
}

function bucketsByThingGroup({ places, placesOf }: GroupedDevices, membership: Membership): Buckets {
  // Index of the device at each place, plus one, because 0 means none.
  const indexAt = new Uint32Array(places.reduce((largest, place) => Math.max(largest, place), -1) + 1);
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
 * Sorts by worst look, then by failing devices, then by name. Catch-all groups come after groups of the same look. When
 * grouped by status, the number of unhealthy devices counts instead of failing ones.
 */
function byRank(grouping: DeviceGrouping): (a: DeviceGroup, b: DeviceGroup) => number {
  const severity = ({ worst }: DeviceGroup): number => severities.indexOf(worst.severity);
  const isCatchAll = ({ key }: DeviceGroup): number => Number(!key.startsWith('='));
  const count = ({ unhealthy, failing }: DeviceGroup): number => (grouping === 'status' ? unhealthy : failing);
  return (a, b) =>
    severity(b) - severity(a) ||
    isCatchAll(a) - isCatchAll(b) ||
    count(b) - count(a) ||
    b.unhealthy - a.unhealthy ||
    compareNames(a.label, b.label);
}

/** Makes a group from device indexes. Iterates once, because there can be 100,000 devices. */
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
      // Most devices share one look object, so this skips most comparisons.
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

/** Keys of the groups that are merged into `Other`. */
function mergedKeys(groups: readonly DeviceGroup[], grouping: DeviceGrouping): ReadonlySet<string> {
  const real = groups.filter(({ key }) => key.startsWith('='));
  // A name prefix of one device isn't useful, unlike a thing group of one device. A single such prefix keeps its row.
  const single = real.filter(({ thingNames }) => grouping === 'namePrefix' && thingNames.length === 1);
  const dropped = new Set(single.length > 1 ? single : []);
  const beyond = real.filter((group) => !dropped.has(group)).slice(maxGroups - 2);
  return new Set([...dropped, ...beyond].map(({ key }) => key));
}

/**
 * Groups core devices: worst look first, then by name. Returns at most 1,000 groups. Further groups are merged into
 * `Other`, and so are name prefixes of a single device if there are several.
 *
 * A device is in each of its thing groups, or in `No thing group`.
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
  const dropped = mergedKeys(groups, grouping);
  if (dropped.size === 0) {
    return groups;
  }
  const rest = [...buckets].flatMap(([key, indexes]) => (dropped.has(key) || key === other ? indexes : []));
  const kept = groups.filter(({ key }) => !dropped.has(key) && key !== other);
  return [...kept, toGroup(other, inOrder(new Set(rest)))].sort(rank);
}
