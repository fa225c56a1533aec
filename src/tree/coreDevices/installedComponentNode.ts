import { componentHeadline, statusCodesOf } from '../../greengrass/failures/headline';
import { addressOn } from '../../greengrass/addresses/deviceAddress';
import { logLocations } from '../../greengrass/logLocations';
import { nucleusOf } from '../../greengrass/status/nucleus';
import type { InstalledComponent } from '../../greengrass/model';
import { installationSource } from '../../text/messages/installationSource';
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
      () => ({
        component: cell.value,
        source: installationSource(cell.value.lastInstallationSource, record.opened.deployments),
        nucleus: nucleusOf(record.device, record.detailsIfRead),
        logs: logLocations(cell.value.componentName, fleet.known(record)),
        address: addressOn(fleet.known(record), {
          kind: 'installedComponent',
          componentName: cell.value.componentName,
        }),
        timeZone: context.timeZone(),
      }),
      async (facts, explain) => {
        const { installedComponentHover } = await import('../../text/hovers/installedComponentHover');
        return installedComponentHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'installedComponent', on: fleet.known(record), component: cell.value }),
  };
  const codes = errorCodeNodes(node, 'component', context);
  return node;
}
