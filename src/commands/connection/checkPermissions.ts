import * as vscode from 'vscode';
import { permissionReport } from '../../text/reports/permissionReport';
import { checkPermissions as check } from '../../greengrass/permissions/permissions';
import type { Fleet } from '../../fleet/fleet';
import type { LazyDocuments } from '../../ui/documents/lazyDocuments';

/** Tries each API operation that the extension uses and shows which are allowed. */
export async function checkPermissions({ connection }: Fleet, documents: LazyDocuments, title: string): Promise<void> {
  const report = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, cancellation) => {
      const abort = new AbortController();
      cancellation.onCancellationRequested(() => {
        abort.abort();
      });
      const results = await check(connection, abort.signal);
      return abort.signal.aborted ? undefined : permissionReport(results, connection);
    },
  );
  if (report !== undefined) {
    await documents.showMarkdown('Permissions', report);
  }
}
