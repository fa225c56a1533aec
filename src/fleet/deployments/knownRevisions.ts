import type { ListedDeployment } from '../../greengrass/model';
import { compareRevisions } from '../../greengrass/rollouts/rollout';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';

/** The known revisions for a target. */
export interface KnownRevisions {
  /** The newest first. */
  readonly items: readonly ListedDeployment[];
  /** Whether AWS has no others. Never known in a snapshot. */
  readonly areAll: boolean;
  /** Why they couldn't be listed. */
  readonly error: FleetError | undefined;
  readonly isLoading: boolean;
}

/**
 * The revisions for a target: those that AWS lists, and those whose definition has loaded. A snapshot can have definitions
 * without lists. Sends no request.
 */
export function knownRevisions({ rollouts, deployments, connection }: Fleet, targetArn: string): KnownRevisions {
  const list = rollouts.knownRevisions(targetArn);
  const { items, error, isPartial = true, isLoading = false } = list?.listing.state ?? {};
  const listed = items ?? [];
  const ids = new Set(listed.map(({ deploymentId }) => deploymentId));
  const defined = deployments
    .all()
    .filter((deployment) => deployment.targetArn === targetArn && !ids.has(deployment.deploymentId));
  return {
    items: [...listed, ...defined].sort(compareRevisions),
    // A snapshot has what was loaded when it was saved.
    areAll: connection.asOf === undefined && items !== undefined && !isPartial && list?.hasMore === false,
    error,
    isLoading,
  };
}
