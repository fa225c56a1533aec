import type { Clock } from '../core/clock';
import type { FleetSession } from '../fleet/fleetSession';

/** Differences that arrive within this time are looked for together. */
const batchMilliseconds = 20;

/** The devices that have changed: finding their rows takes a look at all rows, so it is done once for many. */
export class ChangedDevices {
  private changed = new Map<FleetSession, Set<string>>();
  private readonly disposed = new AbortController();

  /** @param look finds the rows of the devices, which are told by name for each session */
  constructor(
    private readonly clock: Clock,
    private readonly look: (changed: ReadonlyMap<FleetSession, ReadonlySet<string>>) => void,
  ) {}

  add(session: FleetSession, thingName: string): void {
    const isFirst = this.changed.size === 0;
    this.changed.set(session, (this.changed.get(session) ?? new Set()).add(thingName));
    if (isFirst) {
      void this.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
        const { changed } = this;
        this.changed = new Map();
        if (!this.disposed.signal.aborted) {
          this.look(changed);
        }
      });
    }
  }

  dispose(): void {
    this.disposed.abort();
  }
}
