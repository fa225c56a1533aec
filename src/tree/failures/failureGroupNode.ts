import { count } from '../../base/numbers';
import { addressPart } from '../../base/visibleText';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import { codelessFacts, codelessHover } from '../../text/hovers/codelessHover';
import { coreDeviceFacts } from '../../text/hovers/coreDeviceFacts';
import { coreDeviceRow } from '../../text/rows/coreDeviceRow';
import { topicLabel } from '../../text/messages/failureWords';
import type { Row } from '../../text/rows/row';
import type { Fleet } from '../../fleet/fleet';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { commands } from '../../manifest';
import { aboutCode } from '../shared/errorCodeNode';
import { ChildNodes, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { RowLimit } from '../engine/rowLimit';
import { statusContext, watchable, type NodeContext } from '../shared/nodeContext';

/** What the rows of failures depend on besides the failures. */
export interface FailureRowsOptions {
  readonly context: NodeContext;
  /** The fleet of the failures, while it is shown. */
  readonly fleet: () => Fleet | undefined;
  /** Draws the rows again after they have changed. */
  readonly redraw: () => void;
}

/** The row limit below a node. */
export function rowLimitBelow(parent: () => Node, what: string, { redraw }: FailureRowsOptions): RowLimit {
  return new RowLimit(parent, what, 'Export… saves all of them', redraw);
}

/** The id of a row below another one. Keys are free text. They are escaped because a slash could produce another row's id. */
function idBelow(parent: Node, kind: 'group' | 'cause' | 'device', key: string): string {
  return `${parent.id}/${kind}/${addressPart(key)}`;
}

function countedRow(cause: FailureCause, icon: string): Row {
  const name = topicLabel(cause);
  const description = count(cause.size, 'device');
  return { label: name, description, icon, severity: 'error', accessibilityLabel: `${name}, ${description}` };
}

/** A failing device below its cause. A click opens its panel next to the list and keeps the focus in the list. */
function failingDeviceNode(
  parent: Node,
  key: string,
  cell: { readonly value: KnownDevice },
  { context, fleet }: FailureRowsOptions,
): Node {
  const thingName = cell.value.device.coreDeviceThingName;
  const node: Node = {
    id: idBelow(parent, 'device', key),
    parent,
    isExpandable: false,
    ...watchable(
      () => coreDeviceRow(cell.value.device, cell.value, statusContext(context)),
      () => ({ kind: 'coreDevice', connectionId: cell.value.place.connectionId, thingName }),
      context,
    ),
    refresh: async () => fleet()?.devices.get(thingName)?.refresh(),
    children: () => [],
    hover: hoverFrom(
      () => coreDeviceFacts(cell.value, statusContext(context)),
      async (facts, explain) => {
        const { coreDeviceHover } = await import('../../text/hovers/coreDeviceHover');
        return coreDeviceHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'coreDevice', on: cell.value }),
    click: () => ({ command: commands.showDetailsBeside, arguments: [node] }),
  };
  return node;
}

/** The hover of a topic's row and the subject of its commands. Empty if the topic is only a name. */
function aboutTopic(cell: { readonly value: FailureCause }): Partial<Pick<Node, 'hover' | 'subject'>> {
  const { kind, value } = cell.value;
  switch (kind) {
    case 'deployment':
    case 'component':
      return aboutCode(kind, () => value);
    case 'noCode':
    case 'reason':
    case 'noCause':
      return { hover: hoverFrom(() => codelessFacts(kind, cell.value), codelessHover) };
    default:
      return {};
  }
}

/** Whether two causes can share a row. A code of another kind has another explanation. */
export function isSameKind(known: FailureCause, cause: FailureCause): boolean {
  return known.kind === cause.kind;
}

/** The row of a cause. Its children are the devices that it counts. */
function causeNode(
  parent: Node,
  key: string,
  cell: { readonly value: FailureCause },
  options: FailureRowsOptions,
): Node {
  const node: Node = {
    id: idBelow(parent, 'cause', key),
    parent,
    isExpandable: true,
    ...aboutTopic(cell),
    row: () => countedRow(cell.value, 'circle-small-filled'),
    children: () =>
      limit.rows(cell.value.devices, (first) => nodes.for(first.map((on) => [on.device.coreDeviceThingName, on]))),
  };
  const limit = rowLimitBelow(() => node, 'devices', options);
  const nodes = new ChildNodes<KnownDevice>((deviceKey, device) => failingDeviceNode(node, deviceKey, device, options));
  return node;
}

/** The row of a group of failures. Its children are the causes, and their children are the devices. */
export function failureGroupNode(
  parent: Node,
  key: string,
  cell: { readonly value: FailureGroup },
  options: FailureRowsOptions,
): Node {
  const node: Node = {
    id: idBelow(parent, 'group', key),
    parent,
    isExpandable: true,
    group: cell.value.key,
    ...aboutTopic(cell),
    row: () => countedRow(cell.value, 'error'),
    children: () => limit.rows(cell.value.causes, (first) => nodes.for(first.map((cause) => [cause.key, cause]))),
  };
  const limit = rowLimitBelow(() => node, 'causes', options);
  const nodes = new ChildNodes<FailureCause>(
    (causeKey, cause) => causeNode(node, causeKey, cause, options),
    isSameKind,
  );
  return node;
}
