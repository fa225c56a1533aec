import { isOlderThan } from './format';
import type { CoreDevice, CoreDeviceDetails } from './model';

/** What limits the trust in a device's fields: which kind of nucleus it runs and, once read, its version. */
export interface Nucleus {
  readonly isLite: boolean;
  /** `undefined` until GetCoreDevice has been asked: no list carries it. */
  readonly coreVersion: string | undefined;
}

/** The nucleus of a device. A device without a runtime is a classic one: that nucleus does not report it. */
export function nucleusOf(device: CoreDevice, details: CoreDeviceDetails | undefined): Nucleus {
  const runtime = details?.runtime ?? device.runtime;
  return { isLite: runtime === 'aws_nucleus_lite', coreVersion: details?.coreVersion };
}

/** Whether a version is known and below another; versions are compared number by number. */
function isBelow(version: string | undefined, [major, minor, patch]: readonly [number, number, number]): boolean {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?/u.exec(version ?? '');
  if (match === null) {
    return false;
  }
  const difference = Number(match[1]) - major || Number(match[2]) - minor || Number(match[3] ?? 0) - patch;
  return difference < 0;
}

/** What can't be trusted about an effective deployment on a device with this nucleus, a sentence each. */
export function deploymentCaveats({ isLite, coreVersion }: Nucleus): readonly string[] {
  if (isLite) {
    return ['Nucleus Lite reports no error codes: for details, look at journalctl on the device.'];
  }
  return isBelow(coreVersion, [2, 8, 0])
    ? ['Below nucleus 2.8.0, error codes and error types are missing or wrong.']
    : [];
}

/** What can't be trusted about an installed component on a device with this nucleus, a sentence each. */
export function componentCaveats({ isLite, coreVersion }: Nucleus): readonly string[] {
  if (isLite) {
    return [
      'Nucleus Lite reports no status codes and no details: look at journalctl on the device.',
      'Nucleus Lite reports every component as a root component, also a dependency.',
    ];
  }
  return [
    ...(isBelow(coreVersion, [2, 7, 0])
      ? [
          'Below nucleus 2.7.0, the time of the last status change is not accurate, and local deployments are not reported.',
        ]
      : []),
    ...(isBelow(coreVersion, [2, 8, 0])
      ? [
          'Below nucleus 2.8.0, status codes, the installation source and the time of the last report are missing or wrong.',
        ]
      : []),
    ...(isBelow(coreVersion, [2, 12, 3])
      ? ['Below nucleus 2.12.3, a component that has recovered can look errored or broken for up to 24 hours.']
      : []),
  ];
}

/** Whether the device's last report is older than so many hours. A device that never reported is not stale. */
export function isStale(device: CoreDevice, staleAfterHours: number, now: Date): boolean {
  const reported = device.lastStatusUpdateTimestamp;
  return reported !== undefined && isOlderThan(reported, staleAfterHours, now);
}
