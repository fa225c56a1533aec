import type { DeviceKnowledge } from '../knownDevice';
import type { CoreDevice, CoreDeviceDetails } from '../model';

/** The kind and version of a nucleus, which decide how far the fields of its device can be trusted. */
export interface Nucleus {
  readonly isLite: boolean;
  /** `undefined` until GetCoreDevice has been asked: no list carries it. */
  readonly coreVersion: string | undefined;
}

/** The runtime of a device. Without one it is classic: older nuclei do not report it. */
export function runtimeOf({ device, details }: Pick<DeviceKnowledge, 'device' | 'details'>): string {
  return details?.runtime ?? device.runtime ?? 'aws_nucleus_classic';
}

/** The nucleus of a device, with the version that GetCoreDevice gave. */
export function nucleusOf(device: CoreDevice, details: CoreDeviceDetails | undefined): Nucleus {
  return { isLite: runtimeOf({ device, details }) === 'aws_nucleus_lite', coreVersion: details?.coreVersion };
}

/** Whether a version is known and older than another one; versions are compared number by number. */
export function isVersionBelow(
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

/** The name of a classic nucleus among the components of its device. A Nucleus Lite does not list itself. */
const nucleusComponent = 'aws.greengrass.Nucleus';

/** The version of the nucleus: from GetCoreDevice, else from the components, which are all that a scan reads. */
export function coreVersionOf({ device, details, components = [] }: DeviceKnowledge): string | undefined {
  const { coreVersion } = nucleusOf(device, details);
  return coreVersion ?? components.find(({ componentName }) => componentName === nucleusComponent)?.componentVersion;
}
