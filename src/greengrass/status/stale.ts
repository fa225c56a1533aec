import { isOlderThan } from '../../base/time';
import type { CoreDevice } from '../model';

/** Whether the last report of a device is older than this. A device that never reported is not stale. */
export function isStale(device: CoreDevice, staleAfterHours: number, now: Date): boolean {
  const reported = device.lastStatusUpdateTimestamp;
  return reported !== undefined && isOlderThan(reported, staleAfterHours, now);
}
