import * as vscode from 'vscode';

async function press(key: string, asking: PromiseLike<unknown>): Promise<void> {
  const done = new AbortController();
  const end = Promise.resolve(asking).finally(() => {
    done.abort();
  });
  const { signal } = done;
  // VS Code does not tell when a quick pick is shown. Until it is, the key does nothing.
  while (!signal.aborted) {
    await vscode.commands.executeCommand(key);
  }
  await end;
}

/** Picks the first thing of the quick pick that a command shows, and resolves once the command is done. */
export function pickFirst(asking: PromiseLike<unknown>): Promise<void> {
  return press('workbench.action.acceptSelectedQuickOpenItem', asking);
}

/** Leaves the quick pick that a command shows, and resolves once the command is done. */
export function leave(asking: PromiseLike<unknown>): Promise<void> {
  return press('workbench.action.closeQuickOpen', asking);
}
