import { flag, list, member, number, text, time } from '../../base/json';
import type { IndexBucket, IndexedThing, IndexingConfiguration, ThingConnectivity } from '../connectivity';
import { toModels } from './toModel';

/** The response of GetThingConnectivityData. */
export function toThingConnectivity(response: object): ThingConnectivity {
  return {
    connected: flag(member(response, 'connected')),
    timestamp: time(member(response, 'timestamp')),
    disconnectReason: text(member(response, 'disconnectReason')),
  };
}

/** The response of GetIndexingConfiguration. */
export function toIndexingConfiguration(response: object): IndexingConfiguration {
  const things = member(response, 'thingIndexingConfiguration');
  return {
    thingIndexingMode: text(member(things, 'thingIndexingMode')),
    thingConnectivityIndexingMode: text(member(things, 'thingConnectivityIndexingMode')),
  };
}

/** A time in milliseconds. The fleet index has no other one, unlike the rest of AWS IoT. */
function millisecondTime(value: unknown): Date | undefined {
  const milliseconds = number(value);
  return milliseconds === undefined ? undefined : time(new Date(milliseconds));
}

function toIndexedThing(thing: object): IndexedThing {
  const connectivity = member(thing, 'connectivity');
  const connected = flag(member(connectivity, 'connected'));
  const timestamp = millisecondTime(member(connectivity, 'timestamp'));
  const disconnectReason = text(member(connectivity, 'disconnectReason'));
  return {
    thingName: text(member(thing, 'thingName')) ?? '',
    connectivity: connected === undefined ? undefined : { connected, timestamp, disconnectReason },
  };
}

/** The things in the response of SearchIndex. Drops items without a name. */
export function toIndexedThings(things: unknown): readonly IndexedThing[] {
  return toModels(things, toIndexedThing).filter(({ thingName }) => thingName !== '');
}

/** The values in the response of GetBucketsAggregation. */
export function toIndexBuckets(response: object): readonly IndexBucket[] {
  return list(member(response, 'buckets')).flatMap((bucket) => {
    const [value, things] = [text(member(bucket, 'keyValue')), number(member(bucket, 'count'))];
    return value === undefined || things === undefined ? [] : [{ value, things }];
  });
}
