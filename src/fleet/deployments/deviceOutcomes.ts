import type { ListedDeployment } from '../../greengrass/model';
import { laterSubDeployments, type DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import { outcomeOf } from '../../greengrass/rollouts/outcome';
import { mayHaveFinished } from '../../greengrass/rollouts/rollout';
import type { Fleet } from '../fleet';
import { reportedOn } from './deploymentDevices';
import { executionIn } from './deviceJobs';
import { devicesWith, type RolloutDevice } from './rolloutDevices';

/** Whether a deployment is known to have succeeded on a device: AWS IoT lists it, or the device reports it. */
function hasSucceeded(fleet: Fleet, deploymentId: string, thingName: string): boolean {
  const executions = fleet.rollouts.knownExecutions(deploymentId, 'succeeded')?.items;
  if (executions !== undefined && executionIn(executions, thingName) !== undefined) {
    return true;
  }
  const record = fleet.devices.get(thingName);
  return outcomeOf(record && reportedOn(record, deploymentId)?.coreDeviceExecutionStatus) === 'succeeded';
}

/** Everything known about how a deployment went on each of its devices. Sends no request. */
export function deviceOutcomes(fleet: Fleet, deployment: ListedDeployment): (device: RolloutDevice) => DeviceOutcome {
  const { deploymentId } = deployment;
  const subDeployments = laterSubDeployments(deployment, fleet.rollouts.latest.listing.state.items ?? []);
  return (device) => {
    const { thingName, execution } = device;
    const record = fleet.devices.get(thingName);
    return {
      ...device,
      effective: record && reportedOn(record, deploymentId),
      isUncertain: execution !== undefined && mayHaveFinished(execution, record && fleet.known(record)),
      replacedBy: subDeployments.find((sub) => hasSucceeded(fleet, sub.deploymentId, thingName)),
    };
  };
}

/** A hover looks at no more devices, because it is made again at each change. */
const maxCounted = 1_000;

/** How many of the first devices whose job is in progress may have finished, as far as known. Sends no request. */
export function uncertainCount(fleet: Fleet, deployment: ListedDeployment): number {
  const outcomeOn = deviceOutcomes(fleet, deployment);
  const inProgress = devicesWith(fleet, deployment.deploymentId, 'inProgress').slice(0, maxCounted);
  return inProgress.filter((device) => outcomeOn(device).isUncertain).length;
}
