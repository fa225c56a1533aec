import { isStale } from '../../greengrass/status/stale';
import { hasStuckDeployment, type StuckContext } from '../../greengrass/status/stuck';
import type { Fleet } from '../fleet';

/** The names of the core devices with a stuck deployment, in no order. Looks only at devices with one in progress. */
export function stuckDevices({ devices }: Fleet, context: StuckContext): ReadonlySet<string> {
  const stuck = new Set<string>();
  for (const { device, opened } of devices.allInProgress()) {
    if (hasStuckDeployment(opened, context)) {
      stuck.add(device.coreDeviceThingName);
    }
  }
  return stuck;
}

/** The names of the core devices with a stale report. One pass in order of arrival, because that is their order in memory. */
export function staleDevices({ devices }: Fleet, staleAfterHours: number, now: Date): ReadonlySet<string> {
  const stale = new Set<string>();
  for (const { device } of devices.all()) {
    if (isStale(device, staleAfterHours, now)) {
      stale.add(device.coreDeviceThingName);
    }
  }
  return stale;
}
