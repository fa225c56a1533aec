import {
  isEmptyFilter,
  parseFilter,
  partsNeedingScan,
  type DeviceFilter,
  type FilterPart,
} from '../../../fleet/selection/deviceFilter';
import { count, grouped } from '../../../base/numbers';
import { visibleText } from '../../../base/visibleText';
import { absoluteTime } from '../../../base/time';
import { coreDeviceStatusLook, noStatus } from '../../../greengrass/status/status';

/** The names of the parts of a filter in menus. */
export const partWords: Readonly<Record<FilterPart, string>> = {
  name: 'Name',
  status: 'Status',
  isStale: 'Stale only',
  isFailing: 'Failing only',
  isStuck: 'Stuck only',
  runtime: 'Runtime',
  platform: 'Platform',
  coreVersion: 'Nucleus version',
  errorCode: 'Error code',
  component: 'Component',
  componentVersion: 'Version of the component',
  thingGroup: 'Thing group',
};

/** A value of a part as rows call it: `Unhealthy` for the API's `UNHEALTHY`. */
export function valueWords(part: FilterPart, value: string): string {
  if (part !== 'status') {
    return value;
  }
  return value.toLowerCase() === noStatus.toLowerCase() ? noStatus : coreDeviceStatusLook(value.toUpperCase()).words;
}

/** Before what was typed, what it is; nothing where nothing was typed. */
function named(what: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${what} ${text}`];
}

/** A filter in words: `name press*, status Unhealthy, component com.acme.Monitor 1.2.3`. Empty where it is empty. */
export function filterWords(filter: DeviceFilter): string {
  const { name, status, isStale, isFailing, isStuck, component, componentVersion, ...rest } = parseFilter(filter);
  const words = [
    ...named('name', name),
    ...named('status', status === undefined ? undefined : valueWords('status', status)),
    ...(isStale === undefined ? [] : ['stale']),
    ...(isFailing === undefined ? [] : ['failing']),
    ...(isStuck === undefined ? [] : ['stuck']),
    ...named('runtime', rest.runtime),
    ...named('platform', rest.platform),
    ...named('nucleus', rest.coreVersion),
    ...named('error code', rest.errorCode),
    ...named('component', componentVersion === undefined ? component : `${component ?? ''} ${componentVersion}`),
    ...named('thing group', rest.thingGroup),
  ];
  return words.map((part) => visibleText(part)).join(', ');
}

/** A filter with how many devices it let through. */
export interface FilteredDevices {
  readonly filter: DeviceFilter;
  /** Devices that fit. */
  readonly shown: number;
  /** Devices that were judged. */
  readonly considered: number;
  /** Those of them that have been looked into. */
  readonly scanned: number;
  /** Whether every device that may fit was judged. */
  readonly isComplete: boolean;
  /** Whether those judged are devices of any kind, and not only those that the service has named as fitting. */
  readonly isWhole: boolean;
  /** When the whole fleet was read, where it does not keep itself current. */
  readonly readAt: Date | undefined;
}

/**
 * What a filter shows and what that is worth: `Filter: component X. 12 of 100,000 core devices; 340 have been looked into.`
 * The last part is said where the filter asks for what no list carries.
 */
export function filterMessage(filtered: FilteredDevices): string {
  const { filter, shown, considered, scanned, isComplete, isWhole, readAt } = filtered;
  const isFiltered = !isEmptyFilter(filter);
  const among =
    isWhole && isFiltered
      ? `${grouped(shown)} of ${isComplete ? '' : 'the first '}${count(considered, 'core device')}`
      : `${count(shown, 'core device')}${isComplete ? '' : ' so far'}`;
  const inside = `${scanned === 0 ? 'none' : grouped(scanned)} ${scanned === 1 ? 'has' : 'have'} been looked into`;
  const needsMore = partsNeedingScan(filter).length > 0 && scanned < considered;
  const since = readAt === undefined ? '' : `, read at ${absoluteTime(readAt)}`;
  return `${isFiltered ? `Filter: ${filterWords(filter)}. ` : ''}${among}${since}${needsMore ? `; ${inside}` : ''}.`;
}
