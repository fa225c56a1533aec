import { addressOn, type DeviceAddress } from './deviceAddress';
import type { FleetAddress, FleetChangesAddress } from './fleetAddress';
import type { Subject } from '../subject';

/** Identifies one item of one fleet, even if its data changes. Each panel is about one address. */
export type Address = DeviceAddress | FleetAddress | FleetChangesAddress;

/** Whether an address identifies a core device or something on one. */
export function isDeviceAddress(address: Address): address is DeviceAddress {
  return 'thingName' in address;
}

/** The address of a row's subject; `undefined` for a list of a device and for an error code. */
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
    case 'deployment':
    case 'component':
    case 'componentVersion':
    case 'unlistedComponent':
    case 'thingGroup':
    case 'failures': {
      const { place, known: _, described: _described, installed: _installed, ...target } = subject;
      return { ...target, connectionId: place.connectionId };
    }
    case 'effectiveDeployments':
    case 'installedComponents':
    case 'errorCode':
      return undefined;
  }
}

/** A key for each address. Equal addresses have the same key. */
export function addressKey(address: Address): string {
  return JSON.stringify([address.kind, address.connectionId, ...ownKey(address)]);
}

/** What distinguishes an address from others of its kind in the same fleet. */
function ownKey(address: Address): readonly (string | undefined)[] {
  switch (address.kind) {
    case 'coreDevice':
      return [address.thingName];
    case 'effectiveDeployment':
      return [address.thingName, address.deploymentId];
    case 'installedComponent':
      return [address.thingName, address.componentName];
    case 'deployment':
      return [address.targetArn, address.deploymentId];
    case 'component':
    case 'componentVersion':
      return [address.arn];
    case 'unlistedComponent':
      return [address.componentName, address.componentVersion];
    case 'thingGroup':
      return [address.thingGroupName];
    case 'failures':
      return [];
    case 'fleetChanges':
      return [address.file];
  }
}
