import * as vscode from 'vscode';
import { permissionReport } from '../core/permissionReport';
import { checkPermissions as check } from '../core/permissions';
import type { FleetSession } from '../fleet/fleetSession';
import type { ReadOnlyDocuments } from '../ui/readOnlyDocuments';

/** Tries each call that the program makes, and shows which are allowed. Rejects where there is no connection. */
export async function checkPermissions(
  session: FleetSession,
  documents: ReadOnlyDocuments,
  title: string,
): Promise<void> {
  await session.open();
  const { state } = session;
  if (state.kind === 'failed') {
    throw state.error;
  }
  if (state.kind !== 'open') {
    return;
  }
  const { connection } = state.fleet;
  const report = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, cancellation) => {
      const abort = new AbortController();
      cancellation.onCancellationRequested(() => {
        abort.abort();
      });
      const results = await check(connection.source, abort.signal);
      return abort.signal.aborted ? undefined : permissionReport(results, session.askedAt);
    },
  );
  if (report !== undefined) {
    await documents.showMarkdown('Permissions', report);
  }
}
