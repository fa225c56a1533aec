import { isDeviceAddress, type Address } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { DeviceSubject, Subject } from '../../greengrass/addresses/subject';
import type { CoreDeviceRecord } from './coreDeviceRecord';
import type { Fleet } from '../fleet';

/** What an address names in a fleet, as far as it is known; `undefined` where the fleet has no such thing. */
export function subjectAt(fleet: Fleet, address: Address): Subject | undefined {
  if (isDeviceAddress(address)) {
    const record = fleet.devices.get(address.thingName);
    return record && subjectOn(fleet, record, address);
  }
  const { connectionId: _, ...target } = address;
  return { ...target, place: fleet.place() };
}

/** What an address names on a device, as far as it is known; `undefined` where the device has no such thing. */
export function subjectOn(fleet: Fleet, record: CoreDeviceRecord, address: DeviceAddress): DeviceSubject | undefined {
  const on = fleet.known(record);
  switch (address.kind) {
    case 'coreDevice':
      return { kind: 'coreDevice', on };
    case 'effectiveDeployment': {
      const deployment = on.deployments?.find(({ deploymentId }) => deploymentId === address.deploymentId);
      return deployment && { kind: 'effectiveDeployment', on, deployment };
    }
    case 'installedComponent': {
      const component = on.components?.find(({ componentName }) => componentName === address.componentName);
      return component && { kind: 'installedComponent', on, component };
    }
  }
}
