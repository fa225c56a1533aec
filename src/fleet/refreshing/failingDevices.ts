import type { Clock } from '../../base/clock';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import type { Caller } from '../requests/requestPool';

/** Shortest time between two reads of a failing device, in milliseconds. */
const shortestInterval = 300_000;

/** Refreshes the failing devices that no row or panel shows open, one after the other, so that a recovery is seen. */
export class FailingDevices {
  private waiting: readonly string[] = [];
  private startedAt: number;

  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly visibleDevices: () => readonly string[],
  ) {
    this.startedAt = clock.now().getTime();
  }

  /**
   * How long the next device has been due, in milliseconds; negative until then.
   * @param interval the refresh interval of other data, in milliseconds
   */
  overdue(interval: number): number {
    const age = this.clock.now().getTime() - this.startedAt;
    const since = age - Math.max(interval, shortestInterval);
    return this.waiting.length > 0 || age < 0 ? 0 : since;
  }

  /** Refreshes the next device. Resolves with the error, if any. */
  async step(caller: Caller, signal: AbortSignal): Promise<FleetError | undefined> {
    const record = this.next();
    const lists = [record?.deployments, record?.components].filter((list) => list?.state.items !== undefined);
    for (const list of lists) {
      await list?.refresh(caller, signal);
      if (signal.aborted || list?.state.error !== undefined) {
        break;
      }
    }
    return record?.errors[0];
  }

  private next(): CoreDeviceRecord | undefined {
    if (this.waiting.length === 0) {
      const visible = new Set(this.visibleDevices());
      this.startedAt = this.clock.now().getTime();
      this.waiting = [...this.fleet.devices.allFailing()]
        .map(({ device }) => device.coreDeviceThingName)
        .filter((thingName) => !visible.has(thingName));
    }
    const [thingName = '', ...others] = this.waiting;
    this.waiting = others;
    return this.fleet.devices.get(thingName);
  }
}
