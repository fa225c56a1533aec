/** What it means that a device is unhealthy although all its components are loaded and none of them is failing. */
export const nothingBroken =
  'The device reports that it is unhealthy, but according to the last report no component is errored or broken.';

/**
 * What to do about such a device.
 * @param log where the nucleus logs, if nothing else says it
 */
export function nothingBrokenRemedy(isSnapshot: boolean, log?: string): string {
  const check = `check the nucleus log${log === undefined ? '' : `: ${log}`}.`;
  return isSnapshot ? `C${check.slice(1)}` : `Refresh it. If it stays unhealthy, ${check}`;
}
