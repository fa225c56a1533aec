import { groupFailures, type Grouping } from '../core/failureGroups';
import { count, visibleName } from '../core/format';
import type { FailureCause, FailureGroup } from '../core/gatheredDevices';
import { codelessHover } from '../core/hovers/codelessHover';
import { coreDeviceHoverFacts } from '../core/hovers/coreDeviceHoverFacts';
import { coreDeviceRow } from '../core/rows/coreDeviceRow';
import type { Row } from '../core/rows/row';
import type { KnownDevice } from '../core/subject';
import type { Fleet } from '../fleet/fleet';
import { commands } from '../manifest';
import { aboutCode } from './errorCodeNode';
import { ChildNodes, type Node } from './node';
import { Room } from './room';
import { rowContext, type TreeSurroundings } from './surroundings';

/** What the rows depend on besides the failures. */
interface RowsOptions {
  readonly surroundings: TreeSurroundings;
  /** Is told when there is room for more rows. */
  readonly onDidGrow: () => void;
}

function roomBelow(parent: () => Node, what: string, { onDidGrow }: RowsOptions): Room {
  return new Room(parent, what, 'Export… saves them all', onDidGrow);
}

function countedRow(label: string, icon: string, { devices }: FailureCause): Row {
  const name = visibleName(label);
  const description = count(devices.length, 'device');
  return { label: name, description, icon, severity: 'error', accessibilityLabel: `${name}, ${description}` };
}

/** A device that failed, below the cause. A click opens its panel beside the list, without taking the focus. */
function failingDeviceNode(
  parent: Node,
  key: string,
  cell: { readonly value: KnownDevice },
  { surroundings }: RowsOptions,
): Node {
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    isExpandable: false,
    row: () => coreDeviceRow(cell.value.device, cell.value, rowContext(surroundings)),
    children: () => [],
    hover: async (explain) => {
      const { coreDeviceHover } = await import('../core/hovers/coreDeviceHover');
      const { device, details, place, ...opened } = cell.value;
      return coreDeviceHover({ device, details, opened, ...place, ...rowContext(surroundings) }, explain);
    },
    hoverFacts: () => coreDeviceHoverFacts(cell.value, rowContext(surroundings)),
    subject: () => ({ kind: 'coreDevice', on: cell.value }),
    click: () => ({ command: commands.showDetailsBeside, arguments: [node] }),
  };
  return node;
}

/** What the hover of a row tells, and what commands on it are about, where its label is more than a name. */
function aboutLabel(cell: { readonly value: FailureCause }): Partial<Pick<Node, 'hover' | 'subject'>> {
  const { kind, label } = cell.value;
  switch (kind) {
    case 'deployment':
    case 'component':
      return aboutCode(kind, () => label);
    case 'noCode':
    case 'noCause':
      return { hover: () => codelessHover(kind, cell.value) };
    case 'name':
      return {};
  }
}

/** A row is made anew where its label is no longer of the same kind. */
function isSameKind(known: FailureCause, cause: FailureCause): boolean {
  return known.kind === cause.kind;
}

/** A row with the devices that it counts below it. */
function causeNode(parent: Node, key: string, cell: { readonly value: FailureCause }, options: RowsOptions): Node {
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    isExpandable: true,
    ...aboutLabel(cell),
    row: () => countedRow(cell.value.label, 'circle-small-filled', cell.value),
    children: () => {
      const { devices } = cell.value;
      const first = devices.slice(0, room.size).map((on) => [on.device.coreDeviceThingName, on] as const);
      return [...nodes.for(first), ...room.tail(devices.length)];
    },
  };
  const room = roomBelow(() => node, 'devices', options);
  const nodes = new ChildNodes<KnownDevice>((deviceKey, device) => failingDeviceNode(node, deviceKey, device, options));
  return node;
}

/** The row of a group of failures; below it what is concerned, and below that the devices. */
function groupNode(parent: Node, key: string, cell: { readonly value: FailureGroup }, options: RowsOptions): Node {
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    isExpandable: true,
    group: cell.value.label,
    ...aboutLabel(cell),
    row: () => countedRow(cell.value.label, 'error', cell.value),
    children: () => {
      const { causes } = cell.value;
      const first = causes.slice(0, room.size).map((cause) => [cause.label, cause] as const);
      return [...nodes.for(first), ...room.tail(causes.length)];
    },
  };
  const room = roomBelow(() => node, 'causes', options);
  const nodes = new ChildNodes<FailureCause>(
    (causeKey, cause) => causeNode(node, causeKey, cause, options),
    isSameKind,
  );
  return node;
}

/** The rows of the failures of a fleet, put together by what they have in common. */
export class FailureRows {
  private readonly nodes: ChildNodes<FailureGroup>;
  private readonly room: Room;

  constructor(parent: () => Node, options: RowsOptions) {
    this.nodes = new ChildNodes<FailureGroup>((key, group) => groupNode(parent(), key, group, options), isSameKind);
    this.room = roomBelow(parent, 'groups', options);
  }

  /** The groups as they are at this moment; those of another grouping are other rows. */
  of(fleet: Fleet, grouping: Grouping): readonly Node[] {
    const groups = groupFailures(fleet.failingDevices(), grouping);
    const { id } = fleet.connection;
    const first = groups.slice(0, this.room.size).map((group) => [`${id}/${grouping}/${group.label}`, group] as const);
    return [...this.nodes.for(first), ...this.room.tail(groups.length)];
  }
}
