import type { DifferingDevices } from '../../fleet/drift/differingDevices';
import { differingComponentRow, differingDevicesRow } from '../../text/rows/driftRow';
import type { Row } from '../../text/rows/row';
import { ChildNodes, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { idBelow, rowLimitBelow, type FailureRowsOptions } from './failureDeviceNode';
import { deviceRows, knownBy } from './failureDeviceRows';

/** The key of the row of all devices that differ. No group of failures has it. */
export const differingGroup = 'differing';

/** The row of the devices on which a component differs from what was asked for in one way. */
function componentNode(parent: Node, key: string, cell: Cell<DifferingDevices>, options: FailureRowsOptions): Node {
  const thingNames = (): readonly string[] => (cell.isGone ? [] : cell.value.thingNames);
  const row = (): Row => differingComponentRow(cell.value, cell.isGone);
  const node: Node = {
    id: idBelow(parent, 'differing', key),
    parent,
    isExpandable: true,
    row,
    hover: hoverFrom(
      () => ({ example: cell.value.example, size: thingNames().length }),
      async ({ example, size }) => {
        const { differingComponentHover } = await import('../../text/hovers/devices/driftHover');
        return differingComponentHover(example, size);
      },
    ),
    devices: () => ({ label: row().label, thingNames: thingNames(), codes: [], filter: undefined }),
    children: () => devices(thingNames()),
  };
  const devices = deviceRows(() => node, options, knownBy(options));
  return node;
}

/**
 * The row of the core devices that differ from what was asked for. Its children are the verdicts on components, and below
 * them the devices. They don't fail because of it, so the badge doesn't count them and nothing can be muted.
 */
export function differingNode(
  parent: Node,
  key: string,
  groups: () => readonly DifferingDevices[],
  options: FailureRowsOptions,
): Node {
  const thingNames = (): readonly string[] => [...new Set(groups().flatMap((group) => group.thingNames))];
  const node: Node = {
    id: idBelow(parent, 'condition', key),
    parent,
    isExpandable: true,
    group: differingGroup,
    hover: hoverFrom(
      () => undefined,
      async () => {
        const { differingDevicesHover } = await import('../../text/hovers/devices/driftHover');
        return differingDevicesHover;
      },
    ),
    row: () => differingDevicesRow(thingNames().length),
    devices: () => ({
      label: 'Differs from what was asked',
      thingNames: thingNames(),
      codes: [],
      filter: { isDiffering: true },
    }),
    children: () =>
      limit.rows(groups(), (first) =>
        nodes.for(
          first.map((group) => [group.key, group]),
          (other) => options.held.isHeld(other),
        ),
      ),
  };
  const limit = rowLimitBelow(() => node, 'groups', options);
  const nodes = new ChildNodes<DifferingDevices>((groupKey, cell) => componentNode(node, groupKey, cell, options));
  return node;
}
