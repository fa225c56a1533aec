import * as vscode from 'vscode';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import { isAlwaysShown } from './componentsNode';
import { visibleName } from '../../base/visibleText';
import type { AppState } from '../../app/appState';
import { views } from '../../manifest';
import type { ConnectionsNode } from '../shared/connectionsNode';
import type { Node } from '../engine/node';
import { nodeAt } from './nodeAt';
import type { NodeTree } from '../engine/nodeTree';

/** The view in which something is revealed. */
export interface RevealingView {
  readonly view: vscode.TreeView<Node>;
  readonly tree: NodeTree;
}

/**
 * Selects the row of a thing, reading what is needed to find it, and gives it. Resolves with nothing where its connection is not on show
 * or the device has no such thing; rejects with a FleetError where the device cannot be read.
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
  filteredFleets.included.add(address.thingName);
  const component = record.opened.components?.find(
    ({ componentName }) => address.kind === 'installedComponent' && componentName === address.componentName,
  );
  if (component !== undefined && !isAlwaysShown(component)) {
    dependencies.set(true);
  }
  await filteredFleets.settled(fleet);
  if (nodeAt(connectionNode, { ...address, kind: 'coreDevice' }) === undefined) {
    // What the filter leaves out cannot be shown with it.
    viewOptions.change({ filter: {}, grouping: 'none' });
    vscode.window.setStatusBarMessage(`The filter was cleared to show ${visibleName(address.thingName)}`, 5_000);
  }
  const deviceNode = nodeAt(connectionNode, { ...address, kind: 'coreDevice' });
  const node = nodeAt(connectionNode, address);
  if (deviceNode === undefined || node === undefined) {
    return undefined;
  }
  if (!view.visible) {
    // A view that is shown again is drawn anew, and meanwhile VS Code finds nothing in it.
    await vscode.commands.executeCommand(`${views.coreDevices}.focus`);
  }
  // VS Code finds only what it has been told of.
  await tree.drawn(deviceNode);
  await view.reveal(node, { select: true, focus: true, expand: address.kind === 'coreDevice' });
  return node;
}
