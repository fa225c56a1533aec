import {
  isEmptyFilter,
  parseFilter,
  partsNeedingScan,
  type DeviceFilter,
  type FilterPart,
} from '../../fleet/selection/deviceFilter';
import { count, grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import { otherThings } from './indexWords';
import { absoluteTime, type TimeZone } from '../../base/time';
import { coreDeviceStatusLook, lifecycleStateLook, noStatus } from '../../greengrass/status/status';

/** The labels of the parts of a filter in the quick pick. */
export const partWords: Readonly<Record<FilterPart, string>> = {
  name: 'Name',
  status: 'Status',
  isStale: 'Stale only',
  isFailing: 'Failing only',
  isStuck: 'Stuck only',
  isDiffering: 'Differing only',
  isOffline: 'Offline only',
  thingType: 'Thing type',
  attribute: 'Attribute',
  runtime: 'Runtime',
  platform: 'Platform',
  coreVersion: 'Nucleus version',
  errorCode: 'Error code',
  component: 'Component',
  componentVersion: 'Component version',
  componentState: 'Component state',
  thingGroup: 'Thing group',
  things: 'Selected core devices',
};

/** A value of a part as rows show it: `Unhealthy` for the API's `UNHEALTHY`. */
export function valueWords(part: FilterPart, value: string): string {
  if (part !== 'status') {
    return value;
  }
  return value.toLowerCase() === noStatus.toLowerCase() ? noStatus : coreDeviceStatusLook(value.toUpperCase()).words;
}

/** A value with its name in front; nothing if there is no value. */
function named(name: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${name} ${text}`];
}

/** A filter in words: `name press*, status Unhealthy, component com.acme.Monitor 1.2.3`. Empty for an empty filter. */
export function filterWords(filter: DeviceFilter): string {
  const {
    name,
    status,
    isStale,
    isFailing,
    isStuck,
    isDiffering,
    isOffline,
    component,
    componentVersion,
    componentState,
    things,
    ...rest
  } = parseFilter(filter);
  const words = [
    ...(things === undefined ? [] : [count(things.length, 'selected core device')]),
    ...named('name', name),
    ...named('status', status === undefined ? undefined : valueWords('status', status)),
    ...(isStale === undefined ? [] : ['stale']),
    ...(isFailing === undefined ? [] : ['failing']),
    ...(isStuck === undefined ? [] : ['stuck']),
    ...(isDiffering === undefined ? [] : ['differing']),
    ...(isOffline === undefined ? [] : ['offline']),
    ...named('runtime', rest.runtime),
    ...named('platform', rest.platform),
    ...named('nucleus', rest.coreVersion),
    ...named('error code', rest.errorCode),
    ...named(
      'component',
      component &&
        [component, componentVersion, componentState && `(${lifecycleStateLook(componentState.toUpperCase()).words})`]
          .filter((word) => word !== undefined)
          .join(' '),
    ),
    ...named('thing group', rest.thingGroup),
    ...named('thing type', rest.thingType),
    ...named('attribute', rest.attribute),
  ];
  return words.map((part) => visibleText(part)).join(', ');
}

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
}

/**
 * How many devices match a filter and how complete that is: `Filter: component X. 12 of 100,000 core devices; 340 scanned.`
 * The last part appears if the filter needs data that the list of core devices doesn't include. Without a filter, the summary of
 * the fleet says how many devices there are.
 */
export function filterMessage(filtered: FilteredDevices, zone: TimeZone): string {
  const { filter, shown, considered, scanned, isComplete, isWhole, readAt, others } = filtered;
  const isFiltered = !isEmptyFilter(filter);
  if (!isFiltered && isComplete && readAt !== undefined) {
    return `Core devices loaded ${absoluteTime(readAt, zone)}.`;
  }
  const among =
    isWhole && isFiltered
      ? `${grouped(shown)} of ${isComplete ? '' : 'the first '}${count(considered, 'core device')}`
      : `${count(shown, 'core device')}${isComplete ? '' : ' so far'}`;
  const coverage = `${scanned === 0 ? 'none' : grouped(scanned)} scanned`;
  const needsMore = partsNeedingScan(filter).length > 0 && scanned < considered;
  const since = readAt === undefined ? '' : `, data from ${absoluteTime(readAt, zone)}`;
  return `${isFiltered ? `Filter: ${filterWords(filter)}. ` : ''}${among}${since}${needsMore ? `; ${coverage}` : ''}.${others === 0 ? '' : ` ${otherThings(others)}`}`;
}
