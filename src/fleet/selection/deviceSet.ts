import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { noStatus } from '../../greengrass/status/status';
import { differs } from '../drift/differingDevices';
import type { DeviceGrouping } from './deviceGroups';
import type { Fleet } from '../fleet';
import { indexConditions, isEmptyFilter, maxThings, type DeviceFilter } from './deviceFilter';
import { makeKnownMatcher, makeListedMatcher } from './deviceMatcher';

/** Core devices that a row stands for. */
export interface DeviceSet {
  /** What they have in common, in words. */
  readonly label: string;
  readonly thingNames: readonly string[];
  /** The error codes that explain what they have in common; can be empty. */
  readonly codes: readonly Pick<ErrorCode, 'kind' | 'code'>[];
  /** A filter that may select the same devices. */
  readonly filter: DeviceFilter | undefined;
  /** The component that they have in common, for an export of its state on each. */
  readonly componentName?: string;
  /** The keys of the problems that the devices have in common; absent if the row is about everything on them. */
  readonly problemsOn?: (on: KnownDevice) => readonly string[];
}

/** The filter for a group of core devices: the filter of the view and what the group has in common. */
export function filterOfGroup(filter: DeviceFilter, grouping: DeviceGrouping, key: string): DeviceFilter | undefined {
  if (!key.startsWith('=')) {
    return undefined;
  }
  const value = key.slice(1);
  switch (grouping) {
    case 'status':
      return { ...filter, status: value === '' ? noStatus : value };
    case 'thingGroup':
      return filter.thingGroup === undefined ? { ...filter, thingGroup: value } : undefined;
    case 'namePrefix':
      return filter.name === undefined ? { ...filter, name: `${value}*` } : undefined;
    case 'none':
      return undefined;
  }
}

/** Whether a filter selects these core devices and no others of a fleet, as far as it is known. */
function selects(fleet: Fleet, filter: DeviceFilter, wanted: ReadonlySet<string>, context: StatusContext): boolean {
  // What AWS IoT found isn't known here. A group of members has a filter for its thing group.
  const found = indexConditions(filter) === undefined ? undefined : wanted;
  const matchesListed = makeListedMatcher(filter, { ...context, members: wanted, found });
  const isDiffering = (thingName: string): boolean => differs(fleet, thingName);
  const matchesKnown = makeKnownMatcher(filter, { ...context, isDiffering });
  for (const { device, detailsIfRead: details, opened, findings } of fleet.devices.all()) {
    const { deployments, components } = opened;
    const isMatch = matchesListed(device) && matchesKnown({ device, details, deployments, components, findings });
    if (isMatch !== wanted.has(device.coreDeviceThingName)) {
      return false;
    }
  }
  return true;
}

/**
 * A filter for the devices of rows: the filter of the only row if it selects the same devices, because it also finds devices
 * that fail later; else a list of names. `undefined` if the list would be too long.
 */
export function filterFor(fleet: Fleet, sets: readonly DeviceSet[], context: StatusContext): DeviceFilter | undefined {
  const things = new Set(sets.flatMap(({ thingNames }) => thingNames));
  const [only, ...others] = sets;
  const filter = others.length === 0 ? only?.filter : undefined;
  if (filter !== undefined && !isEmptyFilter(filter) && selects(fleet, filter, things, context)) {
    return filter;
  }
  return things.size > maxThings ? undefined : { things: [...things] };
}
