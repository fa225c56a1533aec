import * as vscode from 'vscode';
import { commands } from '../manifest';

/** Opens the links of this extension with a command. VS Code asks the user before it passes a link of another program on. */
export function registerLinks(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      await vscode.commands.executeCommand(commands.openLink, uri.toString(true));
    },
  });
}
