import * as vscode from 'vscode';
import { count } from '../../base/numbers';
import type { Fleet } from '../../fleet/fleet';
import { manualScan, type ScanKind } from '../../fleet/scanning/scanState';
import { targetListedFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';

/**
 * Reads the components of core devices, after saying how many requests this takes. Rejects with a FleetError if the connection
 * can't be opened.
 */
export async function scanComponents(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const fleet = await targetListedFleet(targets, title, args);
  if (fleet === undefined) {
    return;
  }
  const placeHolder = 'Newest reports first. You can cancel the scan and continue it later.';
  const pick = await vscode.window.showQuickPick(picksFor(fleet), { title, placeHolder });
  if (pick !== undefined) {
    await fleet.componentScans.start(manualScan(pick.scan));
  }
}

interface ScanPick extends vscode.QuickPickItem {
  readonly scan: ScanKind;
}

/** The core devices that aren't scanned, and all of them, because those that are may run something else by now. */
function picksFor(fleet: Fleet): readonly ScanPick[] {
  const { scanned, known, isWhole } = fleet.componentIndex.coverage();
  const left = known - scanned;
  const orMore = isWhole ? '' : ' or more';
  const description = (requests: number): string => `${count(requests, 'request')}${orMore}, in the background`;
  return [
    ...(left === 0 && isWhole
      ? []
      : [
          {
            label: `Scan ${count(left, 'Core Device')}${orMore}`,
            description: description(left),
            scan: 'components' as const,
          },
        ]),
    ...(scanned === 0
      ? []
      : [{ label: 'Scan All Core Devices Again', description: description(known), scan: 'allComponents' as const }]),
  ];
}
