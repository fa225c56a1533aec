import { countsOf, isUnfinishedRollout } from '../../greengrass/rollouts/rollout';
import { knownRollout } from '../deployments/knownRollout';
import type { ShownRollout } from '../deployments/shownRollouts';
import type { Fleet } from '../fleet';
import type { AnyListing } from '../requests/listing';

/** A list to refresh. */
interface ShownList {
  readonly listing: AnyListing;
  /** Whether it changes soon. */
  readonly isChanging: boolean;
}

/**
 * The lists behind the rows of deployments: the deployments themselves, and for each open row its job and its open lists of
 * devices. They change soon while devices haven't finished.
 */
export function shownRolloutLists(fleet: Fleet, shown: readonly ShownRollout[]): readonly ShownList[] {
  const { rollouts } = fleet;
  if (shown.length === 0) {
    return [];
  }
  const ofOpenRows = shown
    .filter(({ isOpen, deployment }) => isOpen && rollouts.knownJob(deployment.deploymentId) !== undefined)
    .flatMap(({ deployment, openOutcomes }) => {
      const { deploymentId } = deployment;
      const rollout = knownRollout(fleet, deployment);
      const isChanging = countsOf(rollout)?.source === 'job' && isUnfinishedRollout(rollout);
      const lists = openOutcomes.map((outcome) => rollouts.executions(deploymentId, outcome));
      return [rollouts.job(deploymentId), ...lists].map((listing) => ({ listing, isChanging }));
    });
  return [{ listing: rollouts.latest.listing, isChanging: false }, ...ofOpenRows];
}
