import type { Clock } from '../../base/clock';
import type { Fleet } from '../fleet';
import { LiveRefresh, type LiveRefreshOptions } from './liveRefresh';
import { Watches } from './watches';

/** Keeps one fleet current. A separate file, because it loads only once there is a fleet. */
export interface LiveFleet {
  readonly refresh: LiveRefresh;
  /** Shares the request budget with the refresh. */
  readonly watches: Watches;
}

/** Starts keeping a fleet current. @param random returns a number from 0 to 1, exclusive */
export function keepCurrent(fleet: Fleet, clock: Clock, random: () => number, options: LiveRefreshOptions): LiveFleet {
  const refresh = new LiveRefresh(fleet, clock, random, options);
  return { refresh, watches: new Watches(fleet, clock, refresh.requests) };
}
