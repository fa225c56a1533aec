import * as vscode from 'vscode';

async function press(key: string, command: PromiseLike<unknown>): Promise<void> {
  const done = new AbortController();
  const end = Promise.resolve(command).finally(() => {
    done.abort();
  });
  const { signal } = done;
  // VS Code has no event for a visible quick pick. Until it is visible, the key does nothing.
  while (!signal.aborted) {
    await vscode.commands.executeCommand(key);
  }
  await end;
}

/** Selects the first item of a command's quick pick. Resolves once the command is done. */
export function pickFirst(command: PromiseLike<unknown>): Promise<void> {
  return press('workbench.action.acceptSelectedQuickOpenItem', command);
}

/** Dismisses the message that a command shows. Resolves once the command is done. */
export function dismissMessage(command: PromiseLike<unknown>): Promise<void> {
  return press('notifications.clearAll', command);
}

/** Cancels a command's quick pick. Resolves once the command is done. */
export function cancelPick(command: PromiseLike<unknown>): Promise<void> {
  return press('workbench.action.closeQuickOpen', command);
}
