import * as vscode from 'vscode';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import { isAlwaysShown } from './componentsNode';
import { visibleName } from '../../base/visibleText';
import { showInStatusBar } from '../../ui/showInStatusBar';
import type { AppState } from '../../app/appState';
import { views } from '../../manifest';
import type { ConnectionsNode } from '../shared/connectionsNode';
import type { Node } from '../engine/node';
import { nodeAt } from './nodeAt';
import type { NodeTree } from '../engine/nodeTree';

/** The view that reveals a row. */
export interface RevealingView {
  readonly view: vscode.TreeView<Node>;
  readonly tree: NodeTree;
}

/**
 * Loads what is needed to find the row of an address, selects the row and returns it. Resolves with `undefined` if its
 * connection isn't shown or the device doesn't have the deployment or component. Rejects with a FleetError if the device
 * can't be loaded.
 */
export async function reveal(
  { sessions, filteredFleets, viewOptions, dependencies }: AppState,
  { view, tree }: RevealingView,
  top: ConnectionsNode,
  address: DeviceAddress,
): Promise<Node | undefined> {
  const session = sessions.all.find(({ fleet }) => fleet?.connection.id === address.connectionId);
  const connectionNode = session && top.nodeOf(session);
  if (session?.fleet === undefined || connectionNode === undefined) {
    return undefined;
  }
  const { fleet } = session;
  const record = await fleet.devices.find(address.thingName);
  await record.open();
  fleet.list.include(address.thingName);
  filteredFleets.revealed.add(address.thingName);
  const component = record.opened.components?.find(
    ({ componentName }) => address.kind === 'installedComponent' && componentName === address.componentName,
  );
  if (component !== undefined && !isAlwaysShown(component)) {
    dependencies.set(true);
  }
  await filteredFleets.settled(fleet);
  if (nodeAt(connectionNode, { ...address, kind: 'coreDevice' }) === undefined) {
    // The device doesn't match the filter.
    viewOptions.change({ filter: {}, grouping: 'none' });
    showInStatusBar(`Filter cleared to show ${visibleName(address.thingName)}`);
  }
  const deviceNode = nodeAt(connectionNode, { ...address, kind: 'coreDevice' });
  const node = nodeAt(connectionNode, address);
  if (deviceNode === undefined || node === undefined) {
    return undefined;
  }
  if (!view.visible) {
    // VS Code draws a view again when it becomes visible. Until then it finds no row in it.
    await vscode.commands.executeCommand(`${views.coreDevices}.focus`);
  }
  // VS Code can reveal only rows that it has drawn.
  await tree.drawn(deviceNode);
  await view.reveal(node, { select: true, focus: true, expand: address.kind === 'coreDevice' });
  return node;
}
