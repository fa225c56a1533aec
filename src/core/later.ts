import type { Clock } from './clock';

/** It waits for so many times what doing it took the last time, so that it is never most of the work. */
const pauseByEffort = 10;

/** Not even the effort makes it wait longer than this, in milliseconds: a machine that slept is no effort. */
const longestPause = 10_000;

/**
 * Does something a moment after it was asked for, once for all who ask until then. What takes long is done less often:
 * on a large fleet there is something to do all the time.
 */
export class Later {
  private isPending = false;
  /** How long it took the last time, in milliseconds. */
  private effort = 0;
  private readonly disposed = new AbortController();

  /**
   * @param pause how long it waits at least, in milliseconds: asked anew each time
   * @param act must not throw
   */
  constructor(
    private readonly clock: Clock,
    private readonly pause: () => number,
    private readonly act: () => void,
  ) {}

  /** Whether it has been asked for and not been done yet. */
  get isAsked(): boolean {
    return this.isPending;
  }

  ask(): void {
    if (!this.isPending && !this.disposed.signal.aborted) {
      this.isPending = true;
      const pause = Math.max(this.pause(), Math.min(this.effort * pauseByEffort, longestPause));
      void this.clock.delay(pause, this.disposed.signal).then(() => {
        this.isPending = false;
        if (!this.disposed.signal.aborted) {
          const start = this.clock.now().getTime();
          this.act();
          this.effort = this.clock.now().getTime() - start;
        }
      });
    }
  }

  /** What has been asked for and not been done is not done any more. */
  dispose(): void {
    this.disposed.abort();
  }
}
