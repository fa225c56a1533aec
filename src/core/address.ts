import { visibleName } from './format';
import type { KnownDevice, Subject } from './subject';

/** Names one thing of one fleet, however its data changes: what a panel is about, and what a link leads to. */
export type Address =
  | { readonly kind: 'coreDevice'; readonly connectionId: string; readonly thingName: string }
  | {
      readonly kind: 'effectiveDeployment';
      readonly connectionId: string;
      readonly thingName: string;
      readonly deploymentId: string;
    }
  | {
      readonly kind: 'installedComponent';
      readonly connectionId: string;
      readonly thingName: string;
      readonly componentName: string;
    };

/** The address of a device. */
export function coreDeviceAddress({ place: { connectionId }, device }: KnownDevice): Address {
  return { kind: 'coreDevice', connectionId, thingName: device.coreDeviceThingName };
}

/** The address of an effective deployment of a device. */
export function deploymentAddress({ place: { connectionId }, device }: KnownDevice, deploymentId: string): Address {
  return { kind: 'effectiveDeployment', connectionId, thingName: device.coreDeviceThingName, deploymentId };
}

/** The address of a component of a device. */
export function componentAddress({ place: { connectionId }, device }: KnownDevice, componentName: string): Address {
  return { kind: 'installedComponent', connectionId, thingName: device.coreDeviceThingName, componentName };
}

/** The address of what a row is about; `undefined` for a row that has no panel. */
export function addressOf(subject: Subject): Address | undefined {
  switch (subject.kind) {
    case 'coreDevice':
      return coreDeviceAddress(subject.on);
    case 'effectiveDeployment':
      return deploymentAddress(subject.on, subject.deployment.deploymentId);
    case 'installedComponent':
      return componentAddress(subject.on, subject.component.componentName);
    default:
      return undefined;
  }
}

/** One text for each address, the same for equal ones. */
export function addressKey(address: Address): string {
  const { kind, connectionId, thingName } = address;
  return JSON.stringify([kind, connectionId, thingName, ownName(address)]);
}

/** The name of what an address leads to, for as long as nothing else is known about it. */
export function nameIn(address: Address): string {
  return visibleName(ownName(address));
}

function ownName(address: Address): string {
  switch (address.kind) {
    case 'coreDevice':
      return address.thingName;
    case 'effectiveDeployment':
      return address.deploymentId;
    case 'installedComponent':
      return address.componentName;
  }
}

/** Reads an address from what a page or a remembered state holds; `undefined` for anything else. */
export function parseAddress(value: unknown): Address | undefined {
  const text = (key: string): string | undefined => {
    const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof member === 'string' ? member : undefined;
  };
  const [kind, connectionId, thingName] = ['kind', 'connectionId', 'thingName'].map(text);
  if (connectionId === undefined || thingName === undefined) {
    return undefined;
  }
  if (kind === 'coreDevice') {
    return { kind, connectionId, thingName };
  }
  const deploymentId = text('deploymentId');
  if (kind === 'effectiveDeployment' && deploymentId !== undefined) {
    return { kind, connectionId, thingName, deploymentId };
  }
  const componentName = text('componentName');
  return kind === 'installedComponent' && componentName !== undefined
    ? { kind, connectionId, thingName, componentName }
    : undefined;
}
