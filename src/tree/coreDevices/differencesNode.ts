import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import { verdictKinds } from '../../greengrass/drift/verdict';
import { compareNames } from '../../base/names/compareNames';
import { differenceRow, differencesRow } from '../../text/rows/driftRow';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import { knownDifferences } from '../../fleet/drift/knownDrift';
import type { Fleet } from '../../fleet/fleet';
import { ChildNodes, withKeys, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';

/** The most important differences first, then by name. */
function compareDifferences(a: ComponentVerdict, b: ComponentVerdict): number {
  const rank = ({ verdict }: ComponentVerdict): number => verdictKinds.indexOf(verdict.kind);
  return rank(a) - rank(b) || compareNames(a.componentName, b.componentName);
}

/** The row of a component that differs from what was asked for. A click opens its panel, else the one of the device. */
function differenceNode(
  parent: Node,
  key: string,
  cell: Cell<ComponentVerdict>,
  fleet: Fleet,
  record: CoreDeviceRecord,
): Node {
  return {
    id: `${parent.id}/${key}`,
    parent,
    isExpandable: false,
    row: () => differenceRow(cell.value),
    children: () => [],
    hover: hoverFrom(
      () => ({ component: cell.value, targets: fleet.drift.verdicts(record).targets }),
      async ({ component, targets }) => {
        const { differenceHover } = await import('../../text/hovers/devices/driftHover');
        return differenceHover(component, targets);
      },
    ),
    subject: () => {
      const { installed } = cell.value;
      const on = fleet.known(record);
      return installed === undefined
        ? { kind: 'coreDevice', on }
        : { kind: 'installedComponent', on, component: installed };
    },
  };
}

/** The row above the components of a device that are known to differ from what was asked for. */
export function differencesNode(parent: Node, fleet: Fleet, record: CoreDeviceRecord): Node {
  const node: Node = {
    id: `${parent.id}/differences`,
    parent,
    isExpandable: true,
    row: () => differencesRow(knownDifferences(fleet, record)),
    children: () => {
      const differences = [...knownDifferences(fleet, record)].sort(compareDifferences);
      return nodes.for(withKeys(differences, ({ componentName }) => componentName));
    },
    hover: hoverFrom(
      () => undefined,
      async () => {
        const { differencesHover } = await import('../../text/hovers/devices/driftHover');
        return differencesHover;
      },
    ),
  };
  const nodes = new ChildNodes<ComponentVerdict>((key, cell) => differenceNode(node, key, cell, fleet, record));
  return node;
}
