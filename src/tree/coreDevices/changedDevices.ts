import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';
import type { FleetSession } from '../../fleet/fleetSession';

/** Differences that arrive within this time are looked for together. */
const batchMilliseconds = 20;

/** The devices that have changed: finding their rows takes a look at all rows, so it is done once for many. */
export class ChangedDevices {
  private changed = new Map<FleetSession, Set<string>>();
  private readonly looking: Debouncer;

  /** @param look finds the rows of the devices, which are told by name for each session */
  constructor(clock: Clock, look: (changed: ReadonlyMap<FleetSession, ReadonlySet<string>>) => void) {
    this.looking = new Debouncer(
      clock,
      () => batchMilliseconds,
      () => {
        const { changed } = this;
        this.changed = new Map();
        look(changed);
      },
    );
  }

  add(session: FleetSession, thingNames: readonly string[]): void {
    const known = this.changed.get(session) ?? new Set();
    thingNames.forEach((thingName) => known.add(thingName));
    this.changed.set(session, known);
    this.looking.schedule();
  }

  dispose(): void {
    this.looking.dispose();
  }
}
