import { Debouncer } from '../../base/debounce';
import type { Clock } from '../../base/clock';

/** Runs a task in the background after changes: debounced, one run after the other, until it is disposed. */
export class DebouncedReads {
  private readonly abort = new AbortController();
  private readonly debouncer: Debouncer;
  private running = Promise.resolve();

  /**
   * @param pause how long changes are collected, in milliseconds
   * @param read never rejects; its signal is aborted on disposal
   */
  constructor(
    clock: Clock,
    pause: () => number,
    private readonly read: (signal: AbortSignal) => Promise<void>,
  ) {
    this.debouncer = new Debouncer(clock, pause, () => {
      this.run();
    });
  }

  /** Runs the task once the changes end. */
  schedule(): void {
    this.debouncer.schedule();
  }

  /** Runs the task after the current run. */
  run(): void {
    this.running = this.running.then(() => this.read(this.abort.signal));
  }

  dispose(): void {
    this.abort.abort();
    this.debouncer.dispose();
  }
}
