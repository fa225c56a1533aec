import { isEmptyFilter, type DeviceFilter } from './deviceFilter';
import type { DeviceGrouping } from './deviceGroups';

/** The filter and the grouping of core devices. */
export interface ViewOptions {
  readonly filter: DeviceFilter;
  readonly grouping: DeviceGrouping;
}

/** Whether all devices are in one list. */
export function isUnfiltered({ filter, grouping }: ViewOptions): boolean {
  return grouping === 'none' && isEmptyFilter(filter);
}
