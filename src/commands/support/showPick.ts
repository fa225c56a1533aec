import type * as vscode from 'vscode';

/**
 * Shows a quick pick and resolves with what a person chooses in it, `undefined` where they leave it.
 *
 * VS Code tells the choice by its number. Who types and presses Enter at once may have chosen in a list that was longer
 * than what is offered since.
 * @param best what was meant then
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
