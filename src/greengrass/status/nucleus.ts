import type { DeviceKnowledge } from '../knownDevice';
import type { CoreDevice, CoreDeviceDetails } from '../model';

/** The nucleus of a device: its kind and, once loaded, its version. It decides how reliable the device's fields are. */
export interface Nucleus {
  readonly isLite: boolean;
  /** `undefined` until GetCoreDevice is called, because no list includes it. */
  readonly coreVersion: string | undefined;
}

/** The nucleus of a device. A device without a runtime is a classic one, which doesn't always report it. */
export function nucleusOf(device: CoreDevice, details: CoreDeviceDetails | undefined): Nucleus {
  const runtime = details?.runtime ?? device.runtime;
  return { isLite: runtime === 'aws_nucleus_lite', coreVersion: details?.coreVersion };
}

/** Whether a version is known and lower than another. Versions are compared number by number. */
export function isBelow(
  version: string | undefined,
  [major, minor, patch]: readonly [number, number, number],
): boolean {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?/u.exec(version ?? '');
  if (match === null) {
    return false;
  }
  const difference = Number(match[1]) - major || Number(match[2]) - minor || Number(match[3] ?? 0) - patch;
  return difference < 0;
}

/** The component name of the classic nucleus. Nucleus Lite doesn't list itself. */
export const nucleusComponent = 'aws.greengrass.Nucleus';

/** The nucleus version from GetCoreDevice, else from the components. A scan loads only the components. */
export function coreVersionOf({ device, details, components = [] }: DeviceKnowledge): string | undefined {
  const { coreVersion } = nucleusOf(device, details);
  return coreVersion ?? components.find(({ componentName }) => componentName === nucleusComponent)?.componentVersion;
}

/** Whether the nucleus of a device is a classic one that is known to be older than a version. */
export function isOlderClassic(on: DeviceKnowledge, version: readonly [number, number, number]): boolean {
  return !nucleusOf(on.device, on.details).isLite && isBelow(coreVersionOf(on), version);
}

/** The runtime of a device. A device that reports none is classic, because older versions didn't report it. */
export function runtimeOf({ device, details }: DeviceKnowledge): string {
  return details?.runtime ?? device.runtime ?? 'aws_nucleus_classic';
}
