import type { Clock } from '../core/clock';
import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../core/model';
import type { OpenedDevice } from '../core/rows/coreDeviceRow';
import type { FleetSource } from '../core/source';
import { Listing } from './listing';
import type { RequestPool } from './requestPool';

/** What a record needs of the fleet that it belongs to. */
export interface RecordSurroundings {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  readonly onDidChange: () => void;
}

/** Everything known about one core device: its fields, and what opening it reads. */
export class CoreDeviceRecord {
  /** GetCoreDevice, as a list of one: kept, shared and read again in the same way. */
  readonly details: Listing<CoreDeviceDetails>;
  readonly deployments: Listing<EffectiveDeployment>;
  readonly components: Listing<InstalledComponent>;
  private listed: CoreDevice;
  private listedAt: Date;

  constructor(device: CoreDevice, readAt: Date, { source, pool, clock, onDidChange }: RecordSurroundings) {
    this.listed = device;
    this.listedAt = readAt;
    const name = device.coreDeviceThingName;
    this.details = new Listing(
      async (_token, signal, caller) => {
        const details = await pool.run(caller, signal, () => source.getCoreDevice(name, signal));
        return { items: [details], nextToken: undefined };
      },
      clock,
      onDidChange,
    );
    this.deployments = new Listing(
      (token, signal, caller) => pool.run(caller, signal, () => source.listEffectiveDeployments(name, token, signal)),
      clock,
      onDidChange,
    );
    this.components = new Listing(
      (token, signal, caller) => pool.run(caller, signal, () => source.listInstalledComponents(name, token, signal)),
      clock,
      onDidChange,
    );
  }

  /** The fields of the device from whichever answer is newer, the fleet's list or its own. */
  get device(): CoreDevice {
    const { items, readAt } = this.details.state;
    const details = items?.[0];
    return details !== undefined && readAt !== undefined && readAt >= this.listedAt ? details : this.listed;
  }

  get detailsIfRead(): CoreDeviceDetails | undefined {
    return this.details.state.items?.[0];
  }

  get opened(): OpenedDevice {
    return { deployments: this.deployments.state.items, components: this.components.state.items };
  }

  /** Takes the device as a later answer of ListCoreDevices has it. */
  update(device: CoreDevice, readAt: Date): void {
    this.listed = device;
    this.listedAt = readAt;
  }

  /** Reads what is not known yet: three requests side by side, and one for each further page. */
  async open(): Promise<void> {
    await Promise.all(this.listings().map((listing) => listing.read()));
  }

  async refresh(): Promise<void> {
    await Promise.all(this.listings().map((listing) => listing.refresh()));
  }

  /** Makes the next {@link open} ask again. */
  markOutdated(): void {
    this.listings().forEach((listing) => {
      listing.markOutdated();
    });
  }

  cancel(): void {
    this.listings().forEach((listing) => {
      listing.cancel();
    });
  }

  private listings(): readonly Pick<Listing<unknown>, 'read' | 'refresh' | 'markOutdated' | 'cancel'>[] {
    return [this.details, this.deployments, this.components];
  }
}
