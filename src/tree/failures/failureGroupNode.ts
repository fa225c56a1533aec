import { count } from '../../base/numbers';
import { addressPart } from '../../base/visibleText';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import { codelessHover } from '../../text/hovers/codelessHover';
import { coreDeviceHoverFacts } from '../../text/hovers/coreDeviceHoverFacts';
import { coreDeviceRow } from '../../text/rows/coreDeviceRow';
import { topicLabel } from '../../text/messages/failureWords';
import type { Row } from '../../text/rows/row';
import type { Fleet } from '../../fleet/fleet';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { commands } from '../../manifest';
import { aboutCode } from '../shared/errorCodeNode';
import { ChildNodes, type Node } from '../engine/node';
import { RowLimit } from '../engine/rowLimit';
import { statusContext, watchable, type NodeContext } from '../shared/nodeContext';

/** What the rows depend on besides the failures. */
export interface FailureRowsOptions {
  readonly context: NodeContext;
  /** The fleet whose failures they are, as long as it is shown. */
  readonly fleet: () => Fleet | undefined;
  /** Draws the rows anew: there are others. */
  readonly redraw: () => void;
}

/** Room for the rows below one. */
export function roomBelow(parent: () => Node, what: string, { redraw }: FailureRowsOptions): RowLimit {
  return new RowLimit(parent, what, 'Export… saves them all', redraw);
}

/** The id of a row below another one. Keys hold free text: with a slash in it, one must not lead to another's row. */
function idBelow(parent: Node, kind: 'group' | 'cause' | 'device', key: string): string {
  return `${parent.id}/${kind}/${addressPart(key)}`;
}

function countedRow(cause: FailureCause, icon: string): Row {
  const name = topicLabel(cause);
  const description = count(cause.size, 'device');
  return { label: name, description, icon, severity: 'error', accessibilityLabel: `${name}, ${description}` };
}

/** A device that failed, below the cause. A click opens its panel beside the list, without taking the focus. */
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
    hover: async (explain) => {
      const { coreDeviceHover } = await import('../../text/hovers/coreDeviceHover');
      const { device, details, place, ...opened } = cell.value;
      return coreDeviceHover({ device, details, opened, ...place, ...statusContext(context) }, explain);
    },
    hoverFacts: () => coreDeviceHoverFacts(cell.value, statusContext(context)),
    subject: () => ({ kind: 'coreDevice', on: cell.value }),
    click: () => ({ command: commands.showDetailsBeside, arguments: [node] }),
  };
  return node;
}

/** What the hover of a row tells, and what commands on it are about, where its topic is more than a name. */
function aboutTopic(cell: { readonly value: FailureCause }): Partial<Pick<Node, 'hover' | 'subject'>> {
  const { kind, value } = cell.value;
  switch (kind) {
    case 'deployment':
    case 'component':
      return aboutCode(kind, () => value);
    case 'noCode':
    case 'noCause':
      return { hover: () => codelessHover(kind, cell.value) };
    default:
      return {};
  }
}

/** A code keeps its row unless it becomes one of another kind: that is explained differently. */
export function isSameKind(known: FailureCause, cause: FailureCause): boolean {
  return known.kind === cause.kind;
}

/** A row with the devices that it counts below it. */
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
      room.rows(cell.value.devices, (first) => nodes.for(first.map((on) => [on.device.coreDeviceThingName, on]))),
  };
  const room = roomBelow(() => node, 'devices', options);
  const nodes = new ChildNodes<KnownDevice>((deviceKey, device) => failingDeviceNode(node, deviceKey, device, options));
  return node;
}

/** The row of a group of failures; below it what is concerned, and below that the devices. */
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
    children: () => room.rows(cell.value.causes, (first) => nodes.for(first.map((cause) => [cause.key, cause]))),
  };
  const room = roomBelow(() => node, 'causes', options);
  const nodes = new ChildNodes<FailureCause>(
    (causeKey, cause) => causeNode(node, causeKey, cause, options),
    isSameKind,
  );
  return node;
}
