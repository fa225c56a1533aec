import { compareNames } from '../../base/names/compareNames';
import type { KnownDevice } from '../knownDevice';
import { coreDeviceStatusLook, worst, type Severity } from '../status/status';
import { failedAt } from './failedAt';
import { placesOn, topicKey, type FailurePlace, type FailureTopic, type Grouping } from './failureTopics';

/** A part of a group: the failed component or deployment, or the code if the groups are components or deployments. */
export interface FailureCause extends FailureTopic {
  /** Unique in the same list. */
  readonly key: string;
  /** The number of devices. */
  readonly size: number;
  /** Each of them once, by name. */
  readonly devices: readonly KnownDevice[];
  /** When the newest of the failures began; `undefined` if none has a time. */
  readonly newest: Date | undefined;
  /** The severity of the worst failure. */
  readonly severity: Severity;
  /** The component of all these failures; `undefined` if they have several, or one that isn't known. */
  readonly component: string | undefined;
}

/** Failures with a common topic. */
export interface FailureGroup extends FailureCause {
  /** The cause if there is exactly one. */
  readonly onlyCause: FailureCause | undefined;
  readonly causes: readonly FailureCause[];
}

/** The devices and causes of one topic, while they are collected. */
interface Bucket {
  topic: FailureTopic;
  newest: Date | undefined;
  severity: Severity;
  readonly components: Set<string | undefined>;
  readonly devices: Map<string, KnownDevice>;
  readonly causes: Buckets;
}

type Buckets = Map<string, Bucket>;

/** When a failure began, if that is known, how bad it is, and its component, if that is known. */
interface Failed {
  readonly at: Date | undefined;
  readonly severity: Severity;
  readonly component: string | undefined;
}

function failedOn(on: KnownDevice, { failure }: FailurePlace): Failed {
  return failure === undefined
    ? { at: undefined, severity: coreDeviceStatusLook(on.device.status).severity, component: undefined }
    : { at: failedAt(failure, on), severity: failure.look.severity, component: failure.componentName };
}

/** Adds a device to the bucket of a topic and returns the bucket. */
function add(buckets: Buckets, topic: FailureTopic, on: KnownDevice, { at, severity, component }: Failed): Bucket {
  const key = topicKey(topic);
  const bucket = buckets.get(key) ?? {
    topic,
    newest: undefined,
    severity,
    components: new Set(),
    devices: new Map(),
    causes: new Map(),
  };
  buckets.set(key, bucket);
  bucket.severity = worst(bucket.severity, severity);
  bucket.components.add(component);
  if (topic.kind === 'deployment') {
    // A code that both deployments and components reported is explained as a deployment error code.
    bucket.topic = topic;
  }
  bucket.devices.set(on.device.coreDeviceThingName, on);
  if (at !== undefined && at.getTime() > (bucket.newest?.getTime() ?? -Infinity)) {
    bucket.newest = at;
  }
  return bucket;
}

/** A group that sorts its parts when they are first read, because most groups are never opened. */
function toGroup(key: string, { topic, newest, severity, components, devices, causes }: Bucket): FailureGroup {
  let sortedDevices: readonly KnownDevice[] | undefined;
  let rankedCauses: readonly FailureGroup[] | undefined;
  return {
    key,
    ...topic,
    size: devices.size,
    newest,
    severity,
    component: components.size === 1 ? [...components][0] : undefined,
    get onlyCause() {
      return causes.size === 1 ? this.causes[0] : undefined;
    },
    get devices() {
      sortedDevices ??= [...devices.values()].sort((a, b) =>
        compareNames(a.device.coreDeviceThingName, b.device.coreDeviceThingName),
      );
      return sortedDevices;
    },
    get causes() {
      rankedCauses ??= rank(causes);
      return rankedCauses;
    },
  };
}

/** Compares groups for sorting: what names no component leads to no cause, so it comes last. */
export function unnamedLast(a: FailureTopic, b: FailureTopic): number {
  return Number(a.kind === 'noComponent') - Number(b.kind === 'noComponent');
}

/** Compares groups for sorting: the newest failure first, and those without a known time last. */
export function newestFirst(a: FailureCause, b: FailureCause): number {
  const time = ({ newest }: FailureCause): number => newest?.getTime() ?? 0;
  return time(b) - time(a);
}

/** Most devices first; of equally many, the newest failure first, then by name, and nameless groups last. */
function rank(buckets: Buckets): readonly FailureGroup[] {
  const isNameless = ({ value }: FailureGroup): number => Number(value === '');
  return [...buckets]
    .map(([key, bucket]) => toGroup(key, bucket))
    .sort(
      (a, b) =>
        unnamedLast(a, b) ||
        b.size - a.size ||
        isNameless(a) - isNameless(b) ||
        newestFirst(a, b) ||
        compareNames(a.value, b.value) ||
        compareNames(a.key, b.key),
    );
}

/**
 * Groups the known failures on these devices.
 * @param isShown whether a problem is listed
 */
export function groupFailures(
  devices: Iterable<KnownDevice>,
  grouping: Grouping,
  isShown: (on: KnownDevice, problem: string) => boolean = () => true,
): readonly FailureGroup[] {
  const groups: Buckets = new Map();
  for (const on of devices) {
    for (const place of placesOn(on, grouping)) {
      if (isShown(on, place.problem)) {
        const failed = failedOn(on, place);
        add(add(groups, place.group, on, failed).causes, place.cause, on, failed);
      }
    }
  }
  return rank(groups);
}

/** Why a device is listed in a group, or below one of its causes. Worst failure first. */
export function placesIn(
  on: KnownDevice,
  grouping: Grouping,
  group: FailureTopic,
  cause?: FailureTopic,
): readonly FailurePlace[] {
  return placesOn(on, grouping).filter(
    (place) =>
      topicKey(place.group) === topicKey(group) && (cause === undefined || topicKey(place.cause) === topicKey(cause)),
  );
}
