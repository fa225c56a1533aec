import type { ListedDeployment } from '../../greengrass/model';
import type { ListedRollout } from './rolloutNode';

function time({ creationTimestamp }: ListedDeployment): number {
  return creationTimestamp?.getTime() ?? 0;
}

function newestFirst(latest: readonly ListedDeployment[]): readonly ListedDeployment[] {
  return [...latest].sort((a, b) => time(b) - time(a));
}

/** The latest revisions, the newest first. Sub-deployments are among them, and not below their parent. */
export function flatRollouts(latest: readonly ListedDeployment[]): readonly ListedRollout[] {
  return newestFirst(latest).map((deployment) => ({ deployment, subDeployments: [] }));
}

/**
 * The latest revisions, the newest first, with sub-deployments below their parent if it is listed. Nothing is below a row
 * that is itself below another one, and each deployment has one row.
 */
export function listedRollouts(latest: readonly ListedDeployment[]): readonly ListedRollout[] {
  const sorted = newestFirst(latest);
  const targets = new Set(sorted.map(({ targetArn }) => targetArn));
  const isSub = ({ parentTargetArn = '', targetArn }: ListedDeployment): boolean =>
    parentTargetArn !== '' && parentTargetArn !== targetArn && targets.has(parentTargetArn);
  const parents = new Map<
    string,
    { readonly deployment: ListedDeployment; readonly subDeployments: ListedDeployment[] }
  >();
  for (const deployment of sorted) {
    const { targetArn = '' } = deployment;
    if (!isSub(deployment) && !parents.has(targetArn)) {
      parents.set(targetArn, { deployment, subDeployments: [] });
    }
  }
  const rollouts: ListedRollout[] = [];
  for (const deployment of sorted) {
    const own = parents.get(deployment.targetArn ?? '');
    const parent = isSub(deployment) ? parents.get(deployment.parentTargetArn ?? '') : undefined;
    if (parent === undefined) {
      rollouts.push(own?.deployment === deployment ? own : { deployment, subDeployments: [] });
    } else {
      parent.subDeployments.push(deployment);
    }
  }
  return rollouts;
}
