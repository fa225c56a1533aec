import * as vscode from 'vscode';
import type { CredentialsWait } from '../greengrass/ports/connectionCallbacks';
import { visibleText } from '../base/visibleText';

/** Shows that the extension is waiting for credentials. The user can cancel the wait. */
export function showCredentialsWait({ profile, done, cancel }: CredentialsWait): void {
  const title = `Greengrass: Waiting for credentials from profile ${visibleText(profile)}…`;
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  void vscode.window.withProgress(options, (_progress, token) => {
    token.onCancellationRequested(cancel);
    return done;
  });
}
