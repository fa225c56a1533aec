import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';
import { devicesIn, type FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';

/** Changes that arrive within this time are handled together. */
const batchMilliseconds = 20;

/** Collects changed devices. Finding their rows means searching all rows, so one search covers many devices. */
export class ChangedDeviceBatches {
  private changed = new Map<FleetSession, Set<string>>();
  private readonly searching: Debouncer;
  private readonly unsubscribe: () => void;

  /**
   * @param openDevices the expanded devices of a session. What a deployment asks for decides which rows they have.
   * @param search updates the rows of these devices of one session
   */
  constructor(
    sessions: Sessions,
    clock: Clock,
    openDevices: (session: FleetSession) => readonly string[],
    search: (session: FleetSession, thingNames: ReadonlySet<string>) => void,
  ) {
    this.searching = new Debouncer(
      clock,
      () => batchMilliseconds,
      () => {
        const { changed } = this;
        this.changed = new Map();
        changed.forEach((thingNames, session) => {
          search(session, thingNames);
        });
      },
    );
    this.unsubscribe = sessions.onDidChange((change) => {
      if (change.kind === 'session') {
        const { kind } = change.change;
        const isOfDeployments = kind === 'deployment' || kind === 'rollouts';
        this.add(change.session, isOfDeployments ? openDevices(change.session) : devicesIn(change.change));
      }
    });
  }

  dispose(): void {
    this.unsubscribe();
    this.searching.dispose();
  }

  private add(session: FleetSession, thingNames: readonly string[]): void {
    if (thingNames.length > 0) {
      const known = this.changed.get(session) ?? new Set();
      thingNames.forEach((thingName) => known.add(thingName));
      this.changed.set(session, known);
      this.searching.schedule();
    }
  }
}
