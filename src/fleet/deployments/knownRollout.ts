import { kept } from '../../base/kept';
import { targetKindOf, targetName } from '../../greengrass/addresses/arn';
import type { FleetTarget } from '../../greengrass/addresses/fleetAddress';
import type { ListedDeployment } from '../../greengrass/model';
import type { KnownDeployment } from '../../greengrass/subject';
import { compareRevisions, type Rollout } from '../../greengrass/rollouts/rollout';
import type { Fleet } from '../fleet';
import { matchesRollout, type RolloutFilter } from './rolloutSelection';

/** Made once for each response, because every row of a sub-deployment asks. */
const byTarget = new WeakMap<readonly ListedDeployment[], ReadonlyMap<string, ListedDeployment>>();

/** The latest revision for the target of a sub-deployment's parent; `undefined` for any other deployment. */
function parentOf({ rollouts }: Fleet, { parentTargetArn = '', targetArn }: ListedDeployment) {
  const { items } = rollouts.latest.listing.state;
  if (parentTargetArn === '' || parentTargetArn === targetArn || items === undefined) {
    return undefined;
  }
  const latest = kept(
    byTarget,
    items,
    () => new Map([...items].sort((a, b) => compareRevisions(b, a)).map((item) => [item.targetArn ?? '', item])),
  );
  return latest.get(parentTargetArn);
}

/** Everything known about a revision and its devices. Sends no request. */
export function knownRollout(fleet: Fleet, deployment: ListedDeployment): Rollout {
  const { deploymentId, targetArn = '' } = deployment;
  const { memberships } = fleet.drift;
  const definition = fleet.deployments.known(deploymentId);
  const job = fleet.rollouts.knownJob(deploymentId);
  return {
    place: fleet.place(),
    deployment,
    definition: definition?.items?.[0],
    job: job?.items?.[0],
    error: job?.error ?? definition?.error,
    devices: fleet.deploymentDevices.tally(deploymentId),
    members: targetKindOf(targetArn) === 'thinggroup' ? memberships.sizeOf(targetName(targetArn)) : undefined,
    parent: parentOf(fleet, deployment),
  };
}

/** The deployments of a fleet that a filter shows; `undefined` until they are loaded. */
export function matchingDeployments(fleet: Fleet, filter: RolloutFilter): readonly ListedDeployment[] | undefined {
  return fleet.rollouts.latest.listing.state.items?.filter((deployment) =>
    matchesRollout(filter, knownRollout(fleet, deployment)),
  );
}

/** What is known about a deployment, from a list or its definition; `undefined` if nothing is. Sends no request. */
export function knownDeployment(fleet: Fleet, deploymentId = ''): KnownDeployment | undefined {
  const definition = fleet.deployments.known(deploymentId)?.items?.[0];
  const deployment = fleet.rollouts.find(deploymentId) ?? definition;
  return deployment && { deployment, definition };
}

/** The known deployment of an address: the one with its ID, else the latest for its target. Sends no request. */
export function deploymentAt(
  fleet: Fleet,
  { deploymentId, targetArn }: Extract<FleetTarget, { readonly kind: 'deployment' }>,
): ListedDeployment | undefined {
  if (deploymentId === undefined) {
    return fleet.rollouts.latest.listing.state.items?.find((deployment) => deployment.targetArn === targetArn);
  }
  return knownDeployment(fleet, deploymentId)?.deployment;
}
