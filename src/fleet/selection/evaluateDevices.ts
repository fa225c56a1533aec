import type { JudgedDevice } from '../../greengrass/failures/findings';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { OrderedRecords } from '../devices/recordsInOrder';
import { partsNeedingScan } from './deviceFilter';
import { newTally, type GroupedDevices } from './deviceGroups';
import {
  makeKnownMatcher,
  makeListedMatcher,
  makeScannedTest,
  type FilterContext,
  type KnownContext,
} from './deviceMatcher';
import type { ViewOptions } from './viewOptions';

/** Spelled out, because with 100,000 devices an object spread would take most of the time. */
function factsOf(record: CoreDeviceRecord): JudgedDevice {
  const { device, detailsIfRead: details, opened, findings } = record;
  return { device, details, deployments: opened.deployments, components: opened.components, findings };
}

/** The devices that match, ready to be grouped. */
export interface EvaluatedDevices extends GroupedDevices {
  /** Number of devices that were evaluated. */
  readonly considered: number;
  /** Number of them that are scanned as far as the filter needs it; 0 if it needs no scan. */
  readonly scanned: number;
}

/** Evaluates a filter on all known devices, or on those that the fleet index found. */
export function evaluateDevices(
  ordered: OrderedRecords,
  { filter, grouping }: ViewOptions,
  context: FilterContext & KnownContext,
): EvaluatedDevices {
  const { found } = context;
  const matchesListed = makeListedMatcher(filter, context);
  const matchesKnown = makeKnownMatcher(filter, context);
  const isScanned = makeScannedTest(filter);
  const needsScan = partsNeedingScan(filter).length > 0;
  const { records, placesOf } = ordered;
  const tally = newTally(grouping === 'none' ? 0 : records.length, grouping, context);
  const isMatch = new Uint8Array(records.length);
  let [matches, scanned] = [0, 0];
  records.forEach((record, place) => {
    const isCandidate = matchesListed(record.device);
    // The other facts are elsewhere in memory, so reading them only when needed is faster.
    const facts = isCandidate || needsScan ? factsOf(record) : undefined;
    const isConsidered = found === undefined || found.has(record.device.coreDeviceThingName);
    scanned += needsScan && isConsidered && facts !== undefined && isScanned(facts) ? 1 : 0;
    if (isCandidate && facts !== undefined && matchesKnown(facts)) {
      isMatch[place] = 1;
      matches += 1;
      if (grouping !== 'none') {
        tally.add(place, facts);
      }
    }
  });
  const isMatchAt = (place = 0): boolean => isMatch[place] === 1;
  const { places, thingNames } =
    matches === records.length
      ? ordered
      : {
          places: ordered.places.filter(isMatchAt),
          thingNames: ordered.thingNames.filter((_name, index) => isMatchAt(ordered.places[index])),
        };
  return { tally, thingNames, places, placesOf, considered: found?.size ?? records.length, scanned };
}
