import type { JudgedDevice } from './deviceMatcher';
import { isFailingDevice } from './failure';
import { compareNames } from './format';
import type { EffectiveDeployment } from './model';
import { namePrefix } from './namePrefix';
import { overallLook } from './rows/coreDeviceRow';
import type { Patience } from './stuck';
import { coreDeviceStatusLook, severities, worse, type StatusLook } from './status';

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
  /** In the order in which the devices were given. */
  readonly thingNames: readonly string[];
  /** How many of them say that they are unhealthy. */
  readonly unhealthy: number;
  /** How many are unhealthy, or have a deployment or component that is known to have failed. */
  readonly failing: number;
  /** The worst state among them, as each has it in its own row; an old report is no worse than a new one. */
  readonly worst: StatusLook;
}

/** More than these a person does not look through. */
const mostGroups = 1_000;

/** Keys of groups that are none. That of a real one begins with `=`. */
const noThingGroup = 'none';
const other = 'other';

/** The places of devices in the list that is grouped, by the keys of their groups. */
type Buckets = ReadonlyMap<string, readonly number[]>;

/** What groups say of devices, each thing in a list of its own, so that the devices are gone through once. */
interface Judged {
  readonly names: readonly string[];
  readonly statuses: readonly (string | undefined)[];
  readonly looks: readonly StatusLook[];
  readonly areFailing: readonly boolean[];
}

/** The worst of the looks at some places. */
function worstAt(places: readonly number[], looks: readonly StatusLook[]): StatusLook {
  let worst: StatusLook | undefined;
  for (const place of places) {
    const look = looks[place];
    if (look !== undefined && look !== worst) {
      worst = worst === undefined ? look : worse(worst, look);
    }
  }
  return worst ?? coreDeviceStatusLook(undefined);
}

function mayBeStuck({ coreDeviceExecutionStatus }: EffectiveDeployment): boolean {
  return coreDeviceExecutionStatus === 'IN_PROGRESS';
}

/** Works out the look of a device; those without trouble share theirs, because most are. */
function makeLookOf(patience: Patience): (facts: JudgedDevice, failing: boolean) => StatusLook {
  const calm = {
    lookedInto: new Map<string | undefined, StatusLook>(),
    listed: new Map<string | undefined, StatusLook>(),
  };
  return (facts, failing) => {
    const { device, deployments, components } = facts;
    if ((failing && device.status !== 'UNHEALTHY') || deployments?.some(mayBeStuck) === true) {
      return overallLook(device, facts, patience);
    }
    const looks = deployments !== undefined && components !== undefined ? calm.lookedInto : calm.listed;
    const look = looks.get(device.status) ?? overallLook(device, facts, patience);
    looks.set(device.status, look);
    return look;
  };
}

function judgeAll(devices: Iterable<JudgedDevice>, patience: Patience): Judged {
  const lookOf = makeLookOf(patience);
  const names: string[] = [];
  const statuses: (string | undefined)[] = [];
  const looks: StatusLook[] = [];
  const areFailing: boolean[] = [];
  for (const facts of devices) {
    const isFailing = isFailingDevice(facts);
    names.push(facts.device.coreDeviceThingName);
    statuses.push(facts.device.status);
    looks.push(lookOf(facts, isFailing));
    areFailing.push(isFailing);
  }
  return { names, statuses, looks, areFailing };
}

function bucketsBy(keys: readonly string[]): Buckets {
  const buckets = new Map<string, number[]>();
  keys.forEach((key, place) => {
    const bucket = buckets.get(key);
    if (bucket === undefined) {
      buckets.set(key, [place]);
    } else {
      bucket.push(place);
    }
  });
  return buckets;
}

/** A typed array sorts numbers several times as fast. */
function inOrder(places: Iterable<number>): readonly number[] {
  return [...Uint32Array.from(places).sort()];
}

function bucketsByThingGroup(names: readonly string[], membership: Membership): Buckets {
  const places = new Map<string, number>();
  names.forEach((name, place) => places.set(name, place));
  const buckets = new Map<string, readonly number[]>();
  const isMember = new Uint8Array(names.length);
  for (const [group, things] of membership) {
    const members: number[] = [];
    for (const thing of things) {
      const place = places.get(thing);
      if (place !== undefined) {
        members.push(place);
        isMember[place] = 1;
      }
    }
    if (members.length > 0) {
      buckets.set(`=${group}`, inOrder(members));
    }
  }
  const alone = [...names.keys()].filter((place) => isMember[place] === 0);
  return alone.length === 0 ? buckets : buckets.set(noThingGroup, alone);
}

function bucketsOf({ names, statuses }: Judged, grouping: DeviceGrouping, membership: Membership): Buckets {
  switch (grouping) {
    case 'none':
      return new Map();
    case 'status':
      return bucketsBy(statuses.map((status = '') => `=${status}`));
    case 'thingGroup':
      return bucketsByThingGroup(names, membership);
    case 'namePrefix':
      return bucketsBy(
        names.map((name) => {
          const prefix = namePrefix(name);
          return prefix === '' ? other : `=${prefix}`;
        }),
      );
  }
}

function labelOf(key: string, grouping: DeviceGrouping): string {
  if (key === noThingGroup || key === other) {
    return key === other ? 'Other' : 'No thing group';
  }
  return grouping === 'status' ? coreDeviceStatusLook(key.slice(1)).words : key.slice(1);
}

/** Worst first, of equals the one with more of it, then by name; what is no group of its own after the others. */
function rank(a: DeviceGroup, b: DeviceGroup): number {
  const badness = ({ worst }: DeviceGroup): number => severities.indexOf(worst.severity);
  const isNone = ({ key }: DeviceGroup): number => Number(!key.startsWith('='));
  const amount = b.unhealthy - a.unhealthy || b.failing - a.failing;
  return badness(b) - badness(a) || isNone(a) - isNone(b) || amount || compareNames(a.label, b.label);
}

/** Makes a group of the devices at some places. */
function makeToGroup({ names, statuses, looks, areFailing }: Judged, grouping: DeviceGrouping) {
  return (key: string, places: readonly number[]): DeviceGroup => ({
    key,
    label: labelOf(key, grouping),
    thingNames: places.map((place) => names[place] ?? ''),
    unhealthy: places.filter((place) => statuses[place] === 'UNHEALTHY').length,
    failing: places.filter((place) => areFailing[place]).length,
    worst: worstAt(places, looks),
  });
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
  devices: Iterable<JudgedDevice>,
  grouping: DeviceGrouping,
  patience: Patience,
  membership: Membership = new Map(),
): readonly DeviceGroup[] {
  const judged = judgeAll(devices, patience);
  const buckets = bucketsOf(judged, grouping, membership);
  const toGroup = makeToGroup(judged, grouping);
  const groups = [...buckets].map(([key, places]) => toGroup(key, places)).sort(rank);
  const dropped = tooMany(groups, grouping);
  if (dropped.size === 0) {
    return groups;
  }
  const rest = [...buckets].flatMap(([key, places]) => (dropped.has(key) || key === other ? places : []));
  const kept = groups.filter(({ key }) => !dropped.has(key) && key !== other);
  return [...kept, toGroup(other, inOrder(new Set(rest)))].sort(rank);
}
