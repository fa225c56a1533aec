import type { DeviceGroup } from '../../../fleet/selection/deviceGroups';

/** The data for the hover of a group of core devices. */
export interface DeviceGroupFacts extends Pick<DeviceGroup, 'label' | 'unhealthy' | 'failing' | 'stale' | 'scanned'> {
  /** The number of its devices. */
  readonly size: number;
  readonly staleAfterHours: number;
}

/** The facts for the hover of a group of core devices. */
export function deviceGroupFacts(group: DeviceGroup, staleAfterHours: number): DeviceGroupFacts {
  const { label, thingNames, unhealthy, failing, stale, scanned } = group;
  return { label, size: thingNames.length, unhealthy, failing, stale, scanned, staleAfterHours };
}
