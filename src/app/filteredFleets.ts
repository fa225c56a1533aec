import type { Clock } from '../base/clock';
import { Listeners } from '../base/events';
import type { FleetIndex } from '../fleet/connectivity/fleetIndex';
import type { Fleet } from '../fleet/fleet';
import type { DeviceQuery, DeviceQueryOptions } from '../fleet/selection/deviceQuery';
import { indexConditions } from '../fleet/selection/deviceFilter';
import type { FilteredFleet } from '../fleet/selection/filteredFleet';
import type { KnownThingGroup, ThingGroupNames } from '../fleet/selection/thingGroups';
import { isUnfiltered } from '../fleet/selection/viewOptions';
import type { Sessions, SessionsChange } from '../fleet/sessions';
import type { AgingCause } from './aging';
import type { DeviceViewOptions } from './deviceViewOptions';

/** Applies the filter and the grouping to each fleet. */
export class FilteredFleets {
  /** Devices that are shown beyond the row limit. */
  readonly revealed = new Set<string>();
  private readonly listeners = new Listeners<undefined>();
  /** The fleets whose rows are shown. */
  private readonly shown = new Set<Fleet>();
  private readonly byFleet = new Map<Fleet, FilteredFleet>();
  private readonly unsubscribes: readonly (() => void)[];

  constructor(
    private readonly sessions: Sessions,
    private readonly options: DeviceViewOptions,
    private readonly clock: Clock,
    private readonly settings: Pick<DeviceQueryOptions, 'thresholds' | 'isConnectivityOn'>,
  ) {
    this.unsubscribes = [
      sessions.onDidChange((change) => {
        this.onDidChangeSessions(change);
      }),
      options.onDidChange(() => {
        this.apply();
      }),
    ];
  }

  /** Adds a listener, called when the visible rows may have changed. The returned function removes it. */
  onDidChange(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Starts loading the data that the filter and the grouping of a fleet need, unless it has started. */
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

  /** The query of a fleet: `plain` when all devices are in one list, `loading` until there is a query. */
  queryOf(fleet: Fleet): DeviceQuery | 'plain' | 'loading' {
    return isUnfiltered(this.options.current) ? 'plain' : (this.byFleet.get(fleet)?.query ?? 'loading');
  }

  /** Resolves once the known devices of a fleet are filtered and grouped. */
  async settled(fleet: Fleet): Promise<void> {
    if (!isUnfiltered(this.options.current)) {
      await (await this.filtered(fleet)).query?.settled();
    }
  }

  /** The thing groups of a fleet; none if they couldn't load. */
  async thingGroups(fleet: Fleet): Promise<readonly KnownThingGroup[]> {
    return (await this.filtered(fleet)).thingGroups();
  }

  /** The fleet index behind a fleet. */
  async index(fleet: Fleet): Promise<FleetIndex> {
    return (await this.filtered(fleet)).index;
  }

  /** The names in the lists of thing groups that were loaded for a fleet; `undefined` if none were requested. */
  thingGroupNames(fleet: Fleet): ThingGroupNames | undefined {
    return this.byFleet.get(fleet)?.thingGroupNames;
  }

  get queries(): readonly DeviceQuery[] {
    return [...this.byFleet.values()].flatMap(({ query }) => query ?? []);
  }

  /** Evaluates every device again, because matches can depend on the time and the thresholds. */
  didAge(cause: AgingCause): void {
    this.queries.forEach((query) => {
      if (cause === 'setting') {
        query.didChange();
      } else {
        query.didAge();
      }
    });
  }

  /** Applies the filter again if it depends on whether the fleet index may be asked. */
  didChangeSettings(): void {
    if (indexConditions(this.options.current.filter) !== undefined) {
      this.apply();
    }
  }

  /** Reloads the data of a fleet's query. */
  async refresh(fleet: Fleet): Promise<void> {
    await this.byFleet.get(fleet)?.refresh();
  }

  dispose(): void {
    this.unsubscribes.forEach((unsubscribe) => {
      unsubscribe();
    });
    this.keep(new Set());
  }

  /** Replaces all queries after the options changed. */
  private apply(): void {
    this.revealed.clear();
    this.byFleet.forEach((filtered) => {
      filtered.clear();
    });
    this.shown.forEach((fleet) => {
      this.begin(fleet);
    });
    this.listeners.fire(undefined);
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

  /** Drops all other fleets. */
  private keep(fleets: ReadonlySet<Fleet>): void {
    [...this.shown].filter((fleet) => !fleets.has(fleet)).forEach((fleet) => this.shown.delete(fleet));
    for (const [fleet, filtered] of this.byFleet) {
      if (!fleets.has(fleet)) {
        filtered.dispose();
        this.byFleet.delete(fleet);
      }
    }
  }

  /** Loads its file on first use, because most sessions start without a filter. */
  private async filtered(fleet: Fleet): Promise<FilteredFleet> {
    const { FilteredFleet: Filtered } = await import('../fleet/selection/filteredFleet');
    const onDidChange = (): void => {
      this.listeners.fire(undefined);
    };
    const { clock, settings } = this;
    const filtered = this.byFleet.get(fleet) ?? new Filtered(fleet, { clock, ...settings, onDidChange });
    this.byFleet.set(fleet, filtered);
    return filtered;
  }
}
