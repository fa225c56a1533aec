import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../../text/errors/errorWords';
import { connectionRow } from '../../text/rows/connectionRow';
import { outdatedSince } from '../../fleet/devices/coreDeviceList';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { selectedKey } from '../../fleet/sessions';
import { FilteredRows, type FilteredRowsOptions } from './filteredRows';
import { ListedRows } from './listedRows';
import { failureMessage } from '../shared/failureMessage';
import { fleetSummary } from '../shared/fleetSummary';
import { loadingMessage, MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { connectionFlags, type NodeContext } from '../shared/nodeContext';

/** What the rows of a fleet depend on besides the fleet. */
export interface FleetNodeOptions extends FilteredRowsOptions {
  /** Whether the connection is the only one. */
  readonly isOnlyConnection: () => boolean;
  /** Opens a connection and loads the first page of its fleet. Never rejects. */
  readonly open: (session: FleetSession) => Promise<void>;
}

/**
 * The row of a connection. Its children are the devices of its fleet or a row that says why there are none. If there is
 * only one connection, its row isn't shown and its children are at the top of the tree.
 */
export function fleetNode(parent: Node, session: FleetSession, shared: NodeContext, options: FleetNodeOptions): Node {
  const { isOnlyConnection, open: openSession, filteredFleets, deviceOrders } = options;
  // In a snapshot, ages count from the time it was saved.
  const context = { ...shared, clock: { ...shared.clock, now: () => session.now() } };
  const open = (): Promise<void> => openSession(session);
  const node: Node = {
    id: `connection/${session.identity.key}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: session.identity.key === selectedKey,
    session,
    get decorationPath() {
      return session.fleet === undefined ? undefined : [session.fleet.connection.id];
    },
    row: () => {
      const { fleet, state, identity, target: at } = session;
      return connectionRow({
        name: identity.name,
        at,
        account: fleet?.account(),
        asOf: fleet?.connection.asOf,
        summary: fleetSummary(session, context),
        error: state.kind === 'failed' ? state.error : fleet?.list.state.error,
        now: shared.clock.now(),
      });
    },
    hover: hoverFrom(
      () => {
        const { fleet, identity, target: at, unreadable } = session;
        return {
          name: identity.name,
          at,
          account: fleet?.account(),
          size: fleet?.size,
          failing: unreadable === undefined ? fleet && context.failingCount(fleet) : undefined,
          unreadable: unreadable && wordsForError(unreadable, at).sentence,
          asOf: fleet?.connection.asOf,
          timeZone: context.timeZone(),
        };
      },
      async (facts) => {
        const { connectionHover } = await import('../../text/hovers/connectionHover');
        return connectionHover(facts);
      },
    ),
    flags: () => connectionFlags(session),
    open,
    children: () => {
      const { state } = session;
      switch (state.kind) {
        case 'closed':
          return loading();
        case 'failed':
          return failureRow(state.error, undefined, open);
        case 'open':
          return fleetRows(state.fleet);
      }
    },
  };

  /** Empty if a single connection has no credentials: the welcome view then says what to do. */
  const failureRow = (error: FleetError, shownFrom: Date | undefined, retry: () => Promise<void>): readonly Node[] =>
    isOnlyConnection() && error.kind === 'noCredentials' && shownFrom === undefined
      ? []
      : [messages.for(failureMessage('failure', error, session.target, shared, retry, shownFrom))];

  /** Empty if there is only one connection: VS Code shows its own progress bar until the tree has rows. */
  const loading = (): readonly Node[] => (isOnlyConnection() ? [] : [messages.for(loadingMessage)]);

  const fleetRows = (fleet: Fleet): readonly Node[] => {
    const { thingNames, tail, error, isPartial } = fleet.list.state;
    const shownFrom = outdatedSince(fleet.list.state);
    const filteredRows = thingNames.length === 0 ? undefined : filtered.of(fleet, session.target, error !== undefined);
    if (filteredRows !== undefined) {
      const failure = error === undefined ? [] : failureRow(error, shownFrom, () => fleet.list.readMore());
      return [...failure, ...filteredRows];
    }
    const rows = listed.of(fleet);
    if (error !== undefined) {
      const failure = failureRow(error, shownFrom, () => fleet.list.readMore());
      return isPartial ? [...rows, ...failure] : [...failure, ...rows];
    }
    if (rows.length === 0 && tail === 'loading') {
      return loading();
    }
    return [...rows, ...listed.tail(fleet)];
  };

  const messages = new MessageNodes(() => node);
  const listed = new ListedRows(() => node, context, deviceOrders, filteredFleets.revealed);
  const filtered = new FilteredRows(() => node, context, options);
  return node;
}
