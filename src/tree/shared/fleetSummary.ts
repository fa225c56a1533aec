import { count } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { summaryWords, type SummaryFacts } from '../../text/messages/summaryWords';
import type { NodeContext } from './nodeContext';

/** What says how far a fleet is scanned. */
export function coverageOf({
  scans,
  isWhole,
  connection,
}: Fleet): Pick<SummaryFacts, 'isWhole' | 'scan' | 'earlier' | 'isLive'> {
  return { isWhole, scan: scans.last?.state, earlier: scans.earlier, isLive: connection.asOf === undefined };
}

type SummaryContext = Pick<NodeContext, 'thresholds' | 'failingCount' | 'stuckCount'>;

function wordsOf(fleet: Fleet, { thresholds, failingCount, stuckCount }: SummaryContext): string {
  const { devices } = fleet;
  const now = fleet.now();
  return summaryWords({
    ...coverageOf(fleet),
    known: devices.size,
    failing: failingCount(fleet),
    stuck: stuckCount(fleet),
    stale: fleet.staleCount.of(thresholds().staleAfterHours, now),
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
