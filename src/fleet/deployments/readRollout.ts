import { thingNameOfArn } from '../../greengrass/addresses/arn';
import type { ListedDeployment } from '../../greengrass/model';
import { isFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';

/**
 * Reads how a deployment to a single thing went: the deployments of its core device. Resolves with the error if the device
 * can't be loaded; its list keeps its own error. A thing that isn't a core device has no deployments.
 */
export async function readTargetDevice(fleet: Fleet, thingName: string): Promise<FleetError | undefined> {
  try {
    const { deployments } = await fleet.devices.find(thingName);
    await deployments.read();
    return undefined;
  } catch (thrown) {
    if (!isFleetError(thrown)) {
      throw thrown;
    }
    return thrown.kind === 'notFound' || thrown.kind === 'canceled' ? undefined : thrown;
  }
}

/**
 * Reads how a deployment goes: its job, or the deployments of its only device. Resolves with the error if that device can't be
 * loaded. The job keeps its own error.
 */
export async function readRollout(
  fleet: Fleet,
  { deploymentId, targetArn }: ListedDeployment,
): Promise<FleetError | undefined> {
  const thingName = thingNameOfArn(targetArn);
  if (thingName !== '') {
    return readTargetDevice(fleet, thingName);
  }
  await fleet.rollouts.job(deploymentId).read();
  return undefined;
}

/** The same, but reads again what is loaded, and the loaded lists of devices. */
export async function refreshRollout(fleet: Fleet, deployment: ListedDeployment): Promise<FleetError | undefined> {
  const { deploymentId, targetArn } = deployment;
  const thingName = thingNameOfArn(targetArn);
  if (thingName === '') {
    await fleet.rollouts.refresh(deploymentId);
    return undefined;
  }
  const record = fleet.devices.get(thingName);
  if (record === undefined) {
    return readTargetDevice(fleet, thingName);
  }
  await record.deployments.refresh();
  return undefined;
}
