import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import type { ReadSnapshot, Snapshot } from '../../fleet/snapshots/snapshot';

/** The snapshot in a file, or why the file can't be opened. Never rejects. */
async function read(uri: vscode.Uri): Promise<ReadSnapshot> {
  const { maxSnapshotBytes, readSnapshot } = await import('../../fleet/snapshots/snapshot');
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxSnapshotBytes) {
      const why = `The file is too large for a snapshot: more than ${maxSnapshotBytes / 1024 / 1024} MB.`;
      return { kind: 'refused', why };
    }
    return readSnapshot(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return { kind: 'refused', why: "Couldn't read the file. Check that it still exists and that you can read it." };
  }
}

/** The snapshot in a file; `undefined` after a message if the file isn't one. Never rejects. */
export async function readSnapshotFile(title: string, uri: vscode.Uri): Promise<Snapshot | undefined> {
  const found = await read(uri);
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
