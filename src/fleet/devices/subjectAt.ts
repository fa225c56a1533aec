import type { Address } from '../../greengrass/addresses/address';
import type { Subject } from '../../greengrass/addresses/subject';
import type { CoreDeviceRecord } from './coreDeviceRecord';
import type { Fleet } from '../fleet';

/** What an address names on a device, as far as it is known; `undefined` where the device has no such thing. */
export function subjectAt(fleet: Fleet, record: CoreDeviceRecord, address: Address): Subject | undefined {
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
