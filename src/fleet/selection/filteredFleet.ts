import type { ViewOptions } from './viewOptions';
import type { KnownThingGroup, ThingGroupNames } from './thingGroups';
import { listedFor, noCandidates, type Candidates } from './candidates';
import { indexConditions, type DeviceFilter } from './deviceFilter';
import { DeviceQuery, type DeviceQueryOptions } from './deviceQuery';
import { FleetIndex } from '../connectivity/fleetIndex';
import { IndexCandidates } from './indexCandidates';
import type { Fleet } from '../fleet';
import { RecordsInOrder } from '../devices/recordsInOrder';
import { ThingGroups } from './thingGroups';

/** A fleet with a filter and a grouping. The members of thing groups stay cached when the view options change. */
export class FilteredFleet {
  private readonly groups: ThingGroups;
  private readonly records: RecordsInOrder;
  /** What AWS IoT has indexed. */
  readonly index: FleetIndex;
  private current: DeviceQuery | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly options: DeviceQueryOptions,
  ) {
    this.records = new RecordsInOrder(fleet.devices);
    this.index = new FleetIndex(fleet, options.clock);
    this.groups = new ThingGroups(fleet, options.clock, () => {
      this.current?.didChange();
    });
  }

  /** The current query; `undefined` when all devices are in one list. */
  get query(): DeviceQuery | undefined {
    return this.current;
  }

  /** Replaces the query and starts loading its data. */
  apply(viewOptions: ViewOptions): void {
    this.clear();
    this.current = new DeviceQuery(
      this.fleet,
      { records: this.records, groups: this.groups, candidates: this.candidates(viewOptions.filter) },
      viewOptions,
      this.options,
    );
    void this.current.read();
  }

  /** Shows all devices in one list. */
  clear(): void {
    this.current?.dispose();
    this.current = undefined;
  }

  /** The thing groups; none if they couldn't load. The size is known only for groups that were requested. */
  async thingGroups(): Promise<readonly KnownThingGroup[]> {
    await this.groups.names.read();
    return (this.groups.names.state.items ?? []).map((name) => ({ name, things: this.groups.size(name) }));
  }

  /** The names in the lists of thing groups that have loaded. */
  get thingGroupNames(): ThingGroupNames {
    return this.groups.loadedNames;
  }

  /** Refreshes the thing groups and the query. Never rejects. */
  async refresh(): Promise<void> {
    this.groups.markOutdated();
    this.index.markOutdated();
    await this.current?.read();
  }

  dispose(): void {
    this.groups.cancel();
    this.index.cancel();
    this.clear();
  }

  private candidates(filter: DeviceFilter): Candidates {
    const { fleet, index, options } = this;
    const listed = listedFor(fleet, filter);
    const isSearchable = fleet.connection.asOf === undefined && options.isConnectivityOn();
    const needsIndex = indexConditions(filter) !== undefined;
    if (needsIndex && !isSearchable && fleet.connection.asOf === undefined) {
      return noCandidates;
    }
    if (!needsIndex && (filter.thingGroup === undefined || !isSearchable)) {
      return listed;
    }
    const onDidChange = (): void => {
      this.current?.didChange();
    };
    // A snapshot says that it doesn't have the index.
    return new IndexCandidates({ fleet, index, filter, listed, onDidChange });
  }
}
