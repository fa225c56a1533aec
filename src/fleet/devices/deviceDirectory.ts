import { canceled, fleetError } from '../../greengrass/ports/fleetError';
import { isFailingDevice } from '../../greengrass/failures/findings';
import type { CoreDevice } from '../../greengrass/model';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import { CoreDeviceRecord, unknownDevice, type RecordContext } from './coreDeviceRecord';
import { NamesInOrder } from './namesInOrder';
import { click, type Caller } from '../requests/requestPool';
import { StringInterner } from './stringInterner';

/** Dependencies of a {@link DeviceDirectory}. */
export interface DirectoryContext extends Omit<RecordContext, 'texts' | 'generation'> {
  /** Called with the devices that a list added, changed or removed. */
  readonly onDidChangeMany: (thingNames: readonly string[]) => void;
}

/** Whether ListCoreDevices would return a device with this filter. */
function matchesFilter(device: CoreDevice, { status, runtime }: ListCoreDevicesFilter): boolean {
  return (status ?? device.status) === device.status && (runtime ?? device.runtime) === device.runtime;
}

/**
 * All known core devices of a fleet. Generations decide which devices are gone. Each pass over ListCoreDevices starts a
 * generation, and each record remembers the newest one when AWS last returned its device. A device is gone when a
 * complete pass should have returned it, but no response has since the pass started.
 */
export class DeviceDirectory {
  /**
   * By name, in order of arrival. Records that arrived together are close in memory: iterating over a large fleet in this
   * order is several times faster than in name order.
   */
  private readonly records = new Map<string, CoreDeviceRecord>();
  /** Unlisted devices with a GetCoreDevice request in flight. */
  private readonly pending = new Map<string, CoreDeviceRecord>();
  private readonly failing = new Set<string>();
  /** Devices with a deployment in progress. */
  private readonly inProgress = new Set<string>();
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

  /** In order of arrival. */
  all(): Iterable<CoreDeviceRecord> {
    return this.records.values();
  }

  /** The number of known core devices. */
  get size(): number {
    return this.records.size;
  }

  /** In order of arrival. */
  names(): Iterable<string> {
    return this.records.keys();
  }

  /** Names in natural order. The same array until devices are added or removed. */
  get namesInOrder(): readonly string[] {
    return this.inOrder.all;
  }

  get(thingName: string): CoreDeviceRecord | undefined {
    return this.records.get(thingName);
  }

  /**
   * Returns the record of a device. Loads the device first if no list has returned it. Rejects with a FleetError that
   * has the thing name, of kind `notFound` if AWS doesn't have the device.
   */
  async find(thingName: string, caller: Caller = click, signal?: AbortSignal): Promise<CoreDeviceRecord> {
    const known = this.records.get(thingName);
    if (known !== undefined) {
      return known;
    }
    const record = this.pending.get(thingName) ?? new CoreDeviceRecord(unknownDevice(thingName), this.recordContext);
    this.pending.set(thingName, record);
    await record.details.read(caller, signal);
    this.pending.delete(thingName);
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

  /** Stores devices from ListCoreDevices. */
  keep(devices: readonly CoreDevice[]): void {
    this.notify(this.keepQuietly(devices));
  }

  /** Like {@link keep} without an event. Returns the names of new and changed devices. */
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

  /** Removes devices that are gone. */
  forget(thingNames: readonly string[]): void {
    const gone = thingNames.filter((thingName) => this.records.has(thingName));
    if (gone.length === 0) {
      return;
    }
    for (const thingName of gone) {
      this.records.get(thingName)?.cancel();
      this.records.delete(thingName);
      this.failing.delete(thingName);
      this.inProgress.delete(thingName);
    }
    this.changes += gone.length;
    this.inOrder.retain((thingName) => this.records.has(thingName));
    this.notify(gone);
  }

  /** Starts a generation. Returns its number; numbers increase. */
  nextGeneration(): number {
    this.newest += 1;
    return this.newest;
  }

  /** Devices that match a filter, but that AWS hasn't returned since a generation started. */
  notSeenSince(generation: number, only: ListCoreDevicesFilter = {}): readonly string[] {
    const notSeen: string[] = [];
    for (const [thingName, { seenIn, device }] of this.records) {
      if (seenIn < generation && matchesFilter(device, only)) {
        notSeen.push(thingName);
      }
    }
    return notSeen;
  }

  /** Changes whenever anything about a device changes. */
  get version(): number {
    return this.changes;
  }

  /** Number of devices known to be failing. */
  get failingCount(): number {
    return this.failing.size;
  }

  /** Whether a device is known to be failing. */
  isFailing(thingName: string): boolean {
    return this.failing.has(thingName);
  }

  allFailing(): Iterable<CoreDeviceRecord> {
    return this.recordsOf(this.failing);
  }

  /** Devices known to have a deployment in progress, which may be stuck. */
  allInProgress(): Iterable<CoreDeviceRecord> {
    return this.recordsOf(this.inProgress);
  }

  /** Makes each device load again when it is next opened. */
  markOutdated(): void {
    this.records.forEach((record) => {
      record.markOutdated();
    });
  }

  /** Cancels reads in flight. */
  cancel(): void {
    this.records.forEach((record) => {
      record.cancel();
    });
  }

  private *recordsOf(thingNames: Iterable<string>): Iterable<CoreDeviceRecord> {
    for (const thingName of thingNames) {
      const record = this.records.get(thingName);
      if (record !== undefined) {
        yield record;
      }
    }
  }

  private put(thingName: string, record: CoreDeviceRecord): void {
    if (!this.records.has(thingName)) {
      this.records.set(thingName, record);
      this.inOrder.add(thingName);
    }
    this.judge(thingName);
  }

  /** Keeps the devices with problems in sets, because they are few and looked up all the time. */
  private judge(thingName: string): void {
    this.changes += 1;
    const record = this.records.get(thingName);
    if (record !== undefined && isFailingDevice(record.device, record.findings)) {
      this.failing.add(thingName);
    } else {
      this.failing.delete(thingName);
    }
    this.inProgress[record?.findings.isInProgress === true ? 'add' : 'delete'](thingName);
  }

  private notify(changed: readonly string[]): void {
    if (changed.length > 0) {
      this.context.onDidChangeMany(changed);
    }
  }
}
