import { pageResponse, type Body, type ServiceState } from '../http/pageResponse';
import type { SimulatorRequest } from '../http/request';
import { iotError } from '../http/serviceError';
import type { Sequence } from '../sequence';
import { connectivityOf } from './connectivity';
import { parseQuery, type QueryTerm } from './indexQuery';
import type { SimulatedConnectivity, SimulatedRegistryEntry } from './iotFleet';

/** A thing as the index has it. */
interface IndexedThing extends SimulatedRegistryEntry {
  readonly thingName: string;
  /** Those that it is in directly. A function, because for a core device they follow from its deployments. */
  readonly groups: () => readonly string[];
  readonly connectivity: SimulatedConnectivity | undefined;
}

/**
 * Every thing: core devices and others, evenly mixed, and in another order than ListCoreDevices. Made on access, because
 * there can be 100,000.
 */
function allThings({ fleet, now }: ServiceState): Sequence<IndexedThing> {
  const names = fleet.names();
  const { otherThings } = fleet.iot;
  const length = names.length + otherThings.length;
  const othersBefore = (index: number): number => Math.floor((index * otherThings.length) / length);
  return {
    length,
    at: (index) => {
      const before = othersBefore(index);
      const other = othersBefore(index + 1) > before ? otherThings.at(before) : undefined;
      if (other !== undefined) {
        const { thingGroupNames = [], connectivity, ...rest } = other;
        return { ...rest, groups: () => thingGroupNames, connectivity };
      }
      const device = fleet.device(names[names.length - 1 - (index - before)] ?? '');
      return (
        device && {
          thingName: device.coreDeviceThingName,
          ...device.thing,
          groups: () => fleet.iot.groupsOfDevice(device),
          connectivity: connectivityOf(device, now()),
        }
      );
    },
  };
}

/** The values of a field of a thing, for queries and for aggregations. */
function valuesOf(thing: IndexedThing, field: string): readonly string[] {
  const { thingName, thingTypeName, attributes = {}, connectivity } = thing;
  switch (field.replace(/^registry\./u, '')) {
    case 'thingName':
      return [thingName];
    case 'thingTypeName':
      return thingTypeName === undefined ? [] : [thingTypeName];
    case 'thingGroupNames':
      return thing.groups();
    case 'connectivity.connected':
      return connectivity === undefined ? [] : [String(connectivity.connected)];
    default: {
      const attribute = attributes[field.replace(/^attributes\./u, '')];
      return attribute === undefined || !field.startsWith('attributes.') ? [] : [attribute];
    }
  }
}

function matches(thing: IndexedThing, terms: readonly QueryTerm[]): boolean {
  return terms.every(({ field, values }) =>
    valuesOf(thing, field).some((value) => values.includes(value.toLowerCase())),
  );
}

/** The terms of a request. Throws the errors of the service. */
function termsOf({ query }: SimulatorRequest, { fleet }: ServiceState): readonly QueryTerm[] {
  const { things, connectivity, isBuilding } = fleet.iot.indexing;
  if (things === 'OFF') {
    throw iotError('ResourceNotFoundException', 'The index AWS_Things does not exist.');
  }
  if (isBuilding === true) {
    throw iotError('IndexNotReadyException', 'The index AWS_Things is not ready.');
  }
  const { queryString } = query;
  if (queryString === undefined) {
    throw iotError('InvalidRequestException', 'The queryString is missing.');
  }
  const terms = parseQuery(queryString);
  if (connectivity === 'OFF' && terms.some(({ field }) => field.startsWith('connectivity.'))) {
    throw iotError('InvalidQueryException', 'Thing connectivity indexing is not enabled.');
  }
  return terms;
}

/** The response of SearchIndex. Throws the errors of the service. */
export function searchIndex(request: SimulatorRequest, state: ServiceState): Body {
  const terms = termsOf(request, state);
  return pageResponse<IndexedThing>(request, state, 'things', {
    items: allThings(state),
    keyOf: ({ thingName }) => thingName,
    matches: (thing) => matches(thing, terms),
    fieldsOf: ({ groups, connectivity, ...thing }) => ({
      ...thing,
      thingId: `id-${thing.thingName.replace(/[^a-zA-Z0-9-]/gu, '-')}`,
      thingGroupNames: groups(),
      ...(connectivity === undefined ? {} : { connectivity: connectivityIn(connectivity, state) }),
    }),
  });
}

/** Unlike everywhere else, the time is in milliseconds. */
function connectivityIn({ timestamp, ...rest }: SimulatedConnectivity, { startedAt }: ServiceState): Body {
  return { ...rest, ...(timestamp === undefined ? {} : { timestamp: Math.round(startedAt + timestamp * 1000) }) };
}

const managedFields = ['registry.thingTypeName', 'registry.thingGroupNames', 'connectivity.connected'];

function maxBucketsIn({ bucketsAggregationType }: Readonly<Record<string, unknown>> = {}): number {
  const terms: unknown =
    typeof bucketsAggregationType === 'object' && bucketsAggregationType !== null
      ? Reflect.get(bucketsAggregationType, 'termsAggregation')
      : undefined;
  const max: unknown = typeof terms === 'object' && terms !== null ? Reflect.get(terms, 'maxBuckets') : undefined;
  return typeof max === 'number' ? max : 10;
}

/** The response of GetBucketsAggregation: the most frequent values first. Throws the errors of the service. */
export function thingBuckets(request: SimulatorRequest, state: ServiceState): Body {
  const terms = termsOf(request, state);
  const { aggregationField: field = '' } = request.query;
  if (!managedFields.includes(field)) {
    throw iotError('InvalidAggregationException', `The field ${field} can't be aggregated.`);
  }
  const counts = new Map<string, number>();
  const things = allThings(state);
  let totalCount = 0;
  for (let index = 0; index < things.length; index += 1) {
    const thing = things.at(index);
    if (thing !== undefined && matches(thing, terms)) {
      totalCount += 1;
      valuesOf(thing, field).forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    }
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a).slice(0, maxBucketsIn(request.input));
  return { totalCount, buckets: ranked.map(([keyValue, count]) => ({ keyValue, count })) };
}
