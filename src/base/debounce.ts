import type { Clock } from './clock';

/** The pause is this many times the duration of the work. */
const pauseFactor = 10;

/** The longest pause in milliseconds. It limits the effect of a machine that slept during the work. */
const longestPause = 60_000;

/** The same for work that is repeated only because time passes. Nobody waits for it, so it may take next to nothing. */
const agingFactor = 1_000;
const longestAgingPause = 10 * 60_000;

/**
 * Measures fleet-wide work and delays the next run in proportion to its duration, so it never takes most of the CPU
 * time.
 */
export class AdaptiveDelay {
  private milliseconds = 0;
  private endedAt = -Infinity;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Starts measuring. Call the returned function at the end. */
  start(): () => void {
    const start = this.clock.now().getTime();
    return () => {
      this.endedAt = this.clock.now().getTime();
      this.milliseconds = this.endedAt - start;
    };
  }

  /** Whether to run again although nothing has changed but the time. */
  isAged(): boolean {
    const passed = this.clock.now().getTime() - this.endedAt;
    // The system clock may have been set back.
    return passed < 0 || passed >= Math.min(this.milliseconds * agingFactor, longestAgingPause);
  }

  /**
   * How long to wait before the next run, in milliseconds.
   * @param shortest the minimum pause
   */
  delay(shortest = 0): number {
    return Math.max(shortest, Math.min(this.milliseconds * pauseFactor, longestPause));
  }
}

/** Runs an action once after a pause, however often it is scheduled during the pause. */
export class Debouncer {
  private isPending = false;
  private readonly disposed = new AbortController();

  /**
   * @param pause returns the pause in milliseconds; called each time
   * @param act the action, which must not throw
   */
  constructor(
    private readonly clock: Clock,
    private readonly pause: () => number,
    private readonly act: () => void,
  ) {}

  /** Whether the action is scheduled and hasn't run yet. */
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

  /** Cancels a scheduled run. */
  dispose(): void {
    this.disposed.abort();
  }
}
