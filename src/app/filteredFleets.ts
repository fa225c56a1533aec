import type { Clock } from '../base/clock';
import { Listeners } from '../base/events';
import type { Fleet } from '../fleet/fleet';
import type { DeviceQuery, DeviceQueryOptions } from '../fleet/selection/deviceQuery';
import type { FilteredFleet } from '../fleet/selection/filteredFleet';
import type { KnownThingGroup } from '../fleet/selection/thingGroups';
import { isUnfiltered } from '../fleet/selection/viewOptions';
import type { Sessions, SessionsChange } from '../fleet/sessions';
import type { DeviceViewOptions } from './deviceViewOptions';

/** Which core devices are shown of each fleet, as the filter and the grouping have it. */
export class FilteredFleets {
  /** Devices that are shown whatever number of rows there is room for. */
  readonly revealed = new Set<string>();
  private readonly listeners = new Listeners<undefined>();
  /** The fleets whose rows are shown. */
  private readonly shown = new Set<Fleet>();
  private readonly byFleet = new Map<Fleet, FilteredFleet>();
  private readonly ends: readonly (() => void)[];

  constructor(
    private readonly sessions: Sessions,
    private readonly options: DeviceViewOptions,
    private readonly clock: Clock,
    private readonly thresholds: DeviceQueryOptions['thresholds'],
  ) {
    this.ends = [
      sessions.onDidChange((change) => {
        this.onDidChangeSessions(change);
      }),
      options.onDidChange(() => {
        this.apply();
      }),
    ];
  }

  /** Fires when other rows may be shown than before. The returned function ends that. */
  onDidChange(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Begins to read what is needed to show a fleet in this way, unless it has begun. */
  begin(fleet: Fleet): void {
    this.shown.add(fleet);
    if (isUnfiltered(this.options.current) || this.byFleet.get(fleet)?.query !== undefined) {
      return;
    }
    void this.filtered(fleet).then((filtered) => {
      const { current } = this.options;
      if (this.shown.has(fleet) && !isUnfiltered(current) && filtered.query === undefined) {
        filtered.apply(current);
      }
    });
  }

  /** What is shown of a fleet: `plain` where that is every device in one list, `loading` until it is known. */
  queryOf(fleet: Fleet): DeviceQuery | 'plain' | 'loading' {
    return isUnfiltered(this.options.current) ? 'plain' : (this.byFleet.get(fleet)?.query ?? 'loading');
  }

  /** Resolves once it is known which of the known devices of a fleet are shown, and where. */
  async settled(fleet: Fleet): Promise<void> {
    if (!isUnfiltered(this.options.current)) {
      await (await this.filtered(fleet)).query?.settled();
    }
  }

  /** The thing groups of a fleet; none where they cannot be read. */
  async thingGroups(fleet: Fleet): Promise<readonly KnownThingGroup[]> {
    return (await this.filtered(fleet)).thingGroups();
  }

  /** The queries of all fleets. */
  get queries(): readonly DeviceQuery[] {
    return [...this.byFleet.values()].flatMap(({ query }) => query ?? []);
  }

  /** Judges every device anew: what fits may depend on the time. */
  didAge(): void {
    this.queries.forEach((query) => {
      query.didChange();
    });
  }

  /** Reads again what is shown of a fleet. */
  async refresh(fleet: Fleet): Promise<void> {
    await this.byFleet.get(fleet)?.refresh();
  }

  dispose(): void {
    this.ends.forEach((end) => {
      end();
    });
    this.keep(new Set());
  }

  /** The options have changed: what was shown with those before is dropped. */
  private apply(): void {
    this.revealed.clear();
    this.byFleet.forEach((filtered) => {
      filtered.clear();
    });
    this.shown.forEach((fleet) => {
      this.begin(fleet);
    });
    this.listeners.tell(undefined);
  }

  private onDidChangeSessions(change: SessionsChange): void {
    if (change.kind === 'sessions' || change.change.kind === 'state') {
      this.keep(new Set(this.sessions.all.flatMap(({ fleet }) => fleet ?? [])));
      return;
    }
    const { fleet } = change.session;
    const isAboutDevices = ['list', 'devices', 'device'].includes(change.change.kind);
    if (fleet !== undefined && isAboutDevices) {
      this.byFleet.get(fleet)?.query?.didChange();
    }
  }

  /** Forgets the other fleets. */
  private keep(fleets: ReadonlySet<Fleet>): void {
    [...this.shown].filter((fleet) => !fleets.has(fleet)).forEach((fleet) => this.shown.delete(fleet));
    for (const [fleet, filtered] of this.byFleet) {
      if (!fleets.has(fleet)) {
        filtered.dispose();
        this.byFleet.delete(fleet);
      }
    }
  }

  /** In a file of its own, which is loaded when something is filtered or grouped for the first time. */
  private async filtered(fleet: Fleet): Promise<FilteredFleet> {
    const { FilteredFleet: Filtered } = await import('../fleet/selection/filteredFleet');
    const onDidChange = (): void => {
      this.listeners.tell(undefined);
    };
    const { clock, thresholds } = this;
    const filtered = this.byFleet.get(fleet) ?? new Filtered(fleet, { clock, thresholds, onDidChange });
    this.byFleet.set(fleet, filtered);
    return filtered;
  }
}
