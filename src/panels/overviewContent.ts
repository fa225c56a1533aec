import type { FleetError } from '../greengrass/ports/fleetError';
import type { ConnectionTarget } from '../greengrass/ports/connection';
import { isStale } from '../greengrass/status/stale';
import { filteredStatus } from '../greengrass/status/status';
import { isScanned } from '../greengrass/failures/findings';
import { errorNotices } from '../text/panels/deviceFacts';
import { failuresOverview, type FleetHealth } from '../text/panels/failuresOverview';
import type { Panel } from '../text/panels/panel';
import type { StatusContext } from '../greengrass/status/thresholds';
import { scanCoverage, scanMessage } from '../text/messages/scanWords';
import { snapshotWords } from '../text/messages/snapshotWords';
import type { Fleet } from '../fleet/fleet';

function healthOf(fleet: Fleet, { staleAfterHours, now }: StatusContext): FleetHealth {
  const statuses = new Map<string, number>();
  let [stale, notScanned] = [0, 0];
  for (const { device, opened } of fleet.knownRecords()) {
    const status = filteredStatus(device);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    stale += isStale(device, staleAfterHours, now) ? 1 : 0;
    notScanned += isScanned(opened) ? 0 : 1;
  }
  return { statuses, stale, notScanned, isPartial: fleet.size === undefined };
}

/** What there is to show of all failures of a fleet. Asks nothing. */
export function overviewContent(fleet: Fleet, context: StatusContext): Panel {
  const { scan, connection, list, size } = fleet;
  const failing = [...fleet.failingDevices()];
  const ofScan = scan && `${scanMessage(scan.state, failing.length, connection)} ${scanCoverage(scan.state, size)}`;
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
export function unreadOverview(target: ConnectionTarget, error: FleetError | undefined): Panel {
  return {
    address: undefined,
    kind: 'Fleet',
    heading: 'Failures Overview',
    status: undefined,
    summary: [],
    notices: errorNotices(error === undefined ? [] : [error], target),
    actions: [],
    sections: [],
    readAt: undefined,
    isLoading: error === undefined,
  };
}
