import { isProvidedName, nucleusServices } from '../componentKind';
import type { KnownDevice } from '../knownDevice';
import type { InstalledComponent } from '../model';
import { isDeviceSubject, type Subject } from '../subject';
import { addressOf } from './address';
import { componentArnOf, versionArn } from './arn';
import type { DeviceAddress } from './deviceAddress';
import type { FleetAddress } from './fleetAddress';

/** The address of a revision of a deployment. */
export type RevisionAddress = Extract<FleetAddress, { readonly kind: 'deployment' }> & {
  readonly deploymentId: string;
};

/** The address of a version of a component, whose recipe can be compared. */
export type VersionAddress = Extract<FleetAddress, { readonly kind: 'componentVersion' }>;

/** The address of a core device. */
export type ComparedDeviceAddress = DeviceAddress & { readonly kind: 'coreDevice' };

/** The address of something that can be compared. Only items of the same kind can be compared with each other. */
export type ComparedAddress = RevisionAddress | VersionAddress | ComparedDeviceAddress;

/** The revision that a row or a panel is about; `undefined` if there is none. On a device, it is that of the deployment. */
export function revisionAddressOf(subject: Subject): RevisionAddress | undefined {
  const address = addressOf(subject);
  if (address?.kind !== 'deployment' && address?.kind !== 'effectiveDeployment') {
    return undefined;
  }
  const { connectionId, deploymentId = '' } = address;
  const targetArn = subject.kind === 'effectiveDeployment' ? subject.deployment.targetArn : undefined;
  return deploymentId === ''
    ? undefined
    : {
        kind: 'deployment',
        connectionId,
        deploymentId,
        targetArn: address.kind === 'deployment' ? address.targetArn : (targetArn ?? ''),
      };
}

/**
 * The ARN of an installed version. AWS doesn't report it, so it is that of the account, or of AWS for the names it uses.
 * `undefined` for a part of the nucleus, which has no recipe.
 */
function installedArn(
  { place }: KnownDevice,
  { componentName, componentVersion }: InstalledComponent,
): string | undefined {
  const owner = isProvidedName(componentName) ? 'aws' : place.account;
  const hasNone = componentName === '' || nucleusServices.has(componentName);
  return owner === undefined || hasNone || componentVersion === undefined
    ? undefined
    : versionArn(componentArnOf(componentName, place.region, owner), componentVersion);
}

/** The version that a subject is about. For a component, it is the latest. */
function versionArnOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'componentVersion':
      return subject.arn;
    case 'component': {
      const { described } = subject;
      return described !== undefined && 'latestVersion' in described ? described.latestVersion?.arn : undefined;
    }
    case 'installedComponent':
      return installedArn(subject.on, subject.component);
    default:
      return undefined;
  }
}

/** The component version that a row or a panel is about; `undefined` if there is none or its ARN isn't known. */
export function versionAddressOf(subject: Subject): VersionAddress | undefined {
  const arn = versionArnOf(subject);
  const place = isDeviceSubject(subject) ? subject.on.place : 'place' in subject ? subject.place : undefined;
  return arn === undefined || place === undefined
    ? undefined
    : { kind: 'componentVersion', connectionId: place.connectionId, arn };
}

function deviceAddressOf(subject: Subject): ComparedDeviceAddress | undefined {
  if (subject.kind !== 'coreDevice') {
    return undefined;
  }
  const { place, device } = subject.on;
  return { kind: 'coreDevice', connectionId: place.connectionId, thingName: device.coreDeviceThingName };
}

/** What a row or a panel compares; `undefined` if it has nothing to compare. */
export function comparedAddressOf(subject: Subject): ComparedAddress | undefined {
  return revisionAddressOf(subject) ?? versionAddressOf(subject) ?? deviceAddressOf(subject);
}
