import * as vscode from 'vscode';

export async function activate(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.extension.greengrass');
}
