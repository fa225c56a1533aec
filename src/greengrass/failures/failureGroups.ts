import { compareNames } from '../../base/compareNames';
import type { KnownDevice } from '../knownDevice';
import { placesOn, topicKey, type FailureTopic, type Grouping } from './failureTopics';

/** A part of a group: the component or deployment that failed, or the code where those are the groups. */
export interface FailureCause extends FailureTopic {
  /** Tells it from the others of the same list. */
  readonly key: string;
  /** How many devices there are. */
  readonly size: number;
  /** Each of them once, by name. */
  readonly devices: readonly KnownDevice[];
}

/** Failures with something in common. */
export interface FailureGroup extends FailureCause {
  readonly causes: readonly FailureCause[];
}

/** What has been collected for one topic. */
interface Bucket {
  topic: FailureTopic;
  readonly devices: Map<string, KnownDevice>;
  readonly causes: Buckets;
}

type Buckets = Map<string, Bucket>;

/** Adds a device to a topic, and returns what is collected for that. */
function add(buckets: Buckets, topic: FailureTopic, on: KnownDevice): Bucket {
  const key = topicKey(topic);
  const bucket = buckets.get(key) ?? { topic, devices: new Map(), causes: new Map() };
  buckets.set(key, bucket);
  if (topic.kind === 'deployment') {
    // A code that both kinds have reported is explained as that of a deployment.
    bucket.topic = topic;
  }
  bucket.devices.set(on.device.coreDeviceThingName, on);
  return bucket;
}

/** A group whose parts are sorted when they are first read: most groups are never opened. */
function toGroup(key: string, { topic, devices, causes }: Bucket): FailureGroup {
  let sortedDevices: readonly KnownDevice[] | undefined;
  let rankedCauses: readonly FailureGroup[] | undefined;
  return {
    key,
    ...topic,
    size: devices.size,
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

/** Most devices first, then by name; what has no name after the others. */
function rank(buckets: Buckets): readonly FailureGroup[] {
  const isNameless = ({ value }: FailureGroup): number => Number(value === '');
  return [...buckets]
    .map(([key, bucket]) => toGroup(key, bucket))
    .sort(
      (a, b) =>
        b.size - a.size ||
        isNameless(a) - isNameless(b) ||
        compareNames(a.value, b.value) ||
        compareNames(a.key, b.key),
    );
}

/** Everything that is known to have failed on these devices, grouped. */
export function groupFailures(devices: Iterable<KnownDevice>, grouping: Grouping): readonly FailureGroup[] {
  const groups: Buckets = new Map();
  for (const on of devices) {
    for (const [group, cause] of placesOn(on, grouping)) {
      add(add(groups, group, on).causes, cause, on);
    }
  }
  return rank(groups);
}
