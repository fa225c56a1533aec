import type { Grouping } from '../../greengrass/failures/failureTopics';
import { visibleName, visibleText } from '../../base/visibleText';
import { inParts, inSpeech, type Row } from '../../text/rows/row';
import type { FleetSession } from '../../fleet/fleetSession';
import type { FailureRowsOptions } from './failureDeviceNode';
import type { FailureRows } from './failureRows';
import { MessageNodes } from '../engine/messageNode';
import type { Node } from '../engine/node';
import { fleetSummary } from '../shared/fleetSummary';
import { scanMessage } from '../../text/messages/scanWords';
import { coverageMessages, scanMessages } from './scanMessages';
import { connectionFlags, type NodeContext } from '../shared/nodeContext';

/**
 * The row of a connection. Its children are the groups of its failures. If there is only one connection, its row isn't
 * shown and the groups are at the top of the tree.
 * @param view what the rows share with their view
 */
export function failuresNode(
  parent: Node,
  session: FleetSession,
  grouping: () => Grouping,
  shared: NodeContext,
  view: Pick<FailureRowsOptions, 'held' | 'isOpen' | 'isOrderHeld' | 'mutes' | 'redraw'>,
): Node {
  // In a snapshot, ages count from the time it was saved.
  const context = { ...shared, clock: { ...shared.clock, now: () => session.now() } };
  /** Loaded when the row is first opened. */
  let rows: FailureRows | undefined;
  const node: Node = {
    id: `failures/${session.identity.key}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: true,
    session,
    flags: () => connectionFlags(session),
    row: () => failuresRow(session, context),
    open: async () => {
      const file = await import('./failureRows');
      if (rows === undefined) {
        rows = new file.FailureRows(() => node, { context, fleet: () => session.fleet, grouping, ...view });
        view.redraw();
      }
    },
    children: () => {
      const { fleet } = session;
      if (fleet === undefined || rows === undefined) {
        return [];
      }
      const { last } = fleet.scans;
      const first = last === undefined ? [] : scanMessages(last, session.target, context);
      const coverage = last === undefined ? [] : coverageMessages(last, session.target, fleet.size);
      return [
        ...first.map((message) => messages.for(message)),
        ...rows.of(fleet, grouping()),
        ...coverage.map((message) => messages.for(message)),
      ];
    },
  };
  const messages = new MessageNodes(() => node);
  return node;
}

const unknownWords = { notLoaded: 'not loaded', loading: 'loading…' } as const;

function stateOf(session: FleetSession, context: NodeContext): string {
  const { fleet, target: at, unreadable, progress } = session;
  if (unreadable !== undefined) {
    return "couldn't load (see Core Devices)";
  }
  const scan = fleet?.scans.last?.state;
  if (fleet !== undefined && scan !== undefined && !scan.isAutomatic) {
    return scanMessage(scan, fleet.devices.failingCount - context.failingCount(fleet), at, context.timeZone());
  }
  const unknown = progress === 'loaded' ? 'no core devices' : unknownWords[progress];
  return fleetSummary(session, context) ?? unknown;
}

function failuresRow(session: FleetSession, context: NodeContext): Row {
  const { identity, target: at } = session;
  const label = visibleName(identity.name ?? at.profile ?? 'default');
  const description = inParts(stateOf(session, context), visibleText(at.region ?? ''));
  return { label, description, icon: 'cloud', severity: 'neutral', accessibilityLabel: inSpeech(label, description) };
}
