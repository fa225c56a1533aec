import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import type { Snapshot } from '../../fleet/snapshots/snapshot';
import { readSnapshotFile } from '../../ui/documents/snapshotFile';

/** The snapshot in a file; `undefined` after a message if the file isn't one. Never rejects. */
export async function openSnapshotFile(title: string, uri: vscode.Uri): Promise<Snapshot | undefined> {
  const found = await readSnapshotFile(uri.toString());
  if (found.kind === 'snapshot') {
    return found.snapshot;
  }
  void vscode.window.showErrorMessage(`${title} ${visibleText(vscode.workspace.asRelativePath(uri))}: ${found.why}`);
  return undefined;
}

/** The file that a command was called on, or one that the user selects; `undefined` if the user cancels. */
export async function pickSnapshotFile(title: string, args: readonly unknown[]): Promise<vscode.Uri | undefined> {
  const [given] = args;
  const filters = { 'Fleet snapshot': ['json'] };
  const picked = given instanceof vscode.Uri ? [given] : await vscode.window.showOpenDialog({ title, filters });
  return picked?.[0];
}
