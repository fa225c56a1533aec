import type * as vscode from 'vscode';

/**
 * Makes VS Code show the items of a quick pick in their order. By default, it moves items whose label contains the typed
 * text to the top and sorts them by label, which hides the order of a search.
 *
 * The property isn't in the API yet (https://github.com/microsoft/vscode/issues/73904). A VS Code that doesn't have it, or
 * reserves it for proposed API, sorts as by default.
 */
export function keepOrder<T extends vscode.QuickPickItem>(quickPick: vscode.QuickPick<T>): void {
  try {
    Reflect.set(quickPick, 'sortByLabel', false);
  } catch {
    // The default order is good enough.
  }
}
