import type { ListedDeployment } from '../../greengrass/model';
import { compareRevisions } from '../../greengrass/rollouts/rollout';
import { revisionsRow } from '../../text/rows/rolloutRow';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { listingRows } from '../shared/listingRows';
import { revisionNode } from './deploymentNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { DeploymentRowsOptions } from './rowsOptions';

/** The row above the revisions for a target, the newest first. They load when it is first opened. */
export function revisionsNode(parent: Node, targetArn: string, options: DeploymentRowsOptions): Node {
  const { fleet } = options;
  const history = fleet.rollouts.revisions(targetArn);
  const node: Node = {
    id: `${parent.id}/revisions`,
    parent,
    isExpandable: true,
    row: () => revisionsRow(history.listing.state.items?.length),
    open: () => history.listing.read(),
    refresh: () => history.listing.refresh(),
    children: () =>
      listingRows(history.listing, fleet.connection, options.context, messages, 'No revisions', (items) =>
        limit.rows([...items].sort(compareRevisions), (first) =>
          nodes.for(withKeys(first, ({ deploymentId }) => deploymentId)),
        ),
      ),
  };
  const messages = new MessageNodes(() => node);
  const limit = rowLimitBelow(() => node, 'revisions', options);
  const nodes = new ChildNodes<ListedDeployment>((key, cell) => revisionNode(node, key, cell, options));
  return node;
}
