import type { Clock } from '../base/clock';
import { Listeners } from '../base/events';

/** Ages in rows change at most once a minute. In milliseconds. */
const interval = 60_000;

/** Why texts may have changed: a minute has passed, or a threshold or the time zone is another. */
export type AgingCause = 'minute' | 'setting';

/** Fires when texts that depend on the time, the thresholds, or the time zone may have changed. Idle until {@link start}. */
export class Aging {
  private readonly listeners = new Listeners<AgingCause>();
  private readonly disposed = new AbortController();

  private isStarted = false;

  constructor(private readonly clock: Clock) {}

  /** Starts to fire every minute. The first timer takes a third of the time of `activate`, so nothing starts it there. */
  start(): void {
    if (!this.isStarted) {
      this.isStarted = true;
      this.wait();
    }
  }

  /** Adds a listener, called every minute and when those settings change. The returned function removes it. */
  onDidAge(listener: (cause: AgingCause) => void): () => void {
    return this.listeners.add(listener);
  }

  didChangeSettings(): void {
    this.listeners.fire('setting');
  }

  dispose(): void {
    this.disposed.abort();
  }

  private wait(): void {
    const { signal } = this.disposed;
    void this.clock.delay(interval, signal).then(() => {
      if (!signal.aborted) {
        this.listeners.fire('minute');
        this.wait();
      }
    });
  }
}
