/** The time of a simulator. */
export interface SimulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back when so many seconds have passed. The returned function takes that back. */
  after(seconds: number, callback: () => void): () => void;
}

/**
 * The clock of this machine. `speed` shortens only what {@link SimulatorClock.after} waits: what happens is dated with
 * the true time, so that no device ever reports from the future.
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

/** A clock that stands still until it is moved on. */
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

  /** Moves on by so many seconds. What falls due on the way happens at its time, in order. */
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
