import { once } from '../../base/once';
import { failuresOf } from '../../greengrass/failures/failure';
import { attentionOf } from '../../greengrass/status/attention';
import { coreDeviceFacts } from '../../text/hovers/devices/coreDeviceFacts';
import { coreDeviceRow } from '../../text/rows/coreDeviceRow';
import { asMuted } from '../../text/rows/row';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Vanished } from '../../greengrass/drift/vanished';
import { rowFlags } from '../../manifest';
import { knownWithJobs } from '../../fleet/deployments/deviceJobs';
import { knownDifferences, knownVanished } from '../../fleet/drift/knownDrift';
import type { Fleet } from '../../fleet/fleet';
import { componentsNode } from './componentsNode';
import { deploymentsNode } from './deploymentsNode';
import { differencesNode } from './differencesNode';
import { vanishedNode } from './vanishedNode';
import { failureMessage } from '../shared/failureMessage';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, type Node } from '../engine/node';
import { addressPart } from '../../base/visibleText';
import { hoverFrom } from '../engine/nodeHover';
import { textContext, watchable, type NodeContext } from '../shared/nodeContext';

/** Whether a core device can be muted. */
function isMutable(record: CoreDeviceRecord, context: NodeContext): boolean {
  return attentionOf(record, textContext(context)) !== undefined;
}

/** The row of a core device. Its children are its deployments, its components, and how they differ from what was asked for. */
export function coreDeviceNode(parent: Node, fleet: Fleet, record: CoreDeviceRecord, context: NodeContext): Node {
  const thingName = record.device.coreDeviceThingName;
  const isMuted = (): boolean => context.isMuted(fleet, thingName);
  const row = watchable(
    () => {
      const own = coreDeviceRow(record.device, record.opened, textContext(context));
      return isMuted() ? asMuted(own) : own;
    },
    () => ({ kind: 'coreDevice', connectionId: fleet.connection.id, thingName }),
    context,
  );
  const node: Node = {
    id: `${parent.id}/${fleet.connection.id}/${thingName}`,
    parent,
    isExpandable: true,
    get decorationPath() {
      return isMuted() ? undefined : [fleet.connection.id, thingName];
    },
    ...row,
    flags: () => [
      ...(row.flags?.() ?? []),
      ...(isMuted() ? [rowFlags.muted] : isMutable(record, context) ? [rowFlags.mutable] : []),
    ],
    open: () => record.open(),
    refresh: () => record.refresh(),
    children: () => {
      const { error } = record.details.state;
      const failure =
        error === undefined
          ? []
          : [messages.for(failureMessage('failure', error, fleet.connection, context, () => record.details.read()))];
      const isDifferent = knownDifferences(fleet, record).length > 0;
      const lost = knownVanished(fleet, record).map((one) => [addressPart(one.thingGroup), one] as const);
      return [...failure, ...vanished.for(lost), deployments, components, ...(isDifferent ? [differences] : [])];
    },
    hover: hoverFrom(
      () => coreDeviceFacts(knownWithJobs(fleet, record), textContext(context), knownDifferences(fleet, record)),
      async (facts, explain) => {
        const { coreDeviceHover } = await import('../../text/hovers/devices/coreDeviceHover');
        return coreDeviceHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'coreDevice', on: fleet.known(record) }),
  };
  const messages = new MessageNodes(() => node);
  /** The kind of the worst failure when the rows below were first drawn. VS Code expands a row only when it first appears. */
  const worst = once(() => failuresOf(record.opened)[0]?.kind);
  const deployments = deploymentsNode(node, fleet, record, context, () => worst() === 'deployment');
  const components = componentsNode(node, fleet, record, context, () => worst() === 'component');
  const vanished = new ChildNodes<Vanished>((key, cell) => vanishedNode(node, key, cell, fleet, record, context));
  const differences = differencesNode(node, fleet, record);
  return node;
}
