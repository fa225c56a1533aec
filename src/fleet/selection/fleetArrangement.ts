import type { Arrangement } from './arrangement';
import type { KnownThingGroup } from './thingGroups';
import { DeviceSelection, type DeviceSelectionOptions } from './deviceSelection';
import type { Fleet } from '../fleet';
import { RecordsInOrder } from '../devices/recordsInOrder';
import { ThingGroups } from './thingGroups';

/** One fleet as it is arranged at the moment. Who is in a thing group stays known from one arrangement to the next. */
export class FleetArrangement {
  private readonly groups: ThingGroups;
  private readonly records: RecordsInOrder;
  private current: DeviceSelection | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly options: DeviceSelectionOptions,
  ) {
    this.records = new RecordsInOrder(fleet);
    this.groups = new ThingGroups(fleet, options.clock, () => {
      this.current?.didChange();
    });
  }

  /** What is shown; `undefined` where that is every device in one list. */
  get selection(): DeviceSelection | undefined {
    return this.current;
  }

  /** Begins to read what an arrangement needs; ends with the one before. */
  arrange(arrangement: Arrangement): void {
    this.clear();
    this.current = new DeviceSelection(this.fleet, this.records, this.groups, arrangement, this.options);
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
