import type { Clock } from '../../base/clock';
import type { Fleet } from '../fleet';
import { ScanRounds, type ScanRoundOptions } from '../scanning/scanRounds';
import { CauseReads } from './causeReads';
import { ConnectivityReads, type ConnectivityOptions } from './connectivityReads';
import { GuidanceReads, type GuidanceOptions } from './guidanceReads';
import { RolloutReads } from './rolloutReads';
import { RolloutWatches } from './rolloutWatches';
import { LiveRefresh, type LiveRefreshOptions } from './liveRefresh';
import { Watches } from './watches';

/** Keeps one fleet current. A separate file, because it loads only once there is a fleet. */
export interface LiveFleet {
  readonly refresh: LiveRefresh;
  /** These share the request budget with the refresh. */
  readonly watches: Watches;
  readonly rolloutWatches: RolloutWatches;
  readonly rounds: ScanRounds;
  readonly causes: CauseReads;
  readonly rollouts: RolloutReads;
  readonly guidance: GuidanceReads;
  readonly connectivity: ConnectivityReads;
}

/** Starts keeping a fleet current. @param random returns a number from 0 to 1, exclusive */
export function keepCurrent(
  fleet: Fleet,
  clock: Clock,
  random: () => number,
  options: LiveRefreshOptions & ScanRoundOptions & GuidanceOptions & ConnectivityOptions,
): LiveFleet {
  const refresh = new LiveRefresh(fleet, clock, random, options);
  return {
    refresh,
    watches: new Watches(fleet, clock, refresh.requests),
    rolloutWatches: new RolloutWatches(fleet, clock, refresh.requests),
    rounds: new ScanRounds(fleet, clock, refresh.requests, options),
    causes: new CauseReads(fleet, clock, refresh.requests, options.isActive),
    rollouts: new RolloutReads(fleet, clock, refresh.requests, options.shownRollouts),
    guidance: new GuidanceReads(fleet, clock, refresh.requests, options),
    connectivity: new ConnectivityReads(fleet, clock, refresh.requests, options),
  };
}
