import * as vscode from 'vscode';

const rows = Array.from({ length: 100 }, (_, index) => `Static row ${index}`);

/** Registers a view whose rows need no request, to measure how long VS Code itself takes to show rows. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(
    vscode.window.registerTreeDataProvider<string>('staticList.rows', {
      getChildren: (parent) => (parent === undefined ? rows : []),
      getTreeItem: (row) => new vscode.TreeItem(row),
    }),
  );
}
