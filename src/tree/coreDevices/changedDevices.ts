import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';
import type { FleetSession, SessionChange } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';

/** Differences that arrive within this time are looked for together. */
const batchMilliseconds = 20;

function devicesIn(change: SessionChange): readonly string[] {
  switch (change.kind) {
    case 'devices':
      return change.thingNames;
    case 'device':
      return [change.thingName];
    default:
      return [];
  }
}

/** The devices that have changed: finding their rows takes a look at all rows, so it is done once for many. */
export class ChangedDevices {
  private changed = new Map<FleetSession, Set<string>>();
  private readonly looking: Debouncer;
  private readonly endListening: () => void;

  /** @param look finds the rows of the devices of one session, which it is given by name */
  constructor(
    sessions: Sessions,
    clock: Clock,
    look: (session: FleetSession, thingNames: ReadonlySet<string>) => void,
  ) {
    this.looking = new Debouncer(
      clock,
      () => batchMilliseconds,
      () => {
        const { changed } = this;
        this.changed = new Map();
        changed.forEach((thingNames, session) => {
          look(session, thingNames);
        });
      },
    );
    this.endListening = sessions.onDidChange((change) => {
      if (change.kind === 'session') {
        this.add(change.session, devicesIn(change.change));
      }
    });
  }

  dispose(): void {
    this.endListening();
    this.looking.dispose();
  }

  private add(session: FleetSession, thingNames: readonly string[]): void {
    if (thingNames.length > 0) {
      const known = this.changed.get(session) ?? new Set();
      thingNames.forEach((thingName) => known.add(thingName));
      this.changed.set(session, known);
      this.looking.schedule();
    }
  }
}
