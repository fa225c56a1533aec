import type { Clock } from '../base/clock';
import { Listeners } from '../base/events';

/** Ages in rows change by the minute at most. In milliseconds. */
const step = 60_000;

/** Tells when words that depend on the time, or on the thresholds, may have changed. */
export class Ageing {
  private readonly listeners = new Listeners<undefined>();
  private readonly disposed = new AbortController();

  constructor(private readonly clock: Clock) {
    this.wait();
  }

  /** Fires every minute, and when the thresholds change. The returned function ends that. */
  onDidAge(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Other ages count as stale or stuck from here on. */
  didChangeThresholds(): void {
    this.listeners.tell(undefined);
  }

  dispose(): void {
    this.disposed.abort();
  }

  private wait(): void {
    const { signal } = this.disposed;
    void this.clock.delay(step, signal).then(() => {
      if (!signal.aborted) {
        this.listeners.tell(undefined);
        this.wait();
      }
    });
  }
}
