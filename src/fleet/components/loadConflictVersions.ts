// Separate from the facts, because the rows need those at once, and judging versions takes a large library.
import { versionArn } from '../../greengrass/addresses/arn';
import type { EffectiveDeployment } from '../../greengrass/model';
import { judgeVersions } from '../../greengrass/versions/judgeVersions';
import type { Fleet } from '../fleet';
import { conflictFacts } from './conflictVersions';
import { versionLists } from './versionFacts';

/**
 * Loads the published versions for {@link conflictFacts}, and what AWS says about the greatest one that satisfies all
 * requirements, unless they are loaded. Never rejects.
 */
export async function loadConflictVersions(fleet: Fleet, deployment: EffectiveDeployment): Promise<void> {
  const conflict = conflictFacts(fleet, deployment)?.conflict;
  if (conflict === undefined) {
    return;
  }
  await Promise.all(versionLists(fleet, conflict.componentName).map((list) => list.read()));
  const { published = [], componentArn } = conflictFacts(fleet, deployment) ?? {};
  const [best] = judgeVersions(conflict.requirements, published).satisfying;
  if (componentArn !== undefined && best !== undefined) {
    await fleet.components.version(versionArn(componentArn, best)).read();
  }
}
