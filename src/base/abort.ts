/**
 * Waits for work, but not beyond the abort of a signal: gives what the work gives, or, where the signal is aborted
 * first, what `onAbort` gives. The work goes on; its outcome is dropped. Rejects as the work does, and with whatever
 * `onAbort` throws. Without a signal it just waits.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, onAbort: () => T): Promise<T> {
  if (signal === undefined) {
    return work;
  }
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      try {
        resolve(onAbort());
      } catch (thrown) {
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    };
    if (signal.aborted) {
      // Nobody waits for the work, so nobody hears of its failure.
      work.catch(() => undefined);
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
