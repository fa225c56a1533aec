import * as vscode from 'vscode';
import { commands } from '../../manifest';
import { commandTitle } from '../../ui/commandTitle';

/** What the status bar item offers. */
const offered = [
  commands.selectProfile,
  commands.selectRegion,
  commands.addConnection,
  commands.signIn,
  commands.checkPermissions,
  commands.showLog,
  commands.copyDiagnostics,
] as const;

/** Asks what to do about the connection, and does it. */
export async function connectionMenu(
  extension: vscode.Extension<unknown>,
  title: string,
  isSnapshot: boolean,
): Promise<void> {
  const ids = isSnapshot ? [commands.closeSnapshot, ...offered] : offered;
  const picks = ids.map((id) => ({ label: commandTitle(extension, id), id }));
  const pick = await vscode.window.showQuickPick(picks, { title });
  if (pick !== undefined) {
    await vscode.commands.executeCommand(pick.id);
  }
}
