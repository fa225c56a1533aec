import type { Clock } from '../../src/base/clock';

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/** Resolves after all pending microtasks and immediate callbacks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that moves only when it is advanced. */
export class FakeClock implements Clock {
  private alarms: readonly Alarm[] = [];

  constructor(private time = new Date('2026-11-23T12:00:00Z').getTime()) {}

  /** The number of pending delays. */
  get waiting(): number {
    return this.alarms.length;
  }

  now(): Date {
    return new Date(this.time);
  }

  delay(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || milliseconds === 0) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const end = (): void => {
        this.alarms = this.alarms.filter((other) => other !== alarm);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const alarm: Alarm = { at: this.time + milliseconds, ring: end };
      this.alarms = [...this.alarms, alarm];
      signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Lets time pass while something works: delays don't end. In milliseconds. */
  work(milliseconds: number): void {
    this.time += milliseconds;
  }

  /**
   * Advances the clock by this many seconds. Each due delay ends at its own time, in order.
   * @param afterEach waits for the effects of a delay that has ended
   */
  async advance(seconds: number, afterEach: () => Promise<void> = settled): Promise<void> {
    const end = this.time + seconds * 1000;
    await afterEach();
    for (let next = this.nextUntil(end); next !== undefined; next = this.nextUntil(end)) {
      this.time = next.at;
      next.ring();
      await afterEach();
    }
    this.time = end;
  }

  private nextUntil(end: number): Alarm | undefined {
    return this.alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
