/** Options of a fleet of which the user sees nothing but core devices. */
export const nothingShown = {
  shownRollouts: () => [],
  areComponentsShown: () => false,
  isConnectivityOn: () => false,
  watchedDevices: () => [],
  thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
};
