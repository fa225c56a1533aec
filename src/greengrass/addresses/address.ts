import { addressOn, type DeviceAddress } from './deviceAddress';
import type { FleetAddress } from './fleetAddress';
import type { Subject } from '../subject';

/** Names one thing of one fleet, however its data changes: what a panel is about. */
export type Address = DeviceAddress | FleetAddress;

/** Whether an address is that of a core device or of something on one. */
export function isDeviceAddress(address: Address): address is DeviceAddress {
  return 'thingName' in address;
}

/** The address of what a row is about; `undefined` for a list of a device and for an error code. */
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
    case 'thingGroup':
    case 'failures': {
      const { place, ...target } = subject;
      return { ...target, connectionId: place.connectionId };
    }
    case 'effectiveDeployments':
    case 'installedComponents':
    case 'errorCode':
      return undefined;
  }
}

/** One text for each address, the same for equal ones. */
export function addressKey(address: Address): string {
  return JSON.stringify([address.kind, address.connectionId, ...ownKey(address)]);
}

/** What tells an address from the others of its kind in the same fleet. */
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
    case 'thingGroup':
      return [address.thingGroupName];
    case 'failures':
      return [];
  }
}
