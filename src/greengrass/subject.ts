import type { KnownDevice, Place } from './knownDevice';
import type { ErrorCode } from './codes/errorCodes';
import { isFailedComponent } from './failures/failure';
import { isFailedDeployment } from './failures/overcome';
import { findingsIn, isFailingDevice } from './failures/findings';
import type { CatalogComponent, ComponentVersion, InstalledCounts } from './component';
import type { Deployment, EffectiveDeployment, InstalledComponent, ListedDeployment } from './model';
import type { FleetTarget } from './addresses/fleetAddress';

/** What a row or a panel is about, and so what a command on it acts on. */
export type Subject = DeviceSubject | FleetSubject | ErrorCodeSubject;

/** A core device, something on it, or one of its two lists. */
export type DeviceSubject =
  | { readonly kind: 'coreDevice' | 'effectiveDeployments' | 'installedComponents'; readonly on: KnownDevice }
  | { readonly kind: 'effectiveDeployment'; readonly on: KnownDevice; readonly deployment: EffectiveDeployment }
  | { readonly kind: 'installedComponent'; readonly on: KnownDevice; readonly component: InstalledComponent };

/** Something that belongs to a fleet and not to one core device. */
export type FleetSubject = FleetTarget & {
  readonly place: Place;
  /** What is known about a deployment, if the subject is one. */
  readonly known?: KnownDeployment | undefined;
  /** What the catalog says about a component or a version, if the subject is one. */
  readonly described?: CatalogComponent | ComponentVersion | undefined;
  /** Where a component runs that is in no catalog, if the subject is one. */
  readonly installed?: InstalledCounts | undefined;
};

/** A deployment in the cloud. */
export interface KnownDeployment {
  readonly deployment: ListedDeployment;
  /** `undefined` until GetDeployment has returned. */
  readonly definition: Deployment | undefined;
}

/** An error code, wherever it appears. */
interface ErrorCodeSubject {
  readonly kind: 'errorCode';
  readonly codeKind: ErrorCode['kind'];
  readonly code: string;
}

/** Whether a subject is a core device or belongs to one. */
export function isDeviceSubject(subject: Subject): subject is DeviceSubject {
  return 'on' in subject;
}

/** The name of the core device that a subject is or belongs to. */
export function thingNameOf(subject: Subject): string | undefined {
  return isDeviceSubject(subject) ? subject.on.device.coreDeviceThingName : undefined;
}

/** Whether a subject or something on it is known to have failed. The outcome of a deployment is known only for a device. */
export function hasFailed(subject: Subject): boolean {
  switch (subject.kind) {
    case 'coreDevice':
      return isFailingDevice(subject.on.device, findingsIn(subject.on));
    case 'effectiveDeployment':
      return isFailedDeployment(subject.deployment, subject.on.deployments ?? []);
    case 'installedComponent':
      return isFailedComponent(subject.component);
    case 'effectiveDeployments':
    case 'installedComponents':
    case 'deployment':
    case 'component':
    case 'componentVersion':
    case 'unlistedComponent':
    case 'thingGroup':
    case 'failures':
    case 'errorCode':
      return false;
  }
}
