import { canceled, fleetError } from '../../greengrass/ports/fleetError';
import { isFailingDevice } from '../../greengrass/failures/findings';
import type { CoreDevice } from '../../greengrass/model';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import { StringInterner } from './stringInterner';
import { SortedNames } from './sortedNames';
import { CoreDeviceRecord, unknownDevice, type RecordContext } from './coreDeviceRecord';
import { person, type Caller } from '../requests/requestPool';

/** Everything known about each core device of a fleet. */
export class DeviceRecords {
  private readonly records = new Map<string, CoreDeviceRecord>();
  /** Devices that the list has not named, while they are asked for. */
  private readonly asked = new Map<string, CoreDeviceRecord>();
  private readonly failing = new Set<string>();
  private changes = 0;
  private sorted = new SortedNames();
  private readonly context: RecordContext;

  constructor(context: Omit<RecordContext, 'texts'>) {
    this.context = {
      ...context,
      texts: new StringInterner(),
      onDidChange: (thingName) => {
        this.judge(thingName);
        context.onDidChange(thingName);
      },
    };
  }

  all(): Iterable<CoreDeviceRecord> {
    return this.records.values();
  }

  names(): Iterable<string> {
    return this.records.keys();
  }

  /** The names as a person sorts them. */
  get namesInOrder(): readonly string[] {
    return this.sorted.inOrder;
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
    const now = this.context.clock.now();
    const record = this.asked.get(thingName) ?? new CoreDeviceRecord(unknownDevice(thingName), now, this.context);
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
    this.sorted.add([thingName]);
    return named;
  }

  /** Keeps devices as an answer of ListCoreDevices has them. Returns the names of those that are new or have changed. */
  keep(devices: readonly CoreDevice[], readAt: Date): readonly string[] {
    const changed: string[] = [];
    for (const device of devices) {
      const { coreDeviceThingName: thingName } = device;
      const known = this.records.get(thingName);
      if (known?.update(device, readAt) !== false) {
        changed.push(thingName);
        this.put(thingName, known ?? new CoreDeviceRecord(device, readAt, this.context));
      }
    }
    this.sorted.add(changed);
    return changed;
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

  /** The devices of which nothing was heard since then; only those that looked like this, where that is given. */
  unheardSince(since: Date, { status, runtime }: ListCoreDevicesFilter = {}): readonly string[] {
    return [...this.records]
      .filter(
        ([, { heardAt, device }]) =>
          heardAt < since &&
          (status ?? device.status) === device.status &&
          (runtime ?? device.runtime) === device.runtime,
      )
      .map(([thingName]) => thingName);
  }

  /** Forgets devices. Returns the names of those that were known. */
  forget(thingNames: readonly string[]): readonly string[] {
    const gone = thingNames.filter((thingName) => this.records.has(thingName));
    this.changes += gone.length;
    for (const thingName of gone) {
      this.records.get(thingName)?.cancel();
      this.records.delete(thingName);
      this.failing.delete(thingName);
    }
    if (gone.length > 0) {
      this.sorted = new SortedNames();
      this.sorted.add(this.records.keys());
    }
    return gone;
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
    this.records.set(thingName, record);
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
}
