import { parseFilter, type DeviceFilter, type FilterPart } from '../../fleet/selection/deviceFilter';
import { count } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
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
