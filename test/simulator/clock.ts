/** The time of a simulator. */
export interface SimulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back after a number of seconds. The returned function cancels that. */
  after(seconds: number, callback: () => void): () => void;
}

/**
 * The clock of this machine. `speed` shortens only the waits of {@link SimulatorClock.after}. Events have the true time,
 * because no device may report from the future.
 */
export function realClock(speed = 1): SimulatorClock {
  return {
    now: () => Date.now(),
    after: (seconds, callback) => {
      const timer = setTimeout(callback, (seconds * 1000) / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

interface Alarm {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that advances only on demand. */
export class ManualClock implements SimulatorClock {
  private alarms: readonly Alarm[] = [];

  /** @param time milliseconds since the epoch */
  constructor(private time = Date.now()) {}

  now(): number {
    return this.time;
  }

  after(seconds: number, callback: () => void): () => void {
    const alarm = { at: this.time + seconds * 1000, callback };
    this.alarms = [...this.alarms, alarm];
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  /** Advances by a number of seconds. Callbacks on the way run in order, each at its time. */
  advance(seconds: number): void {
    const end = this.time + seconds * 1000;
    for (let alarm = this.nextUntil(end); alarm !== undefined; alarm = this.nextUntil(end)) {
      const due = alarm;
      this.alarms = this.alarms.filter((other) => other !== due);
      this.time = due.at;
      due.callback();
    }
    this.time = end;
  }

  private nextUntil(end: number): Alarm | undefined {
    return this.alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
