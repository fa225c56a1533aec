import type { Clock } from '../base/clock';
import { Listeners } from '../base/events';

/** Ages in rows change at most once a minute. In milliseconds. */
const interval = 60_000;

/** Fires when texts that depend on the time, the thresholds, or the time zone may have changed. Idle until {@link start}. */
export class Aging {
  private readonly listeners = new Listeners<undefined>();
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
  onDidAge(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  didChangeSettings(): void {
    this.listeners.fire(undefined);
  }

  dispose(): void {
    this.disposed.abort();
  }

  private wait(): void {
    const { signal } = this.disposed;
    void this.clock.delay(interval, signal).then(() => {
      if (!signal.aborted) {
        this.listeners.fire(undefined);
        this.wait();
      }
    });
  }
}
