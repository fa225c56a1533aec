import { count } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Thresholds } from '../../greengrass/status/thresholds';
import { summaryWords } from '../../text/messages/summaryWords';

function wordsOf(fleet: Fleet, { staleAfterHours }: Thresholds): string {
  const { devices, scans, isWhole, connection } = fleet;
  const now = fleet.now();
  return summaryWords({
    known: devices.size,
    isWhole,
    failing: devices.failingCount,
    stale: fleet.staleDevices.count(staleAfterHours, now),
    scan: scans.last?.state,
    scannedBefore: scans.endedBefore,
    isLive: connection.asOf === undefined,
    now,
  });
}

/** A fleet in one line; `undefined` until its first core devices are loaded. */
export function fleetSummary({ fleet, progress }: FleetSession, thresholds: Thresholds): string | undefined {
  if (fleet === undefined || progress !== 'loaded') {
    return undefined;
  }
  return fleet.devices.size === 0 ? count(0, 'core device') : wordsOf(fleet, thresholds);
}
