import * as vscode from 'vscode';

const html = '<!DOCTYPE html><html lang="en"><title>Empty</title><body><h1>Empty</h1></body></html>';

/** Registers a command that opens an almost empty panel, to measure the cost of a panel without content. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(
    vscode.commands.registerCommand('greengrassBench.openEmptyPanel', () => {
      const panel = vscode.window.createWebviewPanel('greengrassBench.empty', 'Empty', vscode.ViewColumn.Active);
      panel.webview.html = html;
    }),
  );
}
