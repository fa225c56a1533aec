import type { AppState } from '../../app/appState';
import type { Redactor } from '../../greengrass/redaction/redactor';
import type { Catalog } from '../../ui/catalog';

/** A redactor that knows every name behind all connections, because a report can be about several of them. */
export async function redactorOf({ sessions, filteredFleets }: AppState, catalog: Catalog): Promise<Redactor> {
  const [codes, { fleetRedactor }] = await Promise.all([catalog.all(), import('../../fleet/snapshots/fleetRedactor')]);
  const fleets = sessions.all.flatMap(({ fleet }) =>
    fleet === undefined ? [] : [{ fleet, groups: filteredFleets.thingGroupNames(fleet) }],
  );
  return fleetRedactor(codes, fleets);
}
