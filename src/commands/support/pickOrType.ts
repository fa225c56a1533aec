import * as vscode from 'vscode';
import { showPick } from './showPick';

/** A quick pick in which a person picks or types. */
export interface PickOrType<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeHolder: string;
  /** What is offered once this has been typed; with `alwaysShow` what takes it as it is. */
  readonly picks: (typed: string) => readonly T[];
  /** What is picked where the person just presses Enter. */
  readonly isFirst?: (pick: T) => boolean;
}

/** Asks a person to pick one of several things, or one that they type; `undefined` where they do neither. */
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
