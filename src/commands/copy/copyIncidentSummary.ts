import type { Incidents } from '../../app/incidents';
import { notScannedCount } from '../../fleet/devices/deviceConditions';
import type { Fleet } from '../../fleet/fleet';
import type { Catalog } from '../../ui/catalog';
import { writeClipboard } from '../../ui/writeClipboard';

/** Copies what is failing in a fleet, why, and what to do, as Markdown. */
export async function copyIncidentSummary(incidents: Incidents, catalog: Catalog, fleet: Fleet): Promise<void> {
  const [explain, { incidentSummary }] = await Promise.all([
    catalog.load(),
    import('../../text/reports/incidentSummary'),
  ]);
  const coverage = {
    scan: fleet.scans.last?.state,
    known: fleet.devices.size,
    notScanned: notScannedCount(fleet),
    isWhole: fleet.isWhole,
    isSnapshot: fleet.connection.asOf !== undefined,
  };
  const incident = { ...incidents.of(fleet), place: fleet.place(), coverage, now: fleet.now() };
  await writeClipboard(incidentSummary(incident, explain), 'Incident summary');
}
