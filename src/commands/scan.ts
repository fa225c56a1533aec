import type { ScanKind } from '../core/scan';
import type { Scan } from '../fleet/scan';
import type { FleetSession } from '../fleet/fleetSession';

/** Looks for failures across the fleet. Rejects with a FleetError where there is no connection. */
export async function startScan(session: FleetSession, kind: ScanKind): Promise<void> {
  await session.open();
  const { state } = session;
  if (state.kind === 'failed') {
    throw state.error;
  }
  if (state.kind === 'open') {
    await state.fleet.startScan(kind);
  }
}

/** Does something with the scan that was started last, where there is one. */
export async function withScan(session: FleetSession, act: (scan: Scan) => void | Promise<void>): Promise<void> {
  if (session.state.kind === 'open' && session.state.fleet.scan !== undefined) {
    await act(session.state.fleet.scan);
  }
}
