import * as vscode from 'vscode';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { AppState } from '../../app/appState';
import type { DisplayedDevice } from '../../app/displays';
import type { FleetSession } from '../../fleet/fleetSession';
import { views } from '../../manifest';
import { connectionsNode, type ConnectionsNode } from '../shared/connectionsNode';
import type { NodeContext } from '../shared/nodeContext';
import { selectedDevices } from '../shared/selectedDevices';
import type { Node } from '../engine/node';
import { NodeTree } from '../engine/nodeTree';
import { RowInteractions } from '../engine/rowInteractions';
import { ChangedDeviceBatches } from './changedDeviceBatches';
import { FailureDecorations } from './decorations';
import { fleetNode } from './fleetNode';
import { ViewState } from './viewState';

/** The core device of a row; `undefined` for any other row. */
function deviceOf(node: Node): DisplayedDevice | undefined {
  const subject = node.subject?.();
  return subject?.kind === 'coreDevice'
    ? { connectionId: subject.on.place.connectionId, thingName: subject.on.device.coreDeviceThingName }
    : undefined;
}

/** The Core Devices view: the connections as a tree, with decorations. */
export class CoreDevicesView implements vscode.Disposable {
  readonly id = views.coreDevices;
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  /** Fires when the user acts on rows. */
  readonly onDidInteract: vscode.Event<readonly Node[]>;
  private readonly interactions: RowInteractions;
  private readonly top: ConnectionsNode;
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly app: AppState,
    context: NodeContext,
  ) {
    const { sessions, filteredFleets, refreshing, viewOptions, deviceOrders } = app;
    const redraw = (): void => {
      this.tree.update();
    };
    const hold = (): void => {
      deviceOrders.hold();
    };
    const forFleets = {
      isOnlyConnection: () => sessions.all.length === 1,
      open: (session: FleetSession) => refreshing.open(session),
      viewOptions,
      filteredFleets,
      deviceOrders,
      onDidGrow: redraw,
    };
    this.top = connectionsNode('connections', sessions, (parent, session) =>
      fleetNode(parent, session, context, forFleets),
    );
    this.tree = new NodeTree(views.coreDevices, this.top.root, context.catalog, context.clock, () => state.update());
    this.view = vscode.window.createTreeView(views.coreDevices, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const state = new ViewState(this.view, app, context, redraw);
    state.update();
    const changed = new ChangedDeviceBatches(
      sessions,
      context.clock,
      ({ fleet }) =>
        this.openDevices().flatMap(({ connectionId, thingName }) =>
          connectionId === fleet?.connection.id ? thingName : [],
        ),
      (session, thingNames) => {
        const drawn = this.tree.rows.nodes(this.top.nodeOf(session));
        this.tree.update(drawn.filter((node) => thingNames.has(deviceOf(node)?.thingName ?? '')));
      },
    );
    const decorations = new FailureDecorations(sessions);
    this.interactions = new RowInteractions(this.view);
    this.onDidInteract = this.interactions.onDidInteract;
    const ends = [
      sessions.onDidChange((change) => {
        if (change.kind === 'sessions') {
          this.tree.reload();
        } else if (['state', 'list', 'throttle', 'scan'].includes(change.change.kind)) {
          redraw();
        }
      }),
      app.connections.onDidSelect(() => {
        this.tree.reload();
      }),
      app.displays.add({
        openDevices: () => this.openDevices(),
        visibleDevices: () => (this.view.visible ? this.openDevices() : []),
        isVisible: () => this.view.visible,
        selectedDevices: () => (this.view.visible ? selectedDevices(this.view.selection) : []),
      }),
      app.watching.onDidChange(redraw),
      // The summary leaves out muted core devices.
      app.mutes.onDidChange(redraw),
      app.dependencies.onDidChange(redraw),
      filteredFleets.onDidChange(redraw),
      deviceOrders.onDidChange(redraw),
      app.aging.onDidAge(() => {
        if (this.view.visible) {
          redraw();
        }
      }),
    ];
    this.disposables = [
      changed,
      ...ends.map((end) => new vscode.Disposable(end)),
      state,
      this.interactions,
      this.view,
      this.tree,
      decorations,
      vscode.window.registerFileDecorationProvider(decorations),
      this.view.onDidExpandElement(({ element }) => {
        this.tree.didExpand(element);
      }),
      this.view.onDidChangeSelection(() => {
        app.automaticRefresh.didSelect();
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.tree.didCollapse(element);
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        app.displays.didChangeVisibility();
        if (visible) {
          deviceOrders.release();
        }
      }),
      this.onDidInteract(hold),
      this.tree.onDidHover(hold),
    ];
  }

  /**
   * Loads what is needed to find the row of an address, and selects it. Resolves with false if the device doesn't have
   * the deployment or component. Rejects with a FleetError if the device can't be loaded.
   */
  async reveal(address: DeviceAddress): Promise<boolean> {
    // The row must not move while VS Code reveals it.
    this.app.deviceOrders.holdCurrent();
    const { reveal } = await import('./reveal');
    const node = await reveal(this.app, this, this.top, address);
    if (node !== undefined) {
      // If the row was already selected, VS Code fires no event.
      this.interactions.interact([node]);
    }
    return node !== undefined;
  }

  /** Selects and expands the row of a connection. */
  async revealConnection(session: FleetSession): Promise<void> {
    const node = this.top.nodeOf(session);
    if (node !== undefined && this.app.sessions.all.length > 1) {
      await this.view.reveal(node, { select: true, focus: true, expand: true });
      this.interactions.interact([node]);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The core devices that are expanded. */
  private openDevices(): readonly DisplayedDevice[] {
    return this.tree.rows.openNodes().flatMap((node) => deviceOf(node) ?? []);
  }
}
