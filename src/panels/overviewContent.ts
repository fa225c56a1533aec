import type { FleetError } from '../core/errors';
import type { AskedAt } from '../core/errorWords';
import { isStale } from '../core/fidelity';
import { filteredStatus } from '../core/deviceMatcher';
import { isAnyRead } from '../core/findings';
import { errorNotices } from '../core/panels/deviceFacts';
import { failuresOverview, type FleetHealth } from '../core/panels/failuresOverview';
import type { Panel } from '../core/panels/panel';
import type { RowContext } from '../core/rows/row';
import { snapshotWords } from '../core/snapshotWords';
import type { Fleet } from '../fleet/fleet';

function healthOf(fleet: Fleet, { staleAfterHours, now }: RowContext): FleetHealth {
  const statuses = new Map<string, number>();
  let [stale, notLookedInto] = [0, 0];
  for (const { device, opened } of fleet.knownRecords()) {
    const status = filteredStatus(device);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    stale += isStale(device, staleAfterHours, now) ? 1 : 0;
    notLookedInto += isAnyRead(opened) ? 0 : 1;
  }
  return { statuses, stale, notLookedInto, isPartial: fleet.size === undefined };
}

/** What there is to show of all failures of a fleet. Asks nothing. */
export function overviewContent(fleet: Fleet, context: RowContext): Panel {
  const { scan, connection, list, size } = fleet;
  const failing = [...fleet.failingDevices()];
  const ofScan = scan && `${scan.message(failing.length, connection)} ${scan.coverage(size)}`;
  const { asOf } = connection;
  const overview = failuresOverview({
    failing,
    health: healthOf(fleet, context),
    staleAfterHours: context.staleAfterHours,
    coverage: asOf === undefined ? ofScan : snapshotWords(asOf),
    readAt: asOf ?? list.state.readAt,
  });
  return { ...overview, isSnapshot: asOf !== undefined };
}

/** What there is to show where no core device is known: that they are being read, or why they could not be. */
export function unreadOverview(askedAt: AskedAt, error: FleetError | undefined): Panel {
  return {
    address: undefined,
    kind: 'Fleet',
    heading: 'Failures Overview',
    status: undefined,
    summary: [],
    notices: errorNotices(error === undefined ? [] : [error], askedAt),
    actions: [],
    sections: [],
    readAt: undefined,
    isLoading: error === undefined,
  };
}
