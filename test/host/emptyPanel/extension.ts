import * as vscode from 'vscode';

const html = '<!DOCTYPE html><html lang="en"><title>Empty</title><body><h1>Empty</h1></body></html>';

/** Opens a panel that shows one word: what a panel costs before anything is put into it. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(
    vscode.commands.registerCommand('greengrassBench.openEmptyPanel', () => {
      const panel = vscode.window.createWebviewPanel('greengrassBench.empty', 'Empty', vscode.ViewColumn.Active);
      panel.webview.html = html;
    }),
  );
}
