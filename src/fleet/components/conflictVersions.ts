import { endedInFailure } from '../../greengrass/failures/overcome';
import type { EffectiveDeployment } from '../../greengrass/model';
import type { ConflictFacts } from '../../greengrass/versions/conflictFacts';
import { parseVersionConflict } from '../../greengrass/versions/versionConflict';
import type { Fleet } from '../fleet';
import { publishedVersions } from './versionFacts';

/**
 * The requirements that a failed deployment couldn't satisfy, and the published versions as far as they were loaded. Sends no
 * request. `undefined` if the deployment failed for another reason, or not at all.
 */
export function conflictFacts(fleet: Fleet, deployment: EffectiveDeployment): ConflictFacts | undefined {
  const conflict = endedInFailure(deployment) ? parseVersionConflict(deployment.reason) : undefined;
  if (conflict === undefined) {
    return undefined;
  }
  const { versions, ...state } = publishedVersions(fleet, conflict.componentName);
  return { conflict, published: versions, deployedAt: deployment.creationTimestamp, ...state };
}
