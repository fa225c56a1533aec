import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { changesSince } from '../../fleet/snapshots/changesSince';
import type { FleetChangesAddress } from '../../greengrass/addresses/fleetAddress';
import type { Panels } from '../../panels/panels';
import { fleetChangesReport } from '../../text/reports/fleetChangesReport';
import { writeClipboard } from '../../ui/writeClipboard';
import type { Targets } from '../target/targets';
import { openSnapshotFile, pickSnapshotFile } from './snapshotFiles';

/** Opens the panel of what changed in a fleet since a snapshot that the user selects. */
export async function compareWithSnapshot(
  panels: Panels,
  fleet: Fleet,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const uri = await pickSnapshotFile(title, args);
  if (uri !== undefined) {
    await panels.open({ kind: 'fleetChanges', connectionId: fleet.connection.id, file: uri.toString() });
  }
}

/** Copies what changed in a fleet since a snapshot as Markdown. */
export async function copyChanges(fleet: Fleet, title: string, { file }: FleetChangesAddress): Promise<void> {
  const snapshot = await openSnapshotFile(title, vscode.Uri.parse(file));
  if (snapshot !== undefined) {
    await writeClipboard(fleetChangesReport(changesSince(fleet, snapshot)), 'Changes');
  }
}

/** Copies what the panel shows that the user last acted on. */
export async function copyChangesOfPanel(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const [target] = await targets.resolve(title, args, ({ address }) => address?.kind === 'fleetChanges');
  const fleet = target?.session?.fleet;
  if (fleet !== undefined && target?.address?.kind === 'fleetChanges') {
    await copyChanges(fleet, title, target.address);
  }
}
