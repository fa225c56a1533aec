import { isStale } from '../../greengrass/status/stale';
import type { DeviceDirectory } from './deviceDirectory';

/** How long a count is kept although devices change, in milliseconds: counting takes a few milliseconds in a large fleet. */
const keptMilliseconds = 2_000;

/** A count with what it depends on. */
interface Counted {
  readonly count: number;
  readonly version: number;
  readonly at: number;
  readonly staleAfterHours: number;
}

/** How long a count is kept while no device changes, in milliseconds: ages are shown in minutes. */
const longestMilliseconds = 60_000;

/** Counts the known devices of a fleet with a stale report. */
export class StaleCount {
  private last: Counted | undefined;

  constructor(private readonly devices: Pick<DeviceDirectory, 'all' | 'version'>) {}

  /** The number of stale devices, up to two seconds late. */
  of(staleAfterHours: number, now: Date): number {
    const { last, devices } = this;
    const at = now.getTime();
    const kept = last?.version === devices.version ? longestMilliseconds : keptMilliseconds;
    if (last?.staleAfterHours === staleAfterHours && at >= last.at && at - last.at < kept) {
      return last.count;
    }
    let count = 0;
    for (const { device } of devices.all()) {
      count += Number(isStale(device, staleAfterHours, now));
    }
    this.last = { count, version: devices.version, at, staleAfterHours };
    return count;
  }
}
