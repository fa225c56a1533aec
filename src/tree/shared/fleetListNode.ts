import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { AnyListing } from '../../fleet/requests/listing';
import type { Row } from '../../text/rows/row';
import { MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import { RowLimit } from '../engine/rowLimit';
import { failureMessage } from './failureMessage';
import { connectionFlags, type NodeContext } from './nodeContext';

/** What the rows of a fleet's list depend on besides its items. */
export interface ListRowsOptions {
  readonly context: NodeContext;
  readonly fleet: Fleet;
  /** Draws the rows again after they have changed. */
  readonly redraw: () => void;
}

/** Makes the rows of a fleet's list. */
type MakeRows = (parent: () => Node, options: ListRowsOptions) => { rows(): readonly Node[] };

/** A list of a fleet that loads when it is opened. */
export interface FleetList {
  /** Unique among the views. */
  readonly id: string;
  readonly row: (session: FleetSession) => Row;
  readonly listing: (fleet: Fleet) => AnyListing;
  /** Loads the code of the rows. */
  readonly loadRows: () => Promise<MakeRows>;
  /** Opens a connection that failed. Never rejects. */
  readonly retry: (session: FleetSession) => Promise<void>;
  readonly redraw: () => void;
}

/** The row limit below a node of a list. */
export function rowLimitBelow(parent: () => Node, what: string, { redraw }: Pick<ListRowsOptions, 'redraw'>): RowLimit {
  return new RowLimit(parent, what, 'Filter to narrow the list.', redraw);
}

/**
 * The row of a connection above its list. If there is only one connection, its row isn't shown and the items are at the top of
 * the tree.
 */
export function fleetListNode(
  parent: Node,
  session: FleetSession,
  shared: NodeContext,
  { id, row, listing, loadRows, retry, redraw }: FleetList,
): Node {
  // In a snapshot, ages count from the time it was saved.
  const context = { ...shared, clock: { ...shared.clock, now: () => session.now() } };
  /** Loaded when the row is first opened. */
  let makeRows: MakeRows | undefined;
  /** Kept only as long as their fleet: a closed connection keeps no data. */
  const rowsOfFleets = new WeakMap<Fleet, ReturnType<MakeRows>>();
  const rowsOf = (fleet: Fleet): readonly Node[] => {
    const rows = rowsOfFleets.get(fleet) ?? makeRows?.(() => node, { context, fleet, redraw });
    if (rows === undefined) {
      return [];
    }
    rowsOfFleets.set(fleet, rows);
    return rows.rows();
  };
  const node: Node = {
    id: `${id}/${session.identity.key}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: true,
    session,
    flags: () => connectionFlags(session),
    row: () => row(session),
    open: async () => {
      await session.open();
      makeRows ??= await loadRows();
      await (session.fleet && listing(session.fleet).read());
      redraw();
    },
    refresh: async () => {
      await (session.fleet && listing(session.fleet).refresh());
    },
    children: () => {
      const { fleet, state } = session;
      if (state.kind === 'failed') {
        return [messages.for(failureMessage('failure', state.error, session.target, context, () => retry(session)))];
      }
      return fleet === undefined ? [] : rowsOf(fleet);
    },
  };
  const messages = new MessageNodes(() => node);
  return node;
}
