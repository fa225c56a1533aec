import * as vscode from 'vscode';

/** Asks for exactly two of these; `undefined` if the user cancels. */
export function pickTwo<T extends vscode.QuickPickItem>(
  title: string,
  placeholder: string,
  picks: readonly T[],
  preselected: readonly T[],
): Promise<readonly T[] | undefined> {
  const quickPick = vscode.window.createQuickPick<T>();
  quickPick.title = title;
  quickPick.placeholder = placeholder;
  quickPick.canSelectMany = true;
  quickPick.matchOnDescription = true;
  quickPick.items = picks;
  quickPick.selectedItems = preselected;
  return new Promise((resolve) => {
    quickPick.onDidAccept(() => {
      // With any other number, the quick pick stays open for another try.
      if (quickPick.selectedItems.length === 2) {
        resolve(quickPick.selectedItems);
        quickPick.hide();
      }
    });
    quickPick.onDidHide(() => {
      resolve(undefined);
      quickPick.dispose();
    });
    quickPick.show();
  });
}

/** The two picks to preselect: the one at an index and the next, which is the one before it in a list of the newest first. */
export function withNext<T>(picks: readonly T[], index: number): readonly T[] {
  const first = Math.min(Math.max(0, index), Math.max(0, picks.length - 2));
  return picks.slice(first, first + 2);
}
