import type { FleetError } from '../core/errors';
import type { Fleet } from '../fleet/fleet';
import type { FleetSession } from '../fleet/fleetSession';
import { commands } from '../manifest';
import { coreDeviceNode } from './coreDeviceNode';
import { failureMessage } from './failureMessage';
import { loadingMessage, MessageNodes, type Message } from './messageNode';
import { ChildNodes, type Node } from './node';
import type { TreeSurroundings } from './surroundings';
import type { CoreDeviceRecord } from '../fleet/coreDeviceRecord';
import { visibleText } from '../core/format';

const setUpGuide = 'https://docs.aws.amazon.com/greengrass/v2/developerguide/getting-started.html';

/** The row that says where no device was found. */
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
      { kind: 'field', name: 'Account', value: fleet.account() ?? 'not known' },
      { kind: 'paragraph', text: 'Click to choose another Region.' },
      { kind: 'link', text: 'Set up a Greengrass core device', url: setUpGuide },
    ],
    click: () => ({ command: commands.selectRegion, arguments: [] }),
  };
}

/** The invisible root of the tree: the devices of the session's fleet, or the row that says why there are none. */
export function fleetNode(session: FleetSession, surroundings: TreeSurroundings): Node {
  const open = async (): Promise<void> => {
    await session.open();
    if (session.state.kind === 'open') {
      await session.state.fleet.list.readFirst();
    }
  };
  const node: Node = {
    id: 'fleet',
    parent: undefined,
    isExpandable: true,
    row: () => ({ label: '', description: '', icon: '', severity: 'neutral', accessibilityLabel: '' }),
    open,
    children: () => {
      const { state } = session;
      switch (state.kind) {
        case 'closed':
          return [];
        case 'failed':
          return failureRow(state.error, undefined, open);
        case 'open':
          return fleetRows(state.fleet);
      }
    },
  };

  /** None for missing credentials: there the welcome view says what to do. */
  const failureRow = (error: FleetError, shownFrom: Date | undefined, retry: () => Promise<void>): readonly Node[] =>
    error.kind === 'noCredentials' && shownFrom === undefined
      ? []
      : [messages.for(failureMessage('failure', error, session.askedAt, shownFrom, retry))];

  const fleetRows = (fleet: Fleet): readonly Node[] => {
    const { thingNames, tail, error, isPartial, readAt } = fleet.list.state;
    const records = thingNames.flatMap((name) => {
      const record = fleet.device(name);
      return record === undefined ? [] : [[`${fleet.connection.id}/${name}`, { fleet, record }] as const];
    });
    const rows = devices.for(records);
    if (error !== undefined) {
      const shownFrom = rows.length > 0 && !isPartial ? readAt : undefined;
      const failure = failureRow(error, shownFrom, () => fleet.list.readMore());
      return isPartial ? [...rows, ...failure] : [...failure, ...rows];
    }
    switch (tail) {
      case 'more':
        return [...rows, messages.for(loadMoreMessage(rows.length))];
      case 'loading':
        return rows.length === 0 ? [] : [...rows, messages.for(loadingMessage)];
      default:
        return rows.length === 0 && tail === 'end' ? [messages.for(emptyMessage(fleet))] : rows;
    }
  };

  const messages = new MessageNodes(() => node);
  const devices = new ChildNodes<{ readonly fleet: Fleet; readonly record: CoreDeviceRecord }>((_key, { value }) =>
    coreDeviceNode(node, value.fleet, value.record, surroundings),
  );
  return node;
}

function loadMoreMessage(shown: number): Message {
  return {
    key: 'more',
    label: 'Load More',
    description: `${shown} devices shown`,
    icon: 'ellipsis',
    click: () => ({ command: commands.loadMore, arguments: [] }),
  };
}
