import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { connectionComponentsRow } from '../../text/rows/connectionRow';
import { MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import { failureMessage } from '../shared/failureMessage';
import { connectionFlags, type NodeContext } from '../shared/nodeContext';
import type { ComponentRows } from './componentRows';
import type { ComponentRowsOptions } from './rowsOptions';

/** What the rows of a connection's components depend on besides its fleet. */
export interface FleetComponentsOptions extends Pick<ComponentRowsOptions, 'filter' | 'redraw'> {
  /** Opens a connection that failed. Never rejects. */
  readonly retry: (session: FleetSession) => Promise<void>;
}

/**
 * The row of a connection. Its children are its components. If there is only one connection, its row isn't shown and the
 * components are at the top of the tree.
 */
export function fleetComponentsNode(
  parent: Node,
  session: FleetSession,
  shared: NodeContext,
  { retry, ...view }: FleetComponentsOptions,
): Node {
  // In a snapshot, ages count from the time it was saved.
  const context = { ...shared, clock: { ...shared.clock, now: () => session.now() } };
  /** Loaded when the row is first opened, and made anew for another fleet. */
  let file: typeof import('./componentRows') | undefined;
  let rows: { readonly fleet: Fleet; readonly of: ComponentRows } | undefined;
  const rowsOf = (fleet: Fleet): ComponentRows | undefined => {
    if (file !== undefined && rows?.fleet !== fleet) {
      rows = { fleet, of: new file.ComponentRows(() => node, { context, fleet, ...view }) };
    }
    return rows?.of;
  };
  const node: Node = {
    id: `components/${session.identity.key}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: true,
    session,
    flags: () => connectionFlags(session),
    row: () => {
      const { identity, target: at, fleet } = session;
      return connectionComponentsRow({
        name: identity.name,
        at,
        components: fleet?.components.own.state.items?.length,
      });
    },
    open: async () => {
      await session.open();
      file ??= await import('./componentRows');
      await session.fleet?.components.own.read();
      view.redraw();
    },
    refresh: async () => {
      await session.fleet?.components.own.refresh();
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
