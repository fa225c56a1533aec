import { componentCounts, isDependency } from '../../greengrass/componentKind';
import { compareComponents, isFailedComponent } from '../../greengrass/failures/failure';
import { count } from '../../base/numbers';
import type { InstalledComponent } from '../../greengrass/model';
import { componentsRow } from '../../text/rows/groupRow';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { commands } from '../../manifest';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { installedComponentNode } from './installedComponentNode';
import { listingRows } from '../shared/listingRows';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { NodeContext } from '../shared/nodeContext';

/** The components of a device with their keys. */
export function componentKeys(
  components: readonly InstalledComponent[],
): readonly (readonly [string, InstalledComponent])[] {
  return withKeys(components, ({ componentName }) => componentName);
}

/** Whether a component is shown even if dependencies are hidden. A failed dependency may explain all other failures. */
export function isAlwaysShown(component: InstalledComponent): boolean {
  return !isDependency(component) || isFailedComponent(component);
}

/** The row above the installed components of a device, failed ones first. The user can show or hide dependencies. */
export function componentsNode(
  parent: Node,
  fleet: Fleet,
  record: CoreDeviceRecord,
  context: NodeContext,
  isExpandedAtFirst: () => boolean,
): Node {
  const rows = (items: readonly InstalledComponent[]): readonly Node[] => {
    const all = [...componentKeys(items)].sort(([, a], [, b]) => compareComponents(a, b));
    const shown = context.areDependenciesShown() ? all : all.filter(([, item]) => isAlwaysShown(item));
    const hidden = all.length - shown.length;
    const shownNodes = nodes.for(shown);
    return hidden === 0
      ? shownNodes
      : [
          ...shownNodes,
          messages.for({
            key: 'hidden',
            label: `${count(hidden, 'dependency', 'dependencies')} hidden`,
            icon: 'eye-closed',
            hover: [
              {
                kind: 'paragraph',
                text: 'Dependencies of other components. Failing dependencies are always shown. Click to show all.',
              },
            ],
            click: () => ({ command: commands.showDependencies, arguments: [] }),
          }),
        ];
  };
  const node: Node = {
    id: `${parent.id}/components`,
    parent,
    isExpandable: true,
    get isExpandedAtFirst() {
      return isExpandedAtFirst();
    },
    decorationPath: [fleet.connection.id, record.device.coreDeviceThingName, 'components'],
    row: () => componentsRow(record.components.state.items),
    open: () => record.components.read(),
    refresh: () => record.components.refresh(),
    children: () =>
      listingRows(record.components, fleet.connection, context, messages, 'No installed components reported', rows),
    hover: hoverFrom(
      () => ({
        counts: componentCounts(record.opened.components),
        isLite: nucleusOf(record.device, record.detailsIfRead).isLite,
      }),
      async ({ counts, isLite }) => {
        const { componentsHover } = await import('../../text/hovers/groupHover');
        return componentsHover(counts, isLite);
      },
    ),
    subject: () => ({ kind: 'installedComponents', on: fleet.known(record) }),
  };
  const messages = new MessageNodes(() => node);
  const nodes = new ChildNodes<InstalledComponent>((key, cell) =>
    installedComponentNode(node, key, cell, fleet, record, context),
  );
  return node;
}
