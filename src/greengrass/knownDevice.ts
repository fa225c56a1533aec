import type { CoreDevice, CoreDeviceDetails, InstalledComponent, EffectiveDeployment } from './model';

/** Where a thing lives. */
export interface Place {
  readonly connectionId: string;
  readonly profile: string;
  readonly region: string;
  readonly partition: string;
  /** `undefined` while the account is not known. */
  readonly account: string | undefined;
  /** When the fleet was as it is shown, where that is a snapshot; `undefined` where it is live. */
  readonly asOf?: Date | undefined;
}

/** What is known about a core device, wherever it lives. */
export interface DeviceKnowledge extends OpenedDevice {
  readonly device: CoreDevice;
  /** `undefined` until GetCoreDevice has answered. */
  readonly details: CoreDeviceDetails | undefined;
}

/** A core device with what is known about it. */
export interface KnownDevice extends DeviceKnowledge {
  readonly place: Place;
}

/** What is known about a core device beyond its own fields. `undefined`: not looked at. */
export interface OpenedDevice {
  readonly deployments: readonly EffectiveDeployment[] | undefined;
  readonly components: readonly InstalledComponent[] | undefined;
}
