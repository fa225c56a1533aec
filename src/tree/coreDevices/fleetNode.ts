import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../../text/errors/errorWords';
import { connectionRow } from '../../text/rows/connectionRow';
import { outdatedSince } from '../../fleet/devices/coreDeviceList';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { selectedKey } from '../../fleet/sessions';
import { commands } from '../../manifest';
import { FilteredRows } from './filteredRows';
import type { DeviceViewOptions } from '../../app/deviceViewOptions';
import type { FilteredFleets } from '../../app/filteredFleets';
import { coreDeviceNode } from './coreDeviceNode';
import { isSameDevice, type ShownDevice } from './deviceRows';
import { failureMessage } from '../shared/failureMessage';
import { fleetSummary } from '../shared/fleetSummary';
import { loadingMessage, loadMoreMessage, MessageNodes, type Message } from '../engine/messageNode';
import { ChildNodes, sessionOf, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { maxRows } from '../engine/rowLimit';
import { connectionFlags, type NodeContext } from '../shared/nodeContext';
import { grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';

const setUpGuide = 'https://docs.aws.amazon.com/greengrass/v2/developerguide/getting-started.html';

/** The row of a fleet without core devices. */
function emptyMessage(fleet: Fleet): Message {
  const { profile, region } = fleet.connection;
  return {
    key: 'empty',
    label: `No core devices in ${visibleText(region)}`,
    description: `profile ${visibleText(profile)}`,
    icon: 'info',
    hover: [
      { kind: 'heading', text: 'No core devices' },
      { kind: 'field', name: 'Region', value: visibleText(region) },
      { kind: 'field', name: 'Profile', value: visibleText(profile) },
      { kind: 'field', name: 'Account', value: fleet.account() ?? 'unknown' },
      { kind: 'paragraph', text: 'Click to select another Region.' },
      { kind: 'link', text: 'Set up a Greengrass core device', url: setUpGuide },
    ],
    click: (node) => ({ command: commands.selectRegion, arguments: [sessionOf(node)] }),
  };
}

/** The last row of a list that is at the row limit. */
function rowLimitMessage(shown: number): Message {
  return {
    key: 'more',
    label: `${grouped(shown)} core devices shown`,
    icon: 'ellipsis',
    description: 'filter to see more',
    hover: [
      { kind: 'heading', text: `${grouped(shown)} core devices shown` },
      {
        kind: 'paragraph',
        text: `Showing the first ${grouped(shown)}. Filter…, Group By…, and Go to Core Device… find the others. Click to filter.`,
      },
    ],
    click: () => ({ command: commands.filter, arguments: [] }),
  };
}

/** What the rows of a fleet depend on besides the fleet. */
export interface FleetNodeOptions {
  /** Whether the connection is the only one. */
  readonly isOnlyConnection: () => boolean;
  /** Opens a connection and loads the first page of its fleet. Never rejects. */
  readonly open: (session: FleetSession) => Promise<void>;
  readonly viewOptions: DeviceViewOptions;
  readonly filteredFleets: FilteredFleets;
  /** Called when the row limit grows. */
  readonly onDidGrow: () => void;
}

/**
 * The row of a connection. Its children are the devices of its fleet or a row that says why there are none. If there is
 * only one connection, its row isn't shown and its children are at the top of the tree.
 */
export function fleetNode(
  parent: Node,
  session: FleetSession,
  shared: NodeContext,
  { isOnlyConnection: isOnlyConnection, open: openSession, viewOptions, filteredFleets, onDidGrow }: FleetNodeOptions,
): Node {
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
        summary: fleetSummary(session, context.thresholds()),
        error: state.kind === 'failed' ? state.error : fleet?.list.state.error,
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
          failing: unreadable === undefined ? fleet?.devices.failingCount : undefined,
          unreadable: unreadable && wordsForError(unreadable, at).sentence,
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
      : [messages.for(failureMessage('failure', error, session.target, shownFrom, retry))];

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
    const records = thingNames.flatMap((name) => {
      const record = fleet.devices.get(name);
      return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
    });
    const rows = devices.for(records);
    if (error !== undefined) {
      const failure = failureRow(error, shownFrom, () => fleet.list.readMore());
      return isPartial ? [...rows, ...failure] : [...failure, ...rows];
    }
    switch (tail) {
      case 'more':
        return rows.length >= maxRows
          ? [...rows, messages.for(rowLimitMessage(rows.length))]
          : [
              ...rows,
              messages.for(loadMoreMessage(`${grouped(rows.length)} core devices shown`, () => fleet.list.readMore())),
            ];
      case 'loading':
        return rows.length === 0 ? loading() : [...rows, messages.for(loadingMessage)];
      default:
        return rows.length === 0 && tail === 'end' ? [messages.for(emptyMessage(fleet))] : rows;
    }
  };

  const messages = new MessageNodes(() => node);
  const filtered = new FilteredRows(() => node, context, viewOptions, filteredFleets, onDidGrow);
  const devices = new ChildNodes<ShownDevice>(
    (_key, { value }) => coreDeviceNode(node, value.fleet, value.record, context),
    isSameDevice,
  );
  return node;
}
