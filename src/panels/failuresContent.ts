import { visibleText } from '../base/visibleText';
import { isStale } from '../greengrass/status/stale';
import { filteredStatus } from '../greengrass/status/status';
import { errorNotices } from '../text/panels/devices/deviceFacts';
import { failuresOverview, type FleetHealth } from '../text/panels/failuresOverview';
import type { Panel } from '../text/panels/panel';
import type { TextContext } from '../text/textContext';
import { scanReport } from '../text/messages/scanWords';
import type { Incident } from '../greengrass/failures/incident';
import { notScannedCount } from '../fleet/devices/deviceConditions';
import type { Fleet } from '../fleet/fleet';
import type { Content, ContentOptions } from './content';

function healthOf(fleet: Fleet, { staleAfterHours, now }: TextContext): FleetHealth {
  const statuses = new Map<string, number>();
  let stale = 0;
  for (const { device } of fleet.devices.all()) {
    const status = filteredStatus(device);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    stale += isStale(device, staleAfterHours, now) ? 1 : 0;
  }
  return {
    statuses,
    stale,
    notScanned: notScannedCount(fleet),
    isPartial: !fleet.isWhole,
    isFleetScanned: fleet.scans.isFleetScanned,
  };
}

function newest(...times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.flatMap((time) => time?.getTime() ?? []);
  return known.length === 0 ? undefined : new Date(Math.max(...known));
}

/** The overview of a fleet's failures. Its time isn't older than the scan that it shows. */
function overviewOf(fleet: Fleet, context: TextContext, incident: Incident): Panel {
  const { scans, connection, list, size } = fleet;
  const scan = scans.last;
  const { timeZone } = context;
  const ofScan = scan && scanReport(scan.state, incident.muted, size, connection, timeZone);
  const { asOf } = connection;
  return failuresOverview({
    connectionId: connection.id,
    incident,
    health: healthOf(fleet, context),
    staleAfterHours: context.staleAfterHours,
    stuckAfterHours: context.stuckAfterHours,
    timeZone,
    // The line below the heading says that a snapshot is one.
    coverage: asOf === undefined ? ofScan : undefined,
    readAt: asOf ?? newest(list.state.readAt, scan?.state.startedAt),
    isLoading: list.state.tail === 'loading' && list.state.isPartial,
  });
}

/** The overview as the panel shows it, with its actions and, if there are several connections, the connection. */
function panelOf(fleet: Fleet, { sessions, incidents, thresholds, timeZone }: ContentOptions): Panel {
  const incident = incidents.of(fleet);
  incidents.didShow(fleet, incident);
  const overview = overviewOf(fleet, { ...thresholds(), timeZone: timeZone(), now: fleet.now() }, incident);
  const { id, asOf } = fleet.connection;
  const heading = sessions.all.length > 1 ? `${overview.heading}: ${visibleText(id)}` : overview.heading;
  const isSnapshot = asOf !== undefined;
  // A snapshot is not scanned: everything in it is known.
  const actions = overview.actions.filter((action) => action !== 'scan' || !isSnapshot);
  return { ...overview, heading, actions, isSnapshot };
}

/** The content of the failures overview of a fleet. */
export function failuresContent(options: ContentOptions): Content {
  return {
    closesWithConnection: true,
    open: async (fleet) => {
      await Promise.all([fleet.list.readFirst(), options.incidents.open(fleet)]);
    },
    refresh: (fleet) => fleet.list.refresh(),
    current: (fleet) => {
      const { readAt, thingNames, error } = fleet.list.state;
      if (thingNames.length > 0 || (readAt !== undefined && error === undefined)) {
        return { panel: panelOf(fleet, options), notices: [], isLoading: false };
      }
      const notices = error === undefined ? [] : errorNotices([error], fleet.connection);
      return { panel: undefined, notices, isLoading: error === undefined };
    },
  };
}
