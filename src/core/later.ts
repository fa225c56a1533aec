import type { Clock } from './clock';

/** So many times the effort are waited for. */
const pauseByEffort = 10;

/** Not even the effort makes it wait longer than this, in milliseconds: a machine that slept is no effort. */
const longestPause = 60_000;

/**
 * The pause before something that goes through a whole fleet, in milliseconds: what takes long is done less often, so that
 * it is never most of the work.
 * @param effort how long it took the last time, in milliseconds
 * @param shortest how long the pause is at least
 */
export function pauseFor(effort: number, shortest = 0): number {
  return Math.max(shortest, Math.min(effort * pauseByEffort, longestPause));
}

/** Does something a moment after it was asked for, once for all who ask until then. */
export class Later {
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
  get isAsked(): boolean {
    return this.isPending;
  }

  ask(): void {
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
