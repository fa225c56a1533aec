import { visibleName } from '../../base/visibleText';
import type { Subject } from './subject';
import type { KnownDevice } from '../knownDevice';

/** Names a thing on a core device, or the device itself. */
export type Target =
  | { readonly kind: 'coreDevice' }
  | { readonly kind: 'effectiveDeployment'; readonly deploymentId: string }
  | { readonly kind: 'installedComponent'; readonly componentName: string };

/** Names a core device of one fleet. */
interface DeviceAddress {
  readonly connectionId: string;
  readonly thingName: string;
}

/** Names one thing of one fleet, however its data changes: what a panel is about. */
export type Address = Target & DeviceAddress;

/** The address of a thing on a device. */
export function addressOn({ place: { connectionId }, device }: KnownDevice, target: Target): Address {
  return { ...target, connectionId, thingName: device.coreDeviceThingName };
}

/** The address of what a row is about; `undefined` for a row that has no panel. */
export function addressOf(subject: Subject): Address | undefined {
  switch (subject.kind) {
    case 'coreDevice':
      return addressOn(subject.on, { kind: 'coreDevice' });
    case 'effectiveDeployment':
      return addressOn(subject.on, {
        kind: 'effectiveDeployment',
        deploymentId: subject.deployment.deploymentId,
      });
    case 'installedComponent':
      return addressOn(subject.on, {
        kind: 'installedComponent',
        componentName: subject.component.componentName,
      });
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

function textMember(value: unknown, key: string): string | undefined {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof member === 'string' ? member : undefined;
}

/** Reads a target from what a page sent; `undefined` for anything else. */
export function parseTarget(value: unknown): Target | undefined {
  switch (textMember(value, 'kind')) {
    case 'coreDevice':
      return { kind: 'coreDevice' };
    case 'effectiveDeployment': {
      const deploymentId = textMember(value, 'deploymentId');
      return deploymentId === undefined ? undefined : { kind: 'effectiveDeployment', deploymentId };
    }
    case 'installedComponent': {
      const componentName = textMember(value, 'componentName');
      return componentName === undefined ? undefined : { kind: 'installedComponent', componentName };
    }
    default:
      return undefined;
  }
}

/** Reads an address from what a page has kept; `undefined` for anything else. */
export function parseAddress(value: unknown): Address | undefined {
  const target = parseTarget(value);
  const connectionId = textMember(value, 'connectionId');
  const thingName = textMember(value, 'thingName');
  return target === undefined || connectionId === undefined || thingName === undefined
    ? undefined
    : { ...target, connectionId, thingName };
}
