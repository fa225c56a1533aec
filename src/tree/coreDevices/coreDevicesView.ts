import * as vscode from 'vscode';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { AppState } from '../../app/appState';
import type { DisplayedThing } from '../../app/displays';
import type { FleetSession } from '../../fleet/fleetSession';
import { views } from '../../manifest';
import { connectionsNode, type ConnectionsNode } from '../shared/connectionsNode';
import type { NodeContext } from '../shared/nodeContext';
import type { Node } from '../engine/node';
import { NodeTree } from '../engine/nodeTree';
import { PointedRows } from '../engine/pointedRows';
import { ChangedDevices } from './changedDevices';
import { FailureDecorations } from './decorations';
import { fleetNode } from './fleetNode';
import { ViewState } from './viewState';

/** The core device that a row is about; none for any other row. */
function deviceOf(node: Node): DisplayedThing | undefined {
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
  /** Fires when the person points at rows. */
  readonly onDidPoint: vscode.Event<readonly Node[]>;
  private readonly pointed: PointedRows;
  private readonly top: ConnectionsNode;
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly app: AppState,
    context: NodeContext,
  ) {
    const { sessions, filteredFleets, refreshing, viewOptions } = app;
    const redraw = (): void => {
      this.tree.update();
    };
    const forFleets = {
      isAlone: () => sessions.all.length === 1,
      open: (session: FleetSession) => refreshing.open(session),
      viewOptions,
      filteredFleets,
      onDidGrow: redraw,
    };
    this.top = connectionsNode('connections', sessions, (parent, session) =>
      fleetNode(parent, session, context, forFleets),
    );
    this.tree = new NodeTree(this.top.root, context.catalogue, context.clock, () => state.update());
    this.view = vscode.window.createTreeView(views.coreDevices, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const state = new ViewState(this.view, app);
    state.update();
    const changed = new ChangedDevices(sessions, context.clock, (session, thingNames) => {
      const drawn = this.tree.rows.nodes(this.top.nodeOf(session));
      this.tree.update(drawn.filter((node) => thingNames.has(deviceOf(node)?.thingName ?? '')));
    });
    const decorations = new FailureDecorations(sessions);
    this.pointed = new PointedRows(this.view);
    this.onDidPoint = this.pointed.onDidPoint;
    const ends = [
      sessions.onDidChange((change) => {
        if (change.kind === 'sessions') {
          this.tree.reload();
        } else if (['state', 'list', 'throttle'].includes(change.change.kind)) {
          redraw();
        }
      }),
      app.connections.onDidSelect(() => {
        this.tree.reload();
      }),
      app.displays.add({
        openThings: () => this.openDevices(),
        visibleThings: () => (this.view.visible ? this.openDevices() : []),
        isVisible: () => this.view.visible,
      }),
      app.watching.onDidChange(redraw),
      app.dependencies.onDidChange(redraw),
      filteredFleets.onDidChange(redraw),
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
      this.pointed,
      this.view,
      this.tree,
      decorations,
      vscode.window.registerFileDecorationProvider(decorations),
      this.view.onDidExpandElement(({ element }) => {
        this.tree.didExpand(element);
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.tree.didCollapse(element);
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        app.displays.didChangeVisibility();
        if (visible) {
          redraw();
        }
      }),
    ];
  }

  /**
   * Selects the row of a thing, reading what is needed to find it. Resolves with false where the device has no such
   * thing; rejects with a FleetError where the device cannot be read.
   */
  async reveal(address: DeviceAddress): Promise<boolean> {
    const { reveal } = await import('./reveal');
    const node = await reveal(this.app, this, this.top, address);
    if (node !== undefined) {
      // It may have been selected already.
      this.pointed.point([node]);
    }
    return node !== undefined;
  }

  /** Selects the row of a connection, and opens it. */
  async revealConnection(session: FleetSession): Promise<void> {
    const node = this.top.nodeOf(session);
    if (node !== undefined && this.app.sessions.all.length > 1) {
      await this.view.reveal(node, { select: true, focus: true, expand: true });
      this.pointed.point([node]);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The core devices that are expanded. */
  private openDevices(): readonly DisplayedThing[] {
    return this.tree.rows.openNodes().flatMap((node) => deviceOf(node) ?? []);
  }
}
