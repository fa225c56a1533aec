import type { DeviceKnowledge } from '../knownDevice';
import type { CoreDevice, CoreDeviceDetails } from '../model';

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

/** What a classic nucleus calls itself among its components. A Nucleus Lite does not list itself. */
const nucleusComponent = 'aws.greengrass.Nucleus';

/** From GetCoreDevice, else from the components: a scan reads these and not the other. */
export function coreVersionOf({ device, details, components = [] }: DeviceKnowledge): string | undefined {
  const { coreVersion } = nucleusOf(device, details);
  return coreVersion ?? components.find(({ componentName }) => componentName === nucleusComponent)?.componentVersion;
}

/** One that says none is classic: older ones did not say. */
export function runtimeOf({ device, details }: DeviceKnowledge): string {
  return details?.runtime ?? device.runtime ?? 'aws_nucleus_classic';
}
