import { isDeviceAddress, type Address } from './address';
import type { DeviceTarget } from './deviceAddress';
import type { FleetTarget } from './fleetAddress';

/** An address without the parts that the panel's own address already has. */
export type Target = DeviceTarget | FleetTarget;

/** The complete address of a target in a panel; `undefined` if neither the target nor the panel names the core device. */
export function resolveTarget(panelAddress: Address, target: Target): Address | undefined {
  const { connectionId } = panelAddress;
  switch (target.kind) {
    case 'coreDevice':
    case 'effectiveDeployment':
    case 'installedComponent': {
      const ownThing = isDeviceAddress(panelAddress) ? panelAddress.thingName : undefined;
      const thingName = target.thingName ?? ownThing;
      return thingName === undefined ? undefined : { ...target, connectionId, thingName };
    }
    case 'deployment':
    case 'component':
    case 'componentVersion':
    case 'unlistedComponent':
    case 'thingGroup':
    case 'failures':
      return { ...target, connectionId };
  }
}
