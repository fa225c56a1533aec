import type { ViewOptions } from './viewOptions';
import type { KnownThingGroup } from './thingGroups';
import { DeviceQuery, type DeviceQueryOptions } from './deviceQuery';
import type { Fleet } from '../fleet';
import { RecordsInOrder } from '../devices/recordsInOrder';
import { ThingGroups } from './thingGroups';

/** One fleet as it is arranged at the moment. Who is in a thing group stays known from one viewOptions to the next. */
export class FilteredFleet {
  private readonly groups: ThingGroups;
  private readonly records: RecordsInOrder;
  private current: DeviceQuery | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly options: DeviceQueryOptions,
  ) {
    this.records = new RecordsInOrder(fleet.devices);
    this.groups = new ThingGroups(fleet, options.clock, () => {
      this.current?.didChange();
    });
  }

  /** What is shown; `undefined` where that is every device in one list. */
  get query(): DeviceQuery | undefined {
    return this.current;
  }

  /** Begins to read what an viewOptions needs; ends with the one before. */
  apply(viewOptions: ViewOptions): void {
    this.clear();
    this.current = new DeviceQuery(this.fleet, this.records, this.groups, viewOptions, this.options);
    void this.current.read();
  }

  /** Shows every device in one list. */
  clear(): void {
    this.current?.dispose();
    this.current = undefined;
  }

  /** The thing groups; none where they cannot be read. Of those that nobody has asked for only the name is known. */
  async thingGroups(): Promise<readonly KnownThingGroup[]> {
    await this.groups.names.read();
    return (this.groups.names.state.items ?? []).map((name) => ({ name, things: this.groups.size(name) }));
  }

  /** Reads again what is shown. Never rejects. */
  async refresh(): Promise<void> {
    this.groups.markOutdated();
    await this.current?.read();
  }

  dispose(): void {
    this.groups.cancel();
    this.clear();
  }
}
