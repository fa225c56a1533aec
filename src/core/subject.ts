import type { ErrorCode } from './errorCodes';
import { isFailedComponent, isFailedDeployment } from './failure';
import { findingsIn, isFailingDevice, type OpenedDevice } from './findings';
import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from './model';

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

/** What a row or a panel is about, and so what a command on it acts on. */
export type Subject =
  | { readonly kind: 'coreDevice' | 'effectiveDeployments' | 'installedComponents'; readonly on: KnownDevice }
  | { readonly kind: 'effectiveDeployment'; readonly on: KnownDevice; readonly deployment: EffectiveDeployment }
  | { readonly kind: 'installedComponent'; readonly on: KnownDevice; readonly component: InstalledComponent }
  | { readonly kind: 'errorCode'; readonly codeKind: ErrorCode['kind']; readonly code: string };

/** The name of the core device that a subject is or belongs to. */
export function thingNameOf(subject: Subject): string | undefined {
  return subject.kind === 'errorCode' ? undefined : subject.on.device.coreDeviceThingName;
}

/** Whether a subject failed, or something on it did, as far as that is known. */
export function hasFailed(subject: Subject): boolean {
  switch (subject.kind) {
    case 'coreDevice':
      return isFailingDevice(subject.on.device, findingsIn(subject.on));
    case 'effectiveDeployment':
      return isFailedDeployment(subject.deployment);
    case 'installedComponent':
      return isFailedComponent(subject.component);
    default:
      return false;
  }
}
