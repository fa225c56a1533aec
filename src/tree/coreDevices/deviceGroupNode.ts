import type { DeviceFilter } from '../../fleet/selection/deviceFilter';
import type { DeviceGroup } from '../../fleet/selection/deviceGroups';
import { deviceGroupFacts } from '../../text/hovers/devices/deviceGroupFacts';
import { deviceGroupRow } from '../../text/rows/deviceGroupRow';
import type { Fleet } from '../../fleet/fleet';
import { DeviceRows } from './deviceRows';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { NodeContext } from '../shared/nodeContext';

/** A group with the fleet of its devices. */
export interface ShownGroup {
  readonly fleet: Fleet;
  readonly group: DeviceGroup;
  /** A filter by what the group is about, together with the current filter. */
  readonly filter: DeviceFilter | undefined;
}

/** The row of a group of core devices. Its children are the devices. */
export function deviceGroupNode(
  parent: Node,
  key: string,
  cell: { readonly value: ShownGroup },
  context: NodeContext,
  revealed: ReadonlySet<string>,
  onDidGrow: () => void,
): Node {
  const node: Node = {
    id: `${parent.id}/group/${key}`,
    parent,
    isExpandable: true,
    row: () => deviceGroupRow(cell.value.group),
    hover: hoverFrom(
      () => deviceGroupFacts(cell.value.group, context.thresholds().staleAfterHours),
      async (facts) => {
        const { deviceGroupHover } = await import('../../text/hovers/devices/deviceGroupHover');
        return deviceGroupHover(facts);
      },
    ),
    devices: () => {
      const { label, thingNames } = cell.value.group;
      return { label, thingNames, codes: [], filter: cell.value.filter };
    },
    children: () => rows.for(cell.value.fleet, cell.value.group.thingNames),
  };
  const rows = new DeviceRows(() => node, context, revealed, onDidGrow);
  return node;
}
