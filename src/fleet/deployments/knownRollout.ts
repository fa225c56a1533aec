import type { ListedDeployment } from '../../greengrass/model';
import type { Rollout } from '../../greengrass/rollouts/rollout';
import type { Fleet } from '../fleet';

/** Everything known about a revision and its devices. Sends no request. */
export function knownRollout(fleet: Fleet, deployment: ListedDeployment): Rollout {
  const { deploymentId } = deployment;
  const definition = fleet.deployments.wasRequested(deploymentId)
    ? fleet.deployments.of(deploymentId).state
    : undefined;
  const job = fleet.rollouts.knownJob(deploymentId);
  return {
    place: fleet.place(),
    deployment,
    definition: definition?.items?.[0],
    job: job?.items?.[0],
    error: job?.error ?? definition?.error,
    devices: fleet.deploymentDevices.tally(deploymentId),
  };
}
