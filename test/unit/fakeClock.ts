import type { Clock } from '../../src/core/clock';

interface Delay {
  readonly endsAt: number;
  readonly end: () => void;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  private milliseconds: number;
  private delays: readonly Delay[] = [];

  constructor(start = '2026-11-23T12:00:00Z') {
    this.milliseconds = Date.parse(start);
  }

  now(): Date {
    return new Date(this.milliseconds);
  }

  delay(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = (): void => {
        this.delays = this.delays.filter((delay) => delay.end !== end);
        resolve();
      };
      this.delays = [...this.delays, { endsAt: this.milliseconds + milliseconds, end }];
      signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Lets so many milliseconds pass; the delays that end in that time end. */
  advance(milliseconds: number): void {
    this.milliseconds += milliseconds;
    for (const { end } of this.delays.filter(({ endsAt }) => endsAt <= this.milliseconds)) {
      end();
    }
  }
}
