import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { invisibleRow } from '../../text/rows/row';
import { ChildNodes, type Node } from '../engine/node';

/** The top of a tree that has a part for each connection. */
export interface ConnectionsNode {
  /** What the tree shows: a row for each connection, or just what is below the row of the only one. */
  readonly root: () => Node;
  /** The row of a connection, whether it is shown or not. */
  readonly nodeOf: (session: FleetSession) => Node | undefined;
}

/**
 * Puts the parts of a tree together.
 * @param make makes the row of a connection
 */
export function connectionsNode(
  id: string,
  sessions: Sessions,
  make: (parent: Node, session: FleetSession) => Node,
): ConnectionsNode {
  const nodes = new ChildNodes<FleetSession>((_key, { value }) => make(node, value));
  const parts = (): readonly Node[] =>
    nodes.for(sessions.all.map((session) => [`${session.identity.key}\n${session.identity.name ?? ''}`, session]));
  const node: Node = {
    id,
    parent: undefined,
    isExpandable: true,
    row: () => invisibleRow,
    // Which Region the chosen one is in, and so whether it is one of the others, is known once it is open.
    open: () => sessions.selected.open(),
    children: parts,
  };
  return {
    root: () => {
      const [first, ...others] = parts();
      return first === undefined || others.length > 0 ? node : first;
    },
    nodeOf: (session) => parts().find((part) => part.session === session),
  };
}
