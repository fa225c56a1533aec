import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { failureMessage } from '../shared/failureMessage';
import { connectionFlags, type NodeContext } from '../shared/nodeContext';
import { connectionDeploymentsRow } from '../../text/rows/connectionRow';
import { MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import type { DeploymentRows } from './deploymentRows';
import type { DeploymentRowsOptions } from './rowsOptions';

/** What the rows of a connection's deployments depend on besides its fleet. */
export interface FleetDeploymentsOptions extends Pick<DeploymentRowsOptions, 'filter' | 'grouping' | 'redraw'> {
  /** Opens a connection that failed. Never rejects. */
  readonly retry: (session: FleetSession) => Promise<void>;
}

/**
 * The row of a connection. Its children are its deployments. If there is only one connection, its row isn't shown and the
 * deployments are at the top of the tree.
 */
export function fleetDeploymentsNode(
  parent: Node,
  session: FleetSession,
  shared: NodeContext,
  { retry, ...view }: FleetDeploymentsOptions,
): Node {
  // In a snapshot, ages count from the time it was saved.
  const context = { ...shared, clock: { ...shared.clock, now: () => session.now() } };
  /** Loaded when the row is first opened, and made anew for another fleet. */
  let file: typeof import('./deploymentRows') | undefined;
  let rows: { readonly fleet: Fleet; readonly of: DeploymentRows } | undefined;
  const rowsOf = (fleet: Fleet): DeploymentRows | undefined => {
    if (file !== undefined && rows?.fleet !== fleet) {
      rows = { fleet, of: new file.DeploymentRows(() => node, { context, fleet, ...view }) };
    }
    return rows?.of;
  };
  const node: Node = {
    id: `deployments/${session.identity.key}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: true,
    session,
    flags: () => connectionFlags(session),
    row: () => {
      const { identity, target: at, fleet } = session;
      const targets = fleet?.rollouts.latest.listing.state.items?.length;
      return connectionDeploymentsRow({ name: identity.name, at, targets });
    },
    open: async () => {
      await session.open();
      file ??= await import('./deploymentRows');
      await session.fleet?.rollouts.latest.listing.read();
      view.redraw();
    },
    refresh: async () => {
      await session.fleet?.rollouts.latest.listing.refresh();
    },
    children: () => {
      const { fleet, state } = session;
      if (fleet === undefined) {
        // A closed connection keeps no data.
        rows = undefined;
      }
      if (state.kind === 'failed') {
        return [messages.for(failureMessage('failure', state.error, session.target, context, () => retry(session)))];
      }
      return fleet === undefined ? [] : (rowsOf(fleet)?.rows() ?? []);
    },
  };
  const messages = new MessageNodes(() => node);
  return node;
}
