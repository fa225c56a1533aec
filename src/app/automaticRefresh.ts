import type { Clock } from '../base/clock';
import type { Fleet } from '../fleet/fleet';
import type { LiveFleet } from '../fleet/refreshing/liveFleet';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { Sessions } from '../fleet/sessions';
import type { Displays } from './displays';
import type { FilteredFleets } from './filteredFleets';
import type { Watching } from './watching';

/** The settings of the automatic refresh. */
export interface RefreshSettings {
  /** Refresh interval of data that isn't changing, in seconds; 0 for never. */
  readonly slowSeconds: () => number;
  /** Requests allowed in any minute, per connection. */
  readonly requestsPerMinute: () => number;
  /** Time between scans in the background, in minutes; 0 for none. */
  readonly scanMinutes: () => number;
  /** Whether to ask AWS IoT which core devices are connected, which AWS bills. */
  readonly isConnectivityOn: () => boolean;
}

/** Dependencies of {@link AutomaticRefresh}. */
export interface AutomaticRefreshOptions {
  readonly sessions: Sessions;
  readonly displays: Displays;
  readonly filteredFleets: FilteredFleets;
  readonly watching: Watching;
  readonly clock: Clock;
  /** Returns a number from 0 to 1, exclusive. */
  readonly random: () => number;
  readonly settings: RefreshSettings;
  readonly thresholds: () => Thresholds;
}

function end({ refresh, rounds, causes, rollouts, guidance, connectivity }: LiveFleet): void {
  connectivity.dispose();
  guidance.dispose();
  rollouts.dispose();
  refresh.dispose();
  rounds.dispose();
  causes.dispose();
}

/** Keeps visible data current while the window has the focus. Each fleet has its own refresh. */
export class AutomaticRefresh {
  private readonly refreshes = new Map<Fleet, LiveFleet>();
  private isDisposed = false;
  private readonly ends: readonly (() => void)[];

  constructor(private readonly options: AutomaticRefreshOptions) {
    this.ends = [
      options.sessions.onDidChange((change) => {
        if (change.kind === 'sessions' || change.change.kind === 'state') {
          this.update();
        } else if (change.session.fleet !== undefined) {
          const live = this.refreshes.get(change.session.fleet);
          if (['list', 'scan'].includes(change.change.kind)) {
            live?.rounds.didChange();
          } else if (change.change.kind === 'device') {
            live?.causes.didChange();
            live?.connectivity.didChange();
            live?.guidance.didChange();
          } else if (change.change.kind === 'rollouts') {
            live?.rollouts.didChange();
          } else if (change.change.kind === 'components') {
            live?.guidance.didChange();
          }
        }
      }),
      options.displays.onDidChangeVisibility(() => {
        this.refreshes.forEach(({ refresh, rounds, causes, rollouts, guidance, connectivity }) => {
          connectivity.didChange();
          guidance.didChange();
          rollouts.didChange();
          refresh.didChangeActivity();
          rounds.didChange();
          causes.didChange();
        });
      }),
    ];
  }

  didChangeSettings(): void {
    this.refreshes.forEach(({ rounds, connectivity }) => {
      rounds.didChange();
      connectivity.retry();
    });
  }

  /** Asks about the devices that the user has selected. */
  didSelect(): void {
    this.refreshes.forEach(({ connectivity }) => {
      connectivity.didChange();
    });
  }

  /** Reads what the rows of deployments need after other rows are drawn. */
  didDrawRollouts(): void {
    this.refreshes.forEach(({ rollouts }) => {
      rollouts.didChange();
    });
  }

  /** Usage of the request budget, for the user; `undefined` for a fleet without automatic refresh. */
  budgetOf(fleet: Fleet): string | undefined {
    const requests = fleet.connection.asOf === undefined ? this.refreshes.get(fleet)?.refresh.requests : undefined;
    return requests && `Automatic refresh: ${requests.used} of ${requests.limit} requests in the last minute`;
  }

  dispose(): void {
    this.isDisposed = true;
    this.refreshes.forEach(end);
    this.ends.forEach((endListening) => {
      endListening();
    });
  }

  /** Starts refreshing added fleets and stops refreshing removed ones. */
  private update(): void {
    const fleets = new Set(this.options.sessions.all.flatMap(({ fleet }) => fleet ?? []));
    for (const [fleet, live] of this.refreshes) {
      if (!fleets.has(fleet)) {
        this.options.watching.remove(fleet);
        end(live);
        this.refreshes.delete(fleet);
      }
    }
    for (const fleet of fleets) {
      if (!this.refreshes.has(fleet)) {
        void this.begin(fleet);
      }
    }
  }

  private async begin(fleet: Fleet): Promise<void> {
    const { keepCurrent } = await import('../fleet/refreshing/liveFleet');
    const { sessions, displays, filteredFleets, watching, clock, random, settings } = this.options;
    const isShown = sessions.all.some((session) => session.fleet === fleet);
    if (this.isDisposed || this.refreshes.has(fleet) || !isShown) {
      return;
    }
    const live = keepCurrent(fleet, clock, random, {
      ...settings,
      visibleDevices: () => displays.visibleDevices(fleet.connection.id),
      visibleUnlisted: () => {
        const query = filteredFleets.queryOf(fleet);
        return typeof query === 'string' ? undefined : query.unlisted;
      },
      shownRollouts: () => displays.shownRollouts(fleet.connection.id),
      thresholds: this.options.thresholds,
      watchedDevices: () => displays.watchedDevices(fleet.connection.id),
      areComponentsShown: () => displays.areComponentsShown,
      isActive: () => displays.isActive,
    });
    this.refreshes.set(fleet, live);
    live.causes.didChange();
    watching.add(fleet, live);
  }
}
