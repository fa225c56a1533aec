import { componentHeadline, statusCodesOf } from '../../greengrass/failures/headline';
import type { InstalledComponent } from '../../greengrass/model';
import { installedComponentFacts } from '../../text/hovers/devices/installedComponentFacts';
import { installedComponentRow } from '../../text/rows/installedComponentRow';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { errorCodeNodes } from '../shared/errorCodeNode';
import type { Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { NodeContext } from '../shared/nodeContext';

/** The row of an installed component. Its children are its status codes. */
export function installedComponentNode(
  parent: Node,
  key: string,
  cell: { readonly value: InstalledComponent },
  fleet: Fleet,
  record: CoreDeviceRecord,
  context: NodeContext,
): Node {
  const node: Node = {
    id: `${parent.id}/${key}`,
    parent,
    get isExpandable() {
      return statusCodesOf(cell.value).length > 0;
    },
    decorationPath: [...(parent.decorationPath ?? []), key],
    row: () => installedComponentRow(cell.value),
    open: async () => {
      await context.catalog.load();
    },
    children: () => {
      const headline = componentHeadline(cell.value);
      return codes(
        statusCodesOf(cell.value).map((code) => ({ code, reportedTypes: [], isHeadline: code === headline })),
      );
    },
    hover: hoverFrom(
      () => installedComponentFacts(fleet.known(record), cell.value, context.timeZone()),
      async (facts, explain) => {
        const { installedComponentHover } = await import('../../text/hovers/devices/installedComponentHover');
        return installedComponentHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'installedComponent', on: fleet.known(record), component: cell.value }),
  };
  const codes = errorCodeNodes(node, 'component', context);
  return node;
}
