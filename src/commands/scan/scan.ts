import * as vscode from 'vscode';
import { count, grouped } from '../../base/numbers';
import { maxDevicesInFullScan, requestsPerDevice, scanAllowance, type ScanKind } from '../../fleet/scanning/scanState';
import type { Fleet } from '../../fleet/fleet';
import type { Scan } from '../../fleet/scanning/scan';
import type { Sessions } from '../../fleet/sessions';
import { sessionIn, targetFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';

/**
 * Which scan a person wants who has asked for a full one. They are asked once more where it takes many requests, and told
 * how many; `undefined` where they want none then.
 */
async function stillWanted(fleet: Fleet, title: string): Promise<ScanKind | undefined> {
  const known = [...fleet.devices.names()].length;
  const requests = known * requestsPerDevice;
  if (requests <= scanAllowance) {
    return 'full';
  }
  const size = `${grouped(known)}${fleet.isWhole ? '' : ' or more'} core devices`;
  const picks: readonly (vscode.QuickPickItem & { readonly scan: ScanKind })[] = [
    {
      label: 'Only Where Something Failed',
      description: `stops after ${count(scanAllowance, 'request')}`,
      scan: 'quick',
    },
    { label: 'Every Core Device', description: `${grouped(requests)} requests or more`, scan: 'full' },
  ];
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: `Scan which of ${size}?` });
  return pick?.scan;
}

/**
 * Looks for failures across a fleet, in full where the fleet is known to be small. Rejects with a FleetError where there
 * is no connection.
 */
export async function startScan(
  targets: Targets,
  wanted: ScanKind,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const fleet = await targetFleet(targets, title, args);
  await fleet?.list.readFirst();
  await fleet?.list.settled();
  if (fleet === undefined) {
    return;
  }
  const isSmall = fleet.size !== undefined && fleet.size <= maxDevicesInFullScan;
  const kind = isSmall || wanted === 'full' ? await stillWanted(fleet, title) : 'quick';
  if (kind !== undefined) {
    await fleet.scans.start(kind);
  }
}

/** Does something with the last scan of the connection that a command was called for, or with those of all connections. */
export async function withScans(
  sessions: Sessions,
  args: readonly unknown[],
  act: (scan: Scan) => void | Promise<void>,
): Promise<void> {
  const session = sessionIn(sessions, args);
  const concerned = session === undefined ? sessions.all : [session];
  await Promise.all(
    concerned.map(async ({ fleet }) => (fleet?.scans.last === undefined ? undefined : act(fleet.scans.last))),
  );
}
