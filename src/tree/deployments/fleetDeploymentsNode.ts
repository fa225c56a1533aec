import type { FleetSession } from '../../fleet/fleetSession';
import { connectionDeploymentsRow } from '../../text/rows/connectionRow';
import type { Node } from '../engine/node';
import { fleetListNode, type FleetList } from '../shared/fleetListNode';
import type { NodeContext } from '../shared/nodeContext';
import type { DeploymentRowsOptions } from './rowsOptions';

/** What the rows of a connection's deployments depend on besides its fleet. */
export type FleetDeploymentsOptions = Pick<DeploymentRowsOptions, 'filter' | 'grouping'> &
  Pick<FleetList, 'redraw' | 'retry'>;

/** The row of a connection. Its children are its deployments. */
export function fleetDeploymentsNode(
  parent: Node,
  session: FleetSession,
  context: NodeContext,
  { filter, grouping, redraw, retry }: FleetDeploymentsOptions,
): Node {
  return fleetListNode(parent, session, context, {
    id: 'deployments',
    row: ({ identity, target: at, fleet }) => {
      const targets = fleet?.rollouts.latest.listing.state.items?.length;
      return connectionDeploymentsRow({ name: identity.name, at, targets });
    },
    listing: ({ rollouts }) => rollouts.latest.listing,
    loadRows: async () => {
      const { DeploymentRows } = await import('./deploymentRows');
      return (top, options) => new DeploymentRows(top, { ...options, filter, grouping });
    },
    redraw,
    retry,
  });
}
