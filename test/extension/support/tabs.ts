import * as vscode from 'vscode';

function labels(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

/** Resolves once the tabs match. */
export async function tabs(matches: () => boolean): Promise<void> {
  if (matches()) {
    return;
  }
  await new Promise<void>((resolve) => {
    const listener = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (matches()) {
        listener.dispose();
        resolve();
      }
    });
  });
}

/** Resolves once the tabs have these labels, in any order. */
export function tabsAre(...expected: readonly string[]): Promise<void> {
  return tabs(() => JSON.stringify([...labels()].sort()) === JSON.stringify([...expected].sort()));
}
