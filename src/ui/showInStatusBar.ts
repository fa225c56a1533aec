import * as vscode from 'vscode';

/** How long a message in the status bar is shown, in milliseconds. */
const shownMilliseconds = 5_000;

/** Says in the status bar for a moment what a command did. */
export function showInStatusBar(text: string): void {
  vscode.window.setStatusBarMessage(text, shownMilliseconds);
}
