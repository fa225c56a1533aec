import * as vscode from 'vscode';
import { showPick } from './showPick';

/** A quick pick that also accepts typed text. */
export interface PickOrType<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeHolder: string;
  /** The items for the typed text. The item that accepts the text as typed has `alwaysShow`. */
  readonly picks: (typed: string) => readonly T[];
  /** The item that is active at first. */
  readonly isFirst?: (pick: T) => boolean;
}

/** Asks the user to select an item or type one; `undefined` if the user cancels. */
export function pickOrType<T extends vscode.QuickPickItem>(options: PickOrType<T>): Promise<T | undefined> {
  const quickPick = vscode.window.createQuickPick<T>();
  quickPick.title = options.title;
  quickPick.placeholder = options.placeHolder;
  const show = (typed: string): void => {
    quickPick.items = options.picks(typed.trim());
    const first = typed === '' && options.isFirst !== undefined ? quickPick.items.filter(options.isFirst) : [];
    if (first.length > 0) {
      quickPick.activeItems = first;
    }
  };
  show('');
  quickPick.onDidChangeValue(show);
  const isTyped = ({ label }: T): boolean => label.toLowerCase() === quickPick.value.trim().toLowerCase();
  return showPick(
    quickPick,
    () => quickPick.items.find(isTyped) ?? quickPick.items.find(({ alwaysShow }) => alwaysShow === true),
  );
}
