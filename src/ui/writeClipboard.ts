import * as vscode from 'vscode';

/** How long the status bar says that something was copied, in milliseconds. */
const shownMilliseconds = 3_000;

/**
 * Copies a text and says so in the status bar.
 * @param what what was copied, such as `Redacted failure report`
 */
export async function writeClipboard(text: string, what?: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(what === undefined ? 'Copied' : `${what} copied`, shownMilliseconds);
}
