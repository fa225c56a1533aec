import type { KnownDevice } from '../knownDevice';
import type { ErrorCode } from '../codes/errorCodes';
import { isFailedComponent, isFailedDeployment } from '../failures/failure';
import { findingsIn, isFailingDevice } from '../failures/findings';
import type { EffectiveDeployment, InstalledComponent } from '../model';

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
