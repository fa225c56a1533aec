import * as vscode from 'vscode';
import { count } from '../../base/numbers';
import { manualScan } from '../../fleet/scanning/scanState';
import { targetFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';

/**
 * Reads the components of every core device that isn't scanned, after saying how many requests this takes. Rejects with a
 * FleetError if the connection can't be opened.
 */
export async function scanComponents(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const fleet = await targetFleet(targets, title, args);
  await fleet?.list.readFirst();
  await fleet?.list.settled();
  if (fleet === undefined) {
    return;
  }
  const { scanned, known } = fleet.componentIndex.coverage();
  const left = known - scanned;
  if (left === 0 && fleet.isWhole) {
    void vscode.window.showInformationMessage(`${title.replace('…', '')}: every core device is scanned.`);
    return;
  }
  const orMore = fleet.isWhole ? '' : ' or more';
  const scan = {
    label: `Scan ${count(left, 'Core Device')}${orMore}`,
    description: `${count(left, 'request')}${orMore}, in the background`,
  };
  const placeHolder = 'Newest reports first. You can cancel the scan and continue it later.';
  if ((await vscode.window.showQuickPick([scan], { title, placeHolder })) !== undefined) {
    await fleet.componentScans.start(manualScan('components'));
  }
}
