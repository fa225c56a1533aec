import { notScannedCount } from '../../fleet/devices/deviceConditions';
import type { Fleet } from '../../fleet/fleet';
import type { IncidentCoverage } from '../../text/messages/incidentWords';

/** What the failures of a fleet are known from. */
export function knownFrom(fleet: Fleet): IncidentCoverage {
  return {
    scan: fleet.scans.last?.state,
    known: fleet.devices.size,
    notScanned: notScannedCount(fleet),
    isWhole: fleet.isWhole,
    isFleetScanned: fleet.scans.isFleetScanned,
    isSnapshot: fleet.connection.asOf !== undefined,
  };
}
