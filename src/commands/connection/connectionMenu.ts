import * as vscode from 'vscode';
import { commands } from '../../manifest';
import { commandTitle } from '../../ui/commandTitle';

/** The commands in the menu of the status bar item. */
const offered = [
  commands.selectProfile,
  commands.selectRegion,
  commands.addConnection,
  commands.signIn,
  commands.checkPermissions,
  commands.showLog,
  commands.copyDiagnostics,
] as const;

/** Asks for a command for the connection and runs it. */
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
