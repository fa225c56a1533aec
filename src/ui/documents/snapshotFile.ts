import * as vscode from 'vscode';
import type { ReadSnapshot } from '../../fleet/snapshots/snapshot';

/** The snapshot in the file with a URI, or why the file can't be read. Never rejects. */
export async function readSnapshotFile(file: string): Promise<ReadSnapshot> {
  const { maxSnapshotBytes, readSnapshot } = await import('../../fleet/snapshots/snapshot');
  try {
    const uri = vscode.Uri.parse(file, true);
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
