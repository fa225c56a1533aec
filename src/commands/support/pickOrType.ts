import * as vscode from 'vscode';
import { showPick } from './showPick';

/** A quick pick that also accepts typed text. */
export interface PickOrType<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeHolder: string;
  readonly picks: readonly T[];
  /** The item that accepts the text as typed; `undefined` if one of the other items means the same. */
  readonly typed: (text: string) => T | undefined;
  /** The item whose place it takes. Otherwise it comes last. */
  readonly isReplaced?: (pick: T) => boolean;
  /** The item that is active at first. */
  readonly isFirst?: (pick: T) => boolean;
}

/**
 * The items for a typed text. All others keep their places: VS Code reports a selection by index, which would otherwise
 * belong to another item if the user types and presses Enter at once.
 */
function picksFor<T extends vscode.QuickPickItem>(options: PickOrType<T>, text: string): readonly T[] {
  const { picks, isReplaced } = options;
  const typed = text === '' ? undefined : options.typed(text);
  if (typed === undefined) {
    return picks;
  }
  const place = isReplaced === undefined ? -1 : picks.findIndex(isReplaced);
  const shown = { ...typed, alwaysShow: true };
  return place < 0 ? [...picks, shown] : picks.with(place, shown);
}

/** Asks the user to select an item or type one; `undefined` if the user cancels. */
export function pickOrType<T extends vscode.QuickPickItem>(options: PickOrType<T>): Promise<T | undefined> {
  const quickPick = vscode.window.createQuickPick<T>();
  quickPick.title = options.title;
  quickPick.placeholder = options.placeHolder;
  const show = (typed: string): void => {
    quickPick.items = picksFor(options, typed.trim());
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
