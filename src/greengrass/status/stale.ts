import { isOlderThan } from '../../base/time';
import type { CoreDevice } from '../model';

/** Whether the device's last report is older than so many hours. A device that never reported is not stale. */
export function isStale(device: CoreDevice, staleAfterHours: number, now: Date): boolean {
  const reported = device.lastStatusUpdateTimestamp;
  return reported !== undefined && isOlderThan(reported, staleAfterHours, now);
}
