import { mostInFull, type ScanKind } from '../core/scan';
import type { Scan } from '../fleet/scan';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { sessionOf } from '../tree/node';
import { chosenFleet } from './chosenSession';
import { nodesIn } from './chosenNodes';

/**
 * Looks for failures across a fleet, in full where the fleet is known to be small. Rejects with a FleetError where there
 * is no connection.
 */
export async function startScan(
  view: CoreDevicesView,
  kind: ScanKind,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const fleet = await chosenFleet(view, title, args);
  await fleet?.list.readFirst();
  await fleet?.list.settled();
  const isSmall = fleet?.size !== undefined && fleet.size <= mostInFull;
  await fleet?.startScan(isSmall ? 'full' : kind);
}

/** Does something with the last scan of the connection that a row belongs to, or with those of all connections. */
export async function withScans(
  { sessions }: CoreDevicesView,
  args: readonly unknown[],
  act: (scan: Scan) => void | Promise<void>,
): Promise<void> {
  const [node] = nodesIn(args);
  const session = node && sessionOf(node);
  const concerned = session === undefined ? sessions.all : [session];
  await Promise.all(concerned.map(async ({ fleet }) => (fleet?.scan === undefined ? undefined : act(fleet.scan))));
}
