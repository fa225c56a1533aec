import { componentHeadline, statusCodesOf } from '../core/failure';
import { nucleusOf } from '../core/fidelity';
import { installedComponentHover } from '../core/hovers/installedComponentHover';
import type { InstalledComponent } from '../core/model';
import { installedComponentRow } from '../core/rows/installedComponentRow';
import type { CoreDeviceRecord } from '../fleet/coreDeviceRecord';
import type { Fleet } from '../fleet/fleet';
import { errorCodeNodes } from './errorCodeNode';
import type { Node } from './node';
import type { TreeSurroundings } from './surroundings';

/** The row of an installed component; below it its status codes. */
export function installedComponentNode(
  parent: Node,
  key: string,
  cell: { readonly value: InstalledComponent },
  fleet: Fleet,
  record: CoreDeviceRecord,
  surroundings: TreeSurroundings,
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
      await surroundings.catalogue.load();
    },
    children: () => {
      const headline = componentHeadline(cell.value);
      return codes(
        statusCodesOf(cell.value).map((code) => ({ code, reportedTypes: [], isHeadline: code === headline })),
      );
    },
    hover: (explain) =>
      installedComponentHover(
        cell.value,
        record.opened.deployments,
        nucleusOf(record.device, record.detailsIfRead),
        explain,
      ),
    subject: () => ({ kind: 'installedComponent', on: fleet.known(record), component: cell.value }),
  };
  const codes = errorCodeNodes(node, 'component', surroundings);
  return node;
}
