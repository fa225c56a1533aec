import * as vscode from 'vscode';
import { count, grouped } from '../../base/numbers';
import {
  manualScan,
  maxDevicesInFullScan,
  requestsPerDevice,
  scanAllowance,
  type ScanKind,
} from '../../fleet/scanning/scanState';
import type { Fleet } from '../../fleet/fleet';
import type { Scan } from '../../fleet/scanning/scan';
import type { Sessions } from '../../fleet/sessions';
import { sessionIn, targetListedFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';

/**
 * Confirms a full scan that takes many requests. The user sees how many, and can select a quick scan instead; `undefined`
 * if the user cancels.
 */
async function confirmScanKind(fleet: Fleet, title: string): Promise<ScanKind | undefined> {
  const known = [...fleet.devices.names()].length;
  const requests = known * requestsPerDevice;
  if (requests <= scanAllowance) {
    return 'full';
  }
  const size = `${grouped(known)}${fleet.isWhole ? '' : ' or more'} core devices`;
  const picks: readonly (vscode.QuickPickItem & { readonly scan: ScanKind })[] = [
    // The first item is active, so Enter runs what the user asked for.
    { label: 'Every Core Device', description: `full scan, ${grouped(requests)} requests or more`, scan: 'full' },
    {
      label: 'Only Devices with Failures',
      description: `quick scan, stops after ${count(scanAllowance, 'request')}`,
      scan: 'quick',
    },
  ];
  const pick = await vscode.window.showQuickPick(picks, {
    title,
    placeHolder: `Select what to scan in a fleet of ${size}`,
  });
  return pick?.scan;
}

/**
 * Scans a fleet for failures. A fleet that is known to be small gets a full scan. Rejects with a FleetError if the
 * connection can't be opened.
 */
export async function startScan(
  targets: Targets,
  requested: ScanKind,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const fleet = await targetListedFleet(targets, title, args);
  if (fleet === undefined) {
    return;
  }
  const isSmall = fleet.size !== undefined && fleet.size <= maxDevicesInFullScan;
  const kind = isSmall || requested === 'full' ? await confirmScanKind(fleet, title) : 'quick';
  if (kind !== undefined) {
    await fleet.scans.start(manualScan(kind));
  }
}

/**
 * Runs an action on the last scan of the connection that a command was called for, or of all connections.
 * @param which the scans for failures, or those for components
 */
export async function withScans(
  sessions: Sessions,
  args: readonly unknown[],
  which: 'scans' | 'componentScans',
  act: (scan: Scan) => void | Promise<void>,
): Promise<void> {
  const session = sessionIn(sessions, args);
  const targets = session === undefined ? sessions.all : [session];
  await Promise.all(
    targets.map(async ({ fleet }) => (fleet?.[which].last === undefined ? undefined : act(fleet[which].last))),
  );
}
