/**
 * Waits for work until a signal is aborted. Resolves with the result of the work or, if the signal is aborted first,
 * with the result of `onAbort`. The work itself isn't stopped, and its result is dropped. Rejects if the work rejects
 * or `onAbort` throws. Without a signal, it only waits for the work.
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
      // Without a handler, a failure of the abandoned work would be an unhandled rejection.
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

/**
 * Runs a task with a controller of its own, which is also aborted with any of these signals. Its signal can have many listeners,
 * and they go with the task. Node.js warns about more than ten listeners of a signal that lasts longer.
 */
export async function withOwnAbort<T>(
  signals: readonly AbortSignal[],
  task: (own: AbortController) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const abort = (): void => {
    own.abort();
  };
  signals.forEach((signal) => {
    signal.addEventListener('abort', abort, { once: true });
  });
  if (signals.some(({ aborted }) => aborted)) {
    abort();
  }
  try {
    return await task(own);
  } finally {
    signals.forEach((signal) => {
      signal.removeEventListener('abort', abort);
    });
  }
}
