import { isEmptyFilter, type DeviceFilter } from './deviceFilter';
import type { DeviceGrouping } from './deviceGroups';

/** Which core devices are wanted, and what they are put together by. */
export interface ViewOptions {
  readonly filter: DeviceFilter;
  readonly grouping: DeviceGrouping;
}

/** Whether an arrangement is none: every device in one list. */
export function isUnfiltered({ filter, grouping }: ViewOptions): boolean {
  return grouping === 'none' && isEmptyFilter(filter);
}
