import type { LogContext, ShownLogs } from './shownLogs';

/** The documents of logs. They load on first use. */
export interface LazyLogs {
  load(): Promise<Pick<ShownLogs, 'show' | 'active' | 'follow'>>;
  dispose(): void;
}

/** Returns the documents of logs. Loads nothing yet. */
export function lazyLogs(context: LogContext): LazyLogs {
  let loaded: Promise<ShownLogs> | undefined;
  return {
    load: () => (loaded ??= import('./shownLogs').then((file) => new file.ShownLogs(context))),
    dispose: () => {
      void loaded?.then((logs) => {
        logs.dispose();
      });
      context.files.dispose();
    },
  };
}
