import type { Incidents } from '../../app/incidents';
import type { Fleet } from '../../fleet/fleet';
import type { Catalog } from '../../ui/catalog';
import { writeClipboard } from '../../ui/writeClipboard';
import { knownFrom } from '../support/knownFrom';

/** Copies what is failing in a fleet, why, and what to do, as Markdown. */
export async function copyIncidentSummary(incidents: Incidents, catalog: Catalog, fleet: Fleet): Promise<void> {
  const [explain, { incidentSummary }] = await Promise.all([
    catalog.load(),
    import('../../text/reports/incidentSummary'),
  ]);
  const incident = { ...incidents.of(fleet), place: fleet.place(), coverage: knownFrom(fleet), now: fleet.now() };
  await writeClipboard(incidentSummary(incident, explain), 'Incident summary');
}
