import { isDeviceAddress, type Address } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { DeviceSubject, Subject } from '../../greengrass/subject';
import type { CoreDeviceRecord } from './coreDeviceRecord';
import { installedCounts } from '../components/installedCounts';
import type { Fleet } from '../fleet';
import { deploymentAt, knownDeployment } from '../deployments/knownRollout';

/** Resolves an address in a fleet; `undefined` if it isn't known there. */
export function subjectAt(fleet: Fleet, address: Address): Subject | undefined {
  if (isDeviceAddress(address)) {
    const record = fleet.devices.get(address.thingName);
    return record && subjectOn(fleet, record, address);
  }
  if (address.kind === 'fleetChanges') {
    return undefined;
  }
  const { connectionId: _, ...target } = address;
  const known =
    target.kind === 'deployment' ? knownDeployment(fleet, deploymentAt(fleet, target)?.deploymentId) : undefined;
  return {
    ...target,
    place: fleet.place(),
    ...(known === undefined ? {} : { known }),
    ...(target.kind === 'component' || target.kind === 'componentVersion'
      ? { described: fleet.components.find(target.arn) }
      : {}),
    ...(target.kind === 'unlistedComponent'
      ? { installed: installedCounts(fleet, target.componentName, target.componentVersion) }
      : {}),
  };
}

/** Resolves an address on a device; `undefined` if it isn't known there. */
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
