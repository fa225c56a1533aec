import { count } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { summaryWords } from '../../text/messages/summaryWords';
import type { NodeContext } from './nodeContext';

type SummaryContext = Pick<NodeContext, 'thresholds' | 'failingCount' | 'stuckCount'>;

function wordsOf(fleet: Fleet, { thresholds, failingCount, stuckCount }: SummaryContext): string {
  const { devices, scans, isWhole, connection } = fleet;
  const now = fleet.now();
  return summaryWords({
    known: devices.size,
    isWhole,
    failing: failingCount(fleet),
    stuck: stuckCount(fleet),
    stale: fleet.staleCount.of(thresholds().staleAfterHours, now),
    scan: scans.last?.state,
    scannedBefore: scans.endedBefore,
    isLive: connection.asOf === undefined,
    now,
  });
}

/** A fleet in one line; `undefined` until its first core devices are loaded. */
export function fleetSummary({ fleet, progress }: FleetSession, context: SummaryContext): string | undefined {
  if (fleet === undefined || progress !== 'loaded') {
    return undefined;
  }
  return fleet.devices.size === 0 ? count(0, 'core device') : wordsOf(fleet, context);
}
