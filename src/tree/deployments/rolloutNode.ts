import type { ListedDeployment } from '../../greengrass/model';
import { rolloutRow } from '../../text/rows/rolloutRow';
import { ChildNodes, withKeys, type Cell, type Node } from '../engine/node';
import { deploymentNode } from './deploymentNode';
import { revisionsNode } from './revisionsNode';
import type { DeploymentRowsOptions } from './rowsOptions';
import { hasSharedName } from './sharedNames';

/** A deployment and the sub-deployments that replace it on some of its devices. */
export interface ListedRollout {
  readonly deployment: ListedDeployment;
  readonly subDeployments: readonly ListedDeployment[];
}

/** The row of the latest deployment for a target: its devices by outcome, its sub-deployments, and its revisions. */
export function rolloutNode(
  parent: Node,
  key: string,
  cell: Cell<ListedRollout>,
  options: DeploymentRowsOptions,
): Node {
  const { latest } = options.fleet.rollouts;
  const node = deploymentNode(
    parent,
    key,
    () => cell.value.deployment,
    (rollout, now) => rolloutRow(rollout, now, hasSharedName(rollout.deployment, latest.listing.state.items)),
    options,
    () => [
      ...subDeployments.for(
        withKeys(cell.value.subDeployments, ({ deploymentId }) => deploymentId).map(([id, deployment]) => [
          id,
          { deployment, subDeployments: [] },
        ]),
      ),
      revisions(),
    ],
  );
  const subDeployments = new ChildNodes<ListedRollout>((id, sub) => rolloutNode(node, id, sub, options));
  let ofTarget: Node | undefined;
  const revisions = (): Node => {
    ofTarget ??= revisionsNode(node, cell.value.deployment.targetArn ?? '', options);
    return ofTarget;
  };
  return node;
}
