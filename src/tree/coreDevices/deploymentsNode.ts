import { deploymentOrder } from '../../greengrass/failures/failure';
import type { EffectiveDeployment } from '../../greengrass/model';
import { deploymentsRow } from '../../text/rows/groupRow';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { effectiveDeploymentNode } from './effectiveDeploymentNode';
import { listingRows } from '../shared/listingRows';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { textContext, type NodeContext } from '../shared/nodeContext';

/** The deployments of a device with their keys. */
export function deploymentKeys(
  deployments: readonly EffectiveDeployment[],
): readonly (readonly [string, EffectiveDeployment])[] {
  return withKeys(deployments, ({ deploymentId }) => deploymentId);
}

/** The row above the effective deployments of a device, failed ones first. */
export function deploymentsNode(
  parent: Node,
  fleet: Fleet,
  record: CoreDeviceRecord,
  context: NodeContext,
  isExpandedAtFirst: () => boolean,
): Node {
  const node: Node = {
    id: `${parent.id}/deployments`,
    parent,
    isExpandable: true,
    get isExpandedAtFirst() {
      return isExpandedAtFirst();
    },
    decorationPath: [fleet.connection.id, record.device.coreDeviceThingName, 'deployments'],
    row: () => deploymentsRow(record.deployments.state.items, textContext(context)),
    open: () => record.deployments.read(),
    refresh: () => record.deployments.refresh(),
    children: () =>
      listingRows(record.deployments, fleet.connection, context, messages, 'No effective deployments', (items) => {
        const compare = deploymentOrder(items);
        return nodes.for([...deploymentKeys(items)].sort(([, a], [, b]) => compare(a, b)));
      }),
    hover: hoverFrom(
      () => record.opened.deployments !== undefined,
      async (isLoaded) => {
        const { deploymentsHover } = await import('../../text/hovers/groupHover');
        return deploymentsHover(isLoaded);
      },
    ),
    subject: () => ({ kind: 'effectiveDeployments', on: fleet.known(record) }),
  };
  const messages = new MessageNodes(() => node);
  const nodes = new ChildNodes<EffectiveDeployment>((key, cell) =>
    effectiveDeploymentNode(node, key, cell, fleet, record, context),
  );
  return node;
}
