import * as vscode from 'vscode';
import type { Clock } from '../base/clock';

/** Work that takes no longer needs no notification, in milliseconds. */
const slowAfter = 1_000;

/**
 * Runs some work, and shows a notification with a Cancel button if it takes long. Resolves with `undefined` once the user
 * cancels. Rejects if the work rejects.
 */
export async function withSlowProgress<T>(
  title: string,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly result: T } | undefined> {
  const [abort, done] = [new AbortController(), new AbortController()];
  const running = work(abort.signal).finally(() => {
    done.abort();
  });
  const location = vscode.ProgressLocation.Notification;
  const show = async (): Promise<void> => {
    await clock.delay(slowAfter, done.signal);
    if (!done.signal.aborted) {
      await vscode.window.withProgress({ location, title, cancellable: true }, async (_progress, token) => {
        token.onCancellationRequested(() => {
          abort.abort();
        });
        await running;
      });
    }
  };
  const [result] = await Promise.all([running, show()]);
  return abort.signal.aborted ? undefined : { result };
}
