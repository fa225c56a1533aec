import { canceled, fleetError } from '../../greengrass/ports/fleetError';
import { isFailingDevice } from '../../greengrass/failures/findings';
import type { CoreDevice } from '../../greengrass/model';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import { CoreDeviceRecord, unknownDevice, type RecordContext } from './coreDeviceRecord';
import { NamesInOrder } from './namesInOrder';
import { person, type Caller } from '../requests/requestPool';
import { StringInterner } from './stringInterner';

/** What a directory is kept with. */
export interface DirectoryContext extends Omit<RecordContext, 'texts' | 'generation'> {
  /** Is told of devices that came, changed or are gone, as far as lists told of them. */
  readonly onDidChangeMany: (thingNames: readonly string[]) => void;
}

/** Whether the service would name a device when it is asked with a filter. */
function fitsFilter(device: CoreDevice, { status, runtime }: ListCoreDevicesFilter): boolean {
  return (status ?? device.status) === device.status && (runtime ?? device.runtime) === device.runtime;
}

/**
 * Everything known about each core device of a fleet. Which devices are gone is decided by generations: each reading of
 * ListCoreDevices begins one, and each record remembers the newest there was when AWS last named its device. A device
 * that a complete reading should have named is gone where nothing has named it since the reading began.
 */
export class DeviceDirectory {
  /**
   * By name, in the order of arrival. Records that arrived together lie together in memory: a large fleet is gone through
   * several times as fast in this order as in that of the names.
   */
  private readonly records = new Map<string, CoreDeviceRecord>();
  /** Devices that no list has named, while they are asked for. */
  private readonly asked = new Map<string, CoreDeviceRecord>();
  private readonly failing = new Set<string>();
  private readonly inOrder = new NamesInOrder();
  private changes = 0;
  private newest = 0;
  private readonly recordContext: RecordContext;

  constructor(private readonly context: DirectoryContext) {
    this.recordContext = {
      ...context,
      texts: new StringInterner(),
      generation: () => this.newest,
      onDidChange: (thingName) => {
        this.judge(thingName);
        context.onDidChange(thingName);
      },
    };
  }

  /** In the order of arrival. */
  all(): Iterable<CoreDeviceRecord> {
    return this.records.values();
  }

  /** In the order of arrival. */
  names(): Iterable<string> {
    return this.records.keys();
  }

  /** The names as a person sorts them. The same array until devices come or go. */
  get namesInOrder(): readonly string[] {
    return this.inOrder.all;
  }

  get(thingName: string): CoreDeviceRecord | undefined {
    return this.records.get(thingName);
  }

  /**
   * What is known about a device, also one that was not named: that one is asked for first, and kept once AWS has told
   * of it. Rejects with a FleetError where that fails, of the kind `notFound` where there is no such device;
   * it names the device.
   */
  async find(thingName: string, caller: Caller = person, signal?: AbortSignal): Promise<CoreDeviceRecord> {
    const known = this.records.get(thingName);
    if (known !== undefined) {
      return known;
    }
    const record = this.asked.get(thingName) ?? new CoreDeviceRecord(unknownDevice(thingName), this.recordContext);
    this.asked.set(thingName, record);
    await record.details.read(caller, signal);
    this.asked.delete(thingName);
    const { items, error } = record.details.state;
    if (error !== undefined) {
      throw fleetError({ ...error, thingName }, error.message, error.cause);
    }
    if (items === undefined) {
      throw canceled();
    }
    const named = this.records.get(thingName) ?? record;
    this.put(thingName, named);
    return named;
  }

  /** Keeps devices as an answer of ListCoreDevices has them. */
  keep(devices: readonly CoreDevice[]): void {
    this.tell(this.keepQuietly(devices));
  }

  /** The same where the caller tells of it. Returns the names of those that are new or have changed. */
  keepQuietly(devices: readonly CoreDevice[]): readonly string[] {
    const changed: string[] = [];
    for (const device of devices) {
      const { coreDeviceThingName: thingName } = device;
      const known = this.records.get(thingName);
      if (known?.update(device) !== false) {
        changed.push(thingName);
        this.put(thingName, known ?? new CoreDeviceRecord(device, this.recordContext));
      }
    }
    return changed;
  }

  /** Forgets devices that there are no more. */
  forget(thingNames: readonly string[]): void {
    const gone = thingNames.filter((thingName) => this.records.has(thingName));
    if (gone.length === 0) {
      return;
    }
    for (const thingName of gone) {
      this.records.get(thingName)?.cancel();
      this.records.delete(thingName);
      this.failing.delete(thingName);
    }
    this.changes += gone.length;
    this.inOrder.retain((thingName) => this.records.has(thingName));
    this.tell(gone);
  }

  /** Begins a generation. Returns its number: a later one is larger. */
  nextGeneration(): number {
    this.newest += 1;
    return this.newest;
  }

  /** The devices that look as a filter wants them, and that AWS has not named since a generation began. */
  unnamedSince(generation: number, only: ListCoreDevicesFilter = {}): readonly string[] {
    const unnamed: string[] = [];
    for (const [thingName, { namedIn, device }] of this.records) {
      if (namedIn < generation && fitsFilter(device, only)) {
        unnamed.push(thingName);
      }
    }
    return unnamed;
  }

  /** Another number whenever something about a device has changed. */
  get version(): number {
    return this.changes;
  }

  /** On how many devices something is known to have failed. */
  get failingCount(): number {
    return this.failing.size;
  }

  /** Those devices. */
  *allFailing(): Iterable<CoreDeviceRecord> {
    for (const thingName of this.failing) {
      const record = this.records.get(thingName);
      if (record !== undefined) {
        yield record;
      }
    }
  }

  /** Makes each device be asked for anew when it is next opened. */
  markOutdated(): void {
    this.records.forEach((record) => {
      record.markOutdated();
    });
  }

  /** Ends what is under way. */
  cancel(): void {
    this.records.forEach((record) => {
      record.cancel();
    });
  }

  private put(thingName: string, record: CoreDeviceRecord): void {
    if (!this.records.has(thingName)) {
      this.records.set(thingName, record);
      this.inOrder.add(thingName);
    }
    this.judge(thingName);
  }

  /** Failures are looked up all the time and are few, so they are not searched for among all devices. */
  private judge(thingName: string): void {
    this.changes += 1;
    const record = this.records.get(thingName);
    if (record !== undefined && isFailingDevice(record.device, record.findings)) {
      this.failing.add(thingName);
    } else {
      this.failing.delete(thingName);
    }
  }

  private tell(changed: readonly string[]): void {
    if (changed.length > 0) {
      this.context.onDidChangeMany(changed);
    }
  }
}
