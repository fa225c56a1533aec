import type { DriftFacts } from '../../../../src/greengrass/drift/driftFacts';
import type { Membership } from '../../../../src/greengrass/drift/membership';
import { Revisions } from '../../../../src/greengrass/drift/revisions';
import { toDeployment } from '../../../../src/greengrass/wire/toDeployment';
import {
  toCoreDevice,
  toCoreDeviceDetails,
  toEffectiveDeployment,
  toInstalledComponent,
  toListedDeployment,
} from '../../../../src/greengrass/wire/toModel';
import type { CloudDeployment, SimulatedDevice } from '../../../simulator/fleetFile';
import { now } from '../../fixtures';

/** An object of the simulator with its times as dates. */
function dated(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      key.endsWith('Timestamp') && typeof item === 'number' ? new Date(now.getTime() + item * 1000) : item,
    ]),
  );
}

/** What AWS says about a simulated device. */
export function factsOf(simulated: SimulatedDevice, membership: Membership): DriftFacts {
  const { effectiveDeployments, installedComponents, ...device } = simulated;
  return {
    device: toCoreDevice(dated(device)),
    details: toCoreDeviceDetails(dated(device)),
    deployments: effectiveDeployments.map((item) => toEffectiveDeployment(dated(item))),
    components: installedComponents.map((item) => toInstalledComponent(dated(item))),
    membership,
  };
}

/** The deployments of a simulated account, all of them known. */
export function revisionsOf(deployments: readonly CloudDeployment[]): Revisions {
  const cloud = deployments.map(dated);
  const definitions = new Map(cloud.map(toDeployment).map((one) => [one.deploymentId, one]));
  return new Revisions({
    latest: cloud.map(toListedDeployment).filter(({ isLatestForTarget }) => isLatestForTarget === true),
    isComplete: () => true,
    definition: (id) => definitions.get(id) ?? 'deleted',
  });
}
