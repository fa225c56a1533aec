import * as vscode from 'vscode';
import type { Snapshot } from '../../fleet/snapshots/snapshot';
import type { Fleet } from '../../fleet/fleet';
import { showRecorded, snapshotConnection } from '../../fleet/snapshots/snapshotSource';
import type { AppState } from '../../app/appState';
import type { Catalog } from '../../ui/catalog';
import { redactorOf } from '../support/redactorOf';
import { askRedaction, saveFile, timeInName } from '../support/saveFile';
import { openSnapshotFile, pickSnapshotFile } from './snapshotFiles';

/** Saves everything known about the fleet to a file that can be opened without credentials. */
export async function saveSnapshot(app: AppState, catalog: Catalog, fleet: Fleet, title: string): Promise<void> {
  const isRedacted = await askRedaction(title);
  if (isRedacted === undefined) {
    return;
  }
  const { maxSnapshotBytes, snapshotText, takeSnapshot } = await import('../../fleet/snapshots/snapshot');
  const takenAt = fleet.now();
  const name = `greengrass-${fleet.connection.region}-${timeInName(takenAt)}.json`;
  const redactor = isRedacted ? await redactorOf(app, catalog) : undefined;
  const text = snapshotText(takeSnapshot(fleet, takenAt), redactor);
  const size = Buffer.byteLength(text);
  if (size > maxSnapshotBytes) {
    const [limit, actual] = [maxSnapshotBytes, size].map((bytes) => `${Math.ceil(bytes / 1024 / 1024)} MB`);
    void vscode.window.showErrorMessage(
      `${title.replace('…', '')}: Nothing was saved. The snapshot is ${actual}; snapshots over ${limit} can't be opened. Export… saves the failures as CSV.`,
    );
    return;
  }
  await saveFile({ title, name, type: ['Fleet snapshot', 'json'], makeText: () => text });
}

/** Lets VS Code draw and react between two steps. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function show(app: AppState, snapshot: Snapshot, name: string): Promise<void> {
  const connection = snapshotConnection(snapshot, name);
  app.connections.select(connection, () => Promise.resolve(connection));
  const { selected } = app.sessions;
  await selected.open();
  if (selected.fleet !== undefined) {
    await showRecorded(selected.fleet, snapshot, nextTurn);
  }
}

/** Opens the snapshot in a file. For any other file, shows an error and changes nothing. */
async function openFile(app: AppState, title: string, uri: vscode.Uri): Promise<void> {
  const snapshot = await openSnapshotFile(title, uri);
  if (snapshot !== undefined) {
    await show(app, snapshot, uri.toString());
  }
}

/** Opens the snapshot in the file that the command was called on, or in one that the user selects. */
export async function openSnapshot(app: AppState, title: string, args: readonly unknown[]): Promise<void> {
  const uri = await pickSnapshotFile(title, args);
  if (uri !== undefined) {
    await openFile(app, title, uri);
  }
}

/** Opens the sample fleet of the extension. The user can try everything without an AWS account. */
export async function exploreSampleFleet(app: AppState, title: string, extensionUri: vscode.Uri): Promise<void> {
  await openFile(app, title, vscode.Uri.joinPath(extensionUri, 'dist', 'sampleFleet.json'));
}

/** Closes the snapshot and opens the configured connection. */
export function closeSnapshot({ sessions, connections }: AppState): void {
  if (sessions.selected.fleet?.connection.asOf !== undefined) {
    connections.selectConfigured();
  }
}
