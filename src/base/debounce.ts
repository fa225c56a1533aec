import type { Clock } from './clock';

/** So many times the effort are waited for. */
const pauseByEffort = 10;

/** Not even the effort makes it wait longer than this, in milliseconds: a machine that slept is no effort. */
const longestPause = 60_000;

/**
 * How long something takes that goes through a whole fleet. What takes long is done less often, so that it is never most
 * of the work.
 */
export class AdaptiveDelay {
  private milliseconds = 0;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Begins to measure. The function that it returns is called at the end. */
  start(): () => void {
    const start = this.clock.now().getTime();
    return () => {
      this.milliseconds = this.clock.now().getTime() - start;
    };
  }

  /**
   * How long to wait before it is done again, in milliseconds.
   * @param shortest how long the pause is at least
   */
  delay(shortest = 0): number {
    return Math.max(shortest, Math.min(this.milliseconds * pauseByEffort, longestPause));
  }
}

/** Does something a moment after it was asked for, once for all who ask until then. */
export class Debouncer {
  private isPending = false;
  private readonly disposed = new AbortController();

  /**
   * @param pause how long it waits, in milliseconds: asked anew each time
   * @param act must not throw
   */
  constructor(
    private readonly clock: Clock,
    private readonly pause: () => number,
    private readonly act: () => void,
  ) {}

  /** Whether it has been asked for and not been done yet. */
  get isScheduled(): boolean {
    return this.isPending;
  }

  schedule(): void {
    if (!this.isPending && !this.disposed.signal.aborted) {
      this.isPending = true;
      void this.clock.delay(this.pause(), this.disposed.signal).then(() => {
        this.isPending = false;
        if (!this.disposed.signal.aborted) {
          this.act();
        }
      });
    }
  }

  /** What has been asked for and not been done is not done any more. */
  dispose(): void {
    this.disposed.abort();
  }
}
