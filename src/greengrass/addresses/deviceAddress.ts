import type { KnownDevice } from '../knownDevice';

/** Identifies a core device or something on it. Without a thing name, the device follows from the context. */
export type DeviceTarget = (
  | { readonly kind: 'coreDevice' }
  | { readonly kind: 'effectiveDeployment'; readonly deploymentId: string }
  | { readonly kind: 'installedComponent'; readonly componentName: string }
) & { readonly thingName?: string };

/** Identifies a core device of one fleet, or something on it. */
export type DeviceAddress = DeviceTarget & { readonly connectionId: string; readonly thingName: string };

/** The address of something on a device. */
export function addressOn({ place: { connectionId }, device }: KnownDevice, target: DeviceTarget): DeviceAddress {
  return { ...target, connectionId, thingName: device.coreDeviceThingName };
}
