import type { ConnectivityOptions } from '../../../../src/fleet/refreshing/connectivityReads';
import type { GuidanceOptions } from '../../../../src/fleet/refreshing/guidanceReads';
import type { LiveRefreshOptions } from '../../../../src/fleet/refreshing/liveRefresh';

/** Options of a fleet of which the user sees nothing but core devices. */
export const nothingShown: Pick<LiveRefreshOptions, 'shownRollouts'> & GuidanceOptions & ConnectivityOptions = {
  shownRollouts: () => [],
  areComponentsShown: () => false,
  isConnectivityOn: () => false,
  watchedDevices: () => [],
  thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
};
