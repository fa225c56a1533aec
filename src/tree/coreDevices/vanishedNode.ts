import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import type { Vanished } from '../../greengrass/drift/vanished';
import { vanishedRow } from '../../text/rows/vanishedRow';
import type { Cell, Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { NodeContext } from '../shared/nodeContext';

/** The row of the components of a thing group that vanished from a device at once. A click opens the panel of the device. */
export function vanishedNode(
  parent: Node,
  key: string,
  cell: Cell<Vanished>,
  fleet: Fleet,
  record: CoreDeviceRecord,
  context: NodeContext,
): Node {
  return {
    id: `${parent.id}/vanished/${key}`,
    parent,
    isExpandable: false,
    row: () => vanishedRow(cell.value),
    children: () => [],
    hover: hoverFrom(
      () => ({ vanished: cell.value, zone: context.timeZone() }),
      async ({ vanished, zone }) => {
        const { vanishedHover } = await import('../../text/hovers/devices/vanishedHover');
        return vanishedHover(vanished, zone);
      },
    ),
    subject: () => ({ kind: 'coreDevice', on: fleet.known(record) }),
  };
}
