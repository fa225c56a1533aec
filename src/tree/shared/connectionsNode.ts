import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { invisibleRow } from '../../text/rows/row';
import { ChildNodes, type Node } from '../engine/node';

/** The root of a tree with one branch for each connection. */
export interface ConnectionsNode {
  /** The root of the tree. With one connection, it is the node of that connection, and its row isn't shown. */
  readonly root: () => Node;
  /** The node of a connection, even if its row isn't shown. */
  readonly nodeOf: (session: FleetSession) => Node | undefined;
}

/**
 * Builds the root of a tree.
 * @param make makes the node of a connection
 */
export function connectionsNode(
  id: string,
  sessions: Sessions,
  make: (parent: Node, session: FleetSession) => Node,
): ConnectionsNode {
  const nodes = new ChildNodes<FleetSession>((_key, { value }) => make(node, value));
  const branches = (): readonly Node[] =>
    nodes.for(sessions.all.map((session) => [`${session.identity.key}\n${session.identity.name ?? ''}`, session]));
  const node: Node = {
    id,
    parent: undefined,
    isExpandable: true,
    row: () => invisibleRow,
    // The Region of the selected connection is known once it is open. Only then can it match an added connection.
    open: () => sessions.selected.open(),
    children: branches,
  };
  return {
    root: () => {
      const [first, ...others] = branches();
      return first === undefined || others.length > 0 ? node : first;
    },
    nodeOf: (session) => branches().find((branch) => branch.session === session),
  };
}
