import { isOlderThan } from '../../base/time';
import type { CoreDevice } from '../model';

/** Whether the device's last report is older than `staleAfterHours`. A device that never reported isn't stale. */
export function isStale(device: CoreDevice, staleAfterHours: number, now: Date): boolean {
  const reported = device.lastStatusUpdateTimestamp;
  return reported !== undefined && isOlderThan(reported, staleAfterHours, now);
}
