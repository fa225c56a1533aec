import type { FleetSession } from '../../fleet/fleetSession';
import { connectionComponentsRow } from '../../text/rows/connectionRow';
import type { Node } from '../engine/node';
import { fleetListNode, type FleetList } from '../shared/fleetListNode';
import type { NodeContext } from '../shared/nodeContext';
import type { ComponentRowsOptions } from './rowsOptions';

/** What the rows of a connection's components depend on besides its fleet. */
export type FleetComponentsOptions = Pick<ComponentRowsOptions, 'filter'> & Pick<FleetList, 'redraw' | 'retry'>;

/** The row of a connection. Its children are its components. */
export function fleetComponentsNode(
  parent: Node,
  session: FleetSession,
  context: NodeContext,
  { filter, redraw, retry }: FleetComponentsOptions,
): Node {
  return fleetListNode(parent, session, context, {
    id: 'components',
    row: ({ identity, target: at, fleet }) => {
      const components = fleet?.components.own.state.items?.length;
      return connectionComponentsRow({ name: identity.name, at, components });
    },
    listing: ({ components }) => components.own,
    loadRows: async () => {
      const { ComponentRows } = await import('./componentRows');
      return (top, options) => new ComponentRows(top, { ...options, filter });
    },
    redraw,
    retry,
  });
}
