import type { Clock } from './clock';

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
