import { isScanned } from '../../greengrass/failures/findings';
import { isStale } from '../../greengrass/status/stale';
import { hasStuckDeployment, type StuckContext } from '../../greengrass/status/stuck';
import type { Fleet } from '../fleet';

/** The names of the core devices with a stuck deployment, in no order. Looks only at devices with one in progress. */
export function* eachStuck({ devices }: Fleet, context: StuckContext): Iterable<string> {
  for (const { device, opened } of devices.allInProgress()) {
    if (hasStuckDeployment(opened, context)) {
      yield device.coreDeviceThingName;
    }
  }
}

/** The names of the core devices with a stuck deployment. */
export function stuckDevices(fleet: Fleet, context: StuckContext): ReadonlySet<string> {
  return new Set(eachStuck(fleet, context));
}

/** The names of the core devices with a stale report, in order of arrival, because that is their order in memory. */
export function* eachStale({ devices }: Fleet, staleAfterHours: number, now: Date): Iterable<string> {
  for (const { device } of devices.all()) {
    if (isStale(device, staleAfterHours, now)) {
      yield device.coreDeviceThingName;
    }
  }
}

/** The names of the core devices with a stale report. */
export function staleDevices(fleet: Fleet, staleAfterHours: number, now: Date): ReadonlySet<string> {
  return new Set(eachStale(fleet, staleAfterHours, now));
}

/** The number of core devices of which only the status is known. */
export function notScannedCount({ devices }: Fleet): number {
  let count = 0;
  for (const { opened } of devices.all()) {
    count += Number(!isScanned(opened));
  }
  return count;
}
