import { knownRollout } from '../../fleet/deployments/knownRollout';
import type { RolloutGroup } from '../../fleet/deployments/rolloutSelection';
import { isBad, worstOutcome } from '../../greengrass/rollouts/outcome';
import { countsOf } from '../../greengrass/rollouts/rollout';
import { worse } from '../../greengrass/status/status';
import { rolloutGroupRow, rolloutLook } from '../../text/rows/rolloutRow';
import { ChildNodes, withKeys, type Cell, type Node } from '../engine/node';
import { rolloutNode, type ListedRollout } from './rolloutNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { DeploymentRowsOptions } from './rowsOptions';

/** The deployments of a group. */
export interface RolloutsOfGroup {
  readonly group: RolloutGroup;
  readonly rollouts: readonly ListedRollout[];
}

/** The row of a group of deployments. Its children are the deployments. */
export function rolloutGroupNode(parent: Node, cell: Cell<RolloutsOfGroup>, options: DeploymentRowsOptions): Node {
  const { group } = cell.value;
  const node: Node = {
    id: `${parent.id}/group/${group}`,
    parent,
    isExpandable: true,
    row: () => {
      const rollouts = cell.value.rollouts.map(({ deployment }) => knownRollout(options.fleet, deployment));
      const bad = rollouts.filter((rollout) => {
        const worst = worstOutcome(countsOf(rollout)?.counts ?? rollout.devices.counts);
        return worst !== undefined && isBad(worst);
      });
      const [first, ...others] = bad.map(rolloutLook);
      return rolloutGroupRow(group, rollouts.length, bad.length, first && others.reduce(worse, first));
    },
    children: () =>
      limit.rows(cell.value.rollouts, (first) =>
        nodes.for(withKeys(first, ({ deployment }) => deployment.deploymentId)),
      ),
  };
  const limit = rowLimitBelow(() => node, 'deployments', options);
  const nodes = new ChildNodes<ListedRollout>((key, rollout) => rolloutNode(node, key, rollout, options));
  return node;
}
