import * as vscode from 'vscode';
import { grouped } from '../base/numbers';

/**
 * Runs a task with a notification that counts what it has done. The user can cancel it, which aborts the signal.
 * @param totalWords what the total is called: `148 core devices`
 */
export function withCountedProgress<T>(
  title: string,
  totalWords: (total: number) => string,
  task: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, (progress, token) => {
    const ending = new AbortController();
    token.onCancellationRequested(() => {
      ending.abort();
    });
    let shown = 0;
    return task(ending.signal, (done, total) => {
      const message = `${grouped(done)} of ${totalWords(total)}`;
      progress.report({ message, increment: ((done - shown) / total) * 100 });
      shown = done;
    });
  });
}
