import type * as vscode from 'vscode';

/**
 * Shows a quick pick and resolves with the selected item; `undefined` if the user cancels.
 *
 * VS Code reports the selection by index. If the user types and presses Enter at once, the index may belong to a longer,
 * outdated list. There is no selected item then.
 * @param best the item that the user meant in that case
 */
export function showPick<T extends vscode.QuickPickItem>(
  quickPick: vscode.QuickPick<T>,
  best: () => T | undefined = () => quickPick.items[0],
): Promise<T | undefined> {
  return new Promise((resolve) => {
    quickPick.onDidAccept(() => {
      resolve(quickPick.selectedItems[0] ?? best());
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      resolve(undefined);
      quickPick.dispose();
    });
    quickPick.show();
  });
}
