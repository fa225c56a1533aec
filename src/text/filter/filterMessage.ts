import { count, grouped } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
import { isEmptyFilter, partsNeedingScan, type DeviceFilter } from '../../fleet/selection/deviceFilter';
import { filterWords } from './filterWords';
import { otherThings } from './indexWords';

/** A filter with the number of devices that match it. */
export interface FilteredDevices {
  readonly filter: DeviceFilter;
  /** Devices that match. */
  readonly shown: number;
  /** Devices that the filter was applied to. */
  readonly considered: number;
  /** How many of the considered devices are scanned. */
  readonly scanned: number;
  /** Whether every device that may match was considered. */
  readonly isComplete: boolean;
  /** Whether all kinds of devices were considered, not only those that AWS already filtered. */
  readonly isWhole: boolean;
  /** When the whole fleet was loaded, if it doesn't refresh automatically. */
  readonly readAt: Date | undefined;
  /** Things that the fleet index found and that aren't core devices. */
  readonly others: number;
  /** What the summary before the message says; `undefined` if there is none. */
  readonly summary: SummarizedFleet | undefined;
}

/** What the summary of a fleet says, which needs no repetition. */
interface SummarizedFleet {
  /** The number of known core devices. */
  readonly known: number;
  /** When the last scan ended, if the summary says it. */
  readonly scannedAt: Date | undefined;
}

/** A scan takes a few minutes, so the list may be that much older without saying so. */
const scanMilliseconds = 5 * 60_000;

/** Whether the age of the scan in the summary also says how old the list is. */
function isAgeSaid(readAt: Date, scannedAt: Date | undefined): boolean {
  return scannedAt !== undefined && scannedAt.getTime() - readAt.getTime() <= scanMilliseconds;
}

/** The number of matches, and of the devices that the filter was applied to unless the summary says it. */
function amongWords({ filter, shown, considered, isComplete, isWhole, summary }: FilteredDevices): string {
  if (!isWhole || isEmptyFilter(filter)) {
    return `${count(shown, 'core device')}${isComplete ? '' : ' so far'}`;
  }
  return isComplete && considered === summary?.known
    ? count(shown, 'core device')
    : `${grouped(shown)} of ${isComplete ? '' : 'the first '}${count(considered, 'core device')}`;
}

/**
 * How many devices match a filter and how complete that is: `Filter: component X. 12 of 100,000 core devices; 99,660 not scanned.`
 * The last part appears if the filter needs data that the list of core devices doesn't include. Without a filter, the summary of
 * the fleet says how many devices there are. `undefined` if it says everything.
 */
export function filterMessage(filtered: FilteredDevices, zone: TimeZone): string | undefined {
  const { filter, considered, scanned, isComplete, others, summary } = filtered;
  const isFiltered = !isEmptyFilter(filter);
  const readAt =
    filtered.readAt === undefined || isAgeSaid(filtered.readAt, summary?.scannedAt) ? undefined : filtered.readAt;
  if (!isFiltered && isComplete && filtered.readAt !== undefined) {
    return readAt && `Core devices loaded ${absoluteTime(readAt, zone)}.`;
  }
  const needsMore = partsNeedingScan(filter).length > 0 && scanned < considered;
  const since = readAt === undefined ? '' : `, data from ${absoluteTime(readAt, zone)}`;
  const notScanned = needsMore ? `; ${grouped(considered - scanned)} not scanned` : '';
  return `${isFiltered ? `Filter: ${filterWords(filter)}. ` : ''}${amongWords(filtered)}${since}${notScanned}.${others === 0 ? '' : ` ${otherThings(others)}`}`;
}
