import { groupFailures, type Grouping } from '../core/failureGroups';
import { count, visibleName, visibleText } from '../core/format';
import type { FailureCause, FailureGroup } from '../core/gatheredDevices';
import { coreDeviceHoverFacts } from '../core/hovers/coreDeviceHoverFacts';
import { coreDeviceRow } from '../core/rows/coreDeviceRow';
import { inParts, inSpeech, type Row } from '../core/rows/row';
import type { KnownDevice } from '../core/subject';
import type { FleetSession } from '../fleet/fleetSession';
import { commands, rowFlags } from '../manifest';
import { aboutCode } from './errorCodeNode';
import { MessageNodes } from './messageNode';
import { ChildNodes, type Node } from './node';
import { scanMessages } from './scanMessages';
import { rowContext, type TreeSurroundings } from './surroundings';

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
  surroundings: TreeSurroundings,
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

/** What a row shows and offers whose label is a code. */
function aboutLabel({ label, codeKind }: FailureCause): Partial<Pick<Node, 'hover' | 'subject'>> {
  return codeKind === undefined ? {} : aboutCode(codeKind, () => label);
}

/** A row is made anew where its label is no longer the same kind of code. */
function isSameKind(known: FailureCause, cause: FailureCause): boolean {
  return known.codeKind === cause.codeKind;
}

/** A row with the devices that it counts below it. */
function causeNode(
  parent: Node,
  key: string,
  cell: { readonly value: FailureCause },
  surroundings: TreeSurroundings,
): Node {
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    isExpandable: true,
    ...aboutLabel(cell.value),
    row: () => countedRow(cell.value.label, 'circle-small-filled', cell.value),
    children: () => nodes.for(cell.value.devices.map((on) => [on.device.coreDeviceThingName, on])),
  };
  const nodes = new ChildNodes<KnownDevice>((deviceKey, device) =>
    failingDeviceNode(node, deviceKey, device, surroundings),
  );
  return node;
}

/** The row of a group of failures; below it what is concerned, and below that the devices. */
function groupNode(
  parent: Node,
  key: string,
  cell: { readonly value: FailureGroup },
  surroundings: TreeSurroundings,
): Node {
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    isExpandable: true,
    group: cell.value.label,
    ...aboutLabel(cell.value),
    row: () => countedRow(cell.value.label, 'error', cell.value),
    children: () => nodes.for(cell.value.causes.map((cause) => [cause.label, cause])),
  };
  const nodes = new ChildNodes<FailureCause>(
    (causeKey, cause) => causeNode(node, causeKey, cause, surroundings),
    isSameKind,
  );
  return node;
}

/**
 * The failures of one connection, put together. Where there is one connection alone, its row is not shown and the groups
 * stand at the top.
 */
export function failuresNode(
  parent: Node,
  session: FleetSession,
  grouping: () => Grouping,
  shared: TreeSurroundings,
): Node {
  // What is shown of a snapshot is as old as it was when the snapshot was saved.
  const surroundings = { ...shared, clock: { ...shared.clock, now: () => session.now() } };
  const node: Node = {
    id: `failures/${session.identity.key}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: true,
    session,
    flags: () => [rowFlags.connection],
    row: () => failuresRow(session),
    children: () => {
      const { fleet } = session;
      if (fleet === undefined) {
        return [];
      }
      const groups = groupFailures(fleet.failingDevices(), grouping());
      const { id } = fleet.connection;
      const ofScan = fleet.scan === undefined ? [] : scanMessages(fleet.scan, session.askedAt, fleet.size);
      return [
        ...ofScan.map((message) => messages.for(message)),
        ...nodes.for(groups.map((group) => [`${id}/${grouping()}/${group.label}`, group])),
      ];
    },
  };
  const nodes = new ChildNodes<FailureGroup>((key, group) => groupNode(node, key, group, surroundings), isSameKind);
  const messages = new MessageNodes(() => node);
  return node;
}

function failuresRow({ fleet, identity, askedAt: at, unreadable }: FleetSession): Row {
  const label = visibleName(identity.name ?? at.profile ?? 'default');
  const failing = fleet?.failingCount ?? 0;
  const known = fleet?.scan?.message(failing, at) ?? count(failing, 'failing core device');
  const state = unreadable === undefined ? known : 'could not be read: Core Devices says why';
  const description = inParts(visibleText(at.region ?? ''), state);
  return { label, description, icon: 'cloud', severity: 'neutral', accessibilityLabel: inSpeech(label, description) };
}
