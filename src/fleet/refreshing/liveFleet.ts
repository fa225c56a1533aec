import type { Clock } from '../../base/clock';
import type { Fleet } from '../fleet';
import { LiveRefresh, type LiveRefreshOptions } from './liveRefresh';
import { Watches } from './watches';

/** What keeps one fleet current; in a file of its own that is loaded once there is a fleet. */
export interface LiveFleet {
  readonly refresh: LiveRefresh;
  /** Shares the budget of requests with the refresh. */
  readonly watches: Watches;
}

/** Begins to keep a fleet current. @param random a number from 0 to 1, not 1 itself */
export function keepCurrent(fleet: Fleet, clock: Clock, random: () => number, options: LiveRefreshOptions): LiveFleet {
  const refresh = new LiveRefresh(fleet, clock, random, options);
  return { refresh, watches: new Watches(fleet, clock, refresh.requests) };
}
