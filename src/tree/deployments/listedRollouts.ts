import type { ListedDeployment } from '../../greengrass/model';
import type { ListedRollout } from './rolloutNode';

function time({ creationTimestamp }: ListedDeployment): number {
  return creationTimestamp?.getTime() ?? 0;
}

/** The latest revisions, the newest first, with sub-deployments below their parent if it is listed. */
export function listedRollouts(latest: readonly ListedDeployment[]): readonly ListedRollout[] {
  const newestFirst = [...latest].sort((a, b) => time(b) - time(a));
  const targets = new Set(newestFirst.map(({ targetArn }) => targetArn));
  const byParent = new Map<string, ListedDeployment[]>();
  for (const deployment of newestFirst) {
    const { parentTargetArn = '', targetArn } = deployment;
    if (parentTargetArn !== '' && parentTargetArn !== targetArn && targets.has(parentTargetArn)) {
      byParent.set(parentTargetArn, [...(byParent.get(parentTargetArn) ?? []), deployment]);
    }
  }
  const below = new Set([...byParent.values()].flat());
  return newestFirst
    .filter((deployment) => !below.has(deployment))
    .map((deployment) => ({ deployment, subDeployments: byParent.get(deployment.targetArn ?? '') ?? [] }));
}
