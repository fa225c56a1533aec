import type { Clock } from '../../base/clock';
import type { BackgroundRequests } from '../requests/backgroundRequests';

/** Interval between reads, in milliseconds. */
export const watchInterval = 30_000;

/** Longest duration of a watch, in milliseconds. */
const maxDuration = 24 * 3_600_000;

/** Data this recent, in milliseconds, isn't read again. */
const freshAge = 15_000;

/** What the rounds need to know of a watch. */
export interface RoundWatch {
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  /** Aborted when the watch is removed. */
  readonly abort: AbortController;
  /** When its data was last read or failed to load, in milliseconds since the epoch. */
  checkedAt: number;
}

/** Whether a watch has lasted as long as a watch can. */
export function isTimeUp({ startedAt }: RoundWatch, now: Date): boolean {
  return now.getTime() - startedAt >= maxDuration;
}

/** Whether data is so recent that a watch needs no read. Times in the future appear when the clock is set back. */
export function isFresh(readAt: Date | undefined, now: Date): boolean {
  const age = now.getTime() - (readAt?.getTime() ?? 0);
  return age >= 0 && age < freshAge;
}

/** The watches of one kind, by key. While there are any, each is checked every 30 seconds, visible or not. */
export class WatchRounds<Watch extends RoundWatch> {
  private readonly watches = new Map<string, Watch>();
  private running: AbortController | undefined;
  /** Ends the pause between two rounds. */
  private wake = new AbortController();
  private last = Promise.resolve();

  /** @param check reads what is watched, and removes the watch if it has ended; must not reject */
  constructor(
    private readonly clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly check: (watch: Watch) => Promise<void>,
  ) {}

  get all(): readonly Watch[] {
    return [...this.watches.values()];
  }

  has(key: string): boolean {
    return this.watches.has(key);
  }

  add(key: string, watch: Watch): void {
    this.watches.set(key, watch);
    if (this.running === undefined) {
      const running = new AbortController();
      this.running = running;
      this.last = this.last.then(() => this.run(running.signal));
    } else {
      // Read the state now: the watch can't report anything that ends before its first read.
      this.wake.abort();
    }
  }

  remove(key: string): void {
    this.watches.get(key)?.abort.abort();
    this.watches.delete(key);
    if (this.watches.size === 0) {
      this.requests.release('watch');
      this.running?.abort();
      this.running = undefined;
      this.wake.abort();
    }
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.wake = new AbortController();
      // The budget may be too small for all, so the one that has waited longest goes first.
      for (const watch of [...this.all].sort((a, b) => a.checkedAt - b.checkedAt)) {
        await this.check(watch);
      }
      await this.clock.delay(watchInterval, this.wake.signal);
    }
  }
}
