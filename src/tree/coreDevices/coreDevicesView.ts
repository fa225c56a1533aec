import * as vscode from 'vscode';
import { isDeviceAddress, type Address } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { Clock } from '../../base/clock';
import type { Connect, ConnectionSelection } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { PinnedConnection } from '../../greengrass/ports/pinnedConnection';
import type { Fleet, FleetChange } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions, SessionsChange } from '../../fleet/sessions';
import { contextKeys, views } from '../../manifest';
import type { Catalogue } from '../../ui/catalogue';
import { readThresholds, type WorkspaceMemory } from '../../ui/settings';
import { FilteredFleets } from '../filteredFleets';
import { ChangedDevices } from './changedDevices';
import { connectionsNode, type ConnectionsNode } from '../shared/connectionsNode';
import { FailureDecorations } from './decorations';
import { fleetNode } from './fleetNode';
import { sessionOf, type Node } from '../engine/node';
import { NodeTree } from '../engine/nodeTree';
import { ReportedFailures } from '../reportedFailures';
import type { Memory } from '../shared/nodeContext';
import { ViewState } from './viewState';
import type { Watching } from '../watching';

/** Ages in rows change by the minute at most. */
const ageStepMilliseconds = 60_000;

const dependenciesShownKey = 'areDependenciesShown';

/** What the view needs from the outside. */
export interface CoreDevicesViewOptions {
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly memory: Memory;
  /** What is chosen for this workspace. */
  readonly workspaceMemory: WorkspaceMemory;
  readonly watching: Watching;
  /** Is told of each failure once, and that it happened while doing `what`. */
  readonly onDidFail: (what: string, error: FleetError) => void;
}

/** Decides which of the two buttons there is. */
function tellDependencies(areShown: boolean): void {
  void vscode.commands.executeCommand('setContext', contextKeys.areDependenciesShown, areShown);
}

/** The core device that a row stands for; none for any other row. */
function thingNameOf(node: Node): readonly string[] {
  const subject = node.subject?.();
  return subject?.kind === 'coreDevice' ? [subject.on.device.coreDeviceThingName] : [];
}

/** The Core Devices view: the connections shown as a tree, with decorations, kept up to date. */
export class CoreDevicesView implements vscode.Disposable {
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  readonly sessions: Sessions;
  readonly filteredFleets: FilteredFleets;
  private readonly top: ConnectionsNode;
  private readonly state: ViewState;
  private readonly decorations = new FailureDecorations();
  private readonly changed: ChangedDevices;
  private readonly failures: ReportedFailures;
  private readonly changeEmitter = new vscode.EventEmitter<void>();
  private readonly disposables: readonly { dispose(): unknown }[];
  /** Fires when the connection changes: chosen, opened, failed, or its account has become known. */
  readonly onDidChangeConnection = this.changeEmitter.event;

  constructor(private readonly options: CoreDevicesViewOptions) {
    const { sessions, catalogue, clock, memory, workspaceMemory, watching } = options;
    this.sessions = sessions;
    this.failures = new ReportedFailures(options.onDidFail);
    const context = {
      clock,
      catalogue,
      thresholds: readThresholds,
      areDependenciesShown: () => memory.get(dependenciesShownKey) === true,
      isWatched: (address: Address) => watching.isWatched(address),
    };
    this.filteredFleets = new FilteredFleets(workspaceMemory, clock, readThresholds);
    const redraw = (): void => {
      this.tree.update();
    };
    const forFleets = {
      isAlone: () => sessions.all.length === 1,
      filteredFleets: this.filteredFleets,
      onDidGrow: redraw,
    };
    this.top = connectionsNode('connections', sessions, (parent, session) =>
      fleetNode(parent, session, context, forFleets),
    );
    const endListening = sessions.onDidChange((change) => {
      this.onDidChangeSessions(change);
    });
    this.tree = new NodeTree(this.top.root, catalogue, clock, () => this.state.update());
    this.view = vscode.window.createTreeView(views.coreDevices, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.state = new ViewState(this.view, sessions, this.filteredFleets);
    const ageing = setInterval(() => {
      this.didAge();
    }, ageStepMilliseconds);
    this.changed = new ChangedDevices(clock, (changed) => {
      const nodes = [...changed].flatMap(([session, thingNames]) => {
        const drawn = this.tree.rows.nodes(this.top.nodeOf(session));
        return drawn.filter((node) => thingNameOf(node).some((thingName) => thingNames.has(thingName)));
      });
      this.tree.update(nodes);
    });
    this.disposables = [
      this.changed,
      new vscode.Disposable(endListening),
      watching.onDidChange(redraw),
      this.filteredFleets,
      this.filteredFleets.onDidChange(redraw),
      this.view,
      this.tree,
      vscode.window.registerFileDecorationProvider(this.decorations),
      new vscode.Disposable(() => {
        clearInterval(ageing);
      }),
      this.view.onDidExpandElement(({ element }) => {
        this.tree.didExpand(element);
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.tree.didCollapse(element);
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) {
          this.tree.update();
        }
      }),
    ];
    tellDependencies(memory.get(dependenciesShownKey) === true);
  }

  /**
   * Asks again for everything that is shown of some connections, all by default: the loaded pages, the expanded devices,
   * and those that are on show elsewhere. After a failure, connects again.
   */
  async refresh(
    shownElsewhere: readonly Address[] = [],
    sessions: readonly FleetSession[] = this.sessions.all,
  ): Promise<void> {
    await Promise.all(sessions.map((session) => this.refreshOne(session, shownElsewhere)));
    this.tree.update();
  }

  /**
   * Selects the row of a thing, reading what is needed to find it. Resolves with false where the device has no such
   * thing; rejects with a FleetError where the device cannot be read.
   */
  async reveal(address: DeviceAddress): Promise<boolean> {
    const { reveal } = await import('./reveal');
    return reveal(this, this.top, address);
  }

  /**
   * Shows another fleet as the chosen one. What is known of the one before is dropped, also what still arrives.
   * @param connect opens something else than a live fleet
   */
  choose(choice: ConnectionSelection, connect?: Connect): void {
    this.sessions.selected.reset(choice, connect);
    this.tree.reload();
  }

  /** Shows these connections beside the chosen one, and no others. */
  pin(connections: readonly PinnedConnection[]): void {
    this.sessions.pin(connections);
  }

  /** Selects the row of a connection, and opens it. */
  async revealConnection(session: FleetSession): Promise<void> {
    const node = this.top.nodeOf(session);
    if (node !== undefined && this.sessions.all.length > 1) {
      await this.view.reveal(node, { select: true, focus: true, expand: true });
    }
  }

  /** Shows or hides dependencies, and remembers it. Asks nothing of the service. */
  showDependencies(areShown: boolean): void {
    void this.options.memory.update(dependenciesShownKey, areShown);
    tellDependencies(areShown);
    this.tree.update();
  }

  dispose(): void {
    this.sessions.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Words and filters that depend on the time, or on a setting, may say something else. */
  didAge(): void {
    this.changeEmitter.fire();
    if (this.view.visible) {
      this.sessions.all.forEach(({ fleet }) => {
        if (fleet !== undefined) {
          this.filteredFleets.didChange(fleet);
        }
      });
      this.tree.update();
    }
  }

  /** The core devices of a fleet that a person can see into: the expanded ones, and those that are on show elsewhere. */
  thingsOnShow(fleet: Fleet, shownElsewhere: readonly Address[]): readonly string[] {
    const here = this.tree.rows.openNodes().filter((node) => sessionOf(node)?.fleet === fleet);
    const elsewhere = shownElsewhere
      .filter(isDeviceAddress)
      .filter(({ connectionId }) => connectionId === fleet.connection.id);
    return [...new Set([...here.flatMap(thingNameOf), ...elsewhere.map(({ thingName }) => thingName)])];
  }

  private async refreshOne(session: FleetSession, shownElsewhere: readonly Address[]): Promise<void> {
    const { fleet } = session;
    if (fleet === undefined) {
      await this.top.nodeOf(session)?.open?.();
      return;
    }
    await fleet.refresh(this.thingsOnShow(fleet, shownElsewhere));
    await this.filteredFleets.refresh(fleet);
  }

  private onDidChangeSessions(change: SessionsChange): void {
    if (change.kind === 'sessions' || change.change.kind === 'state') {
      const fleets = this.sessions.all.flatMap(({ fleet }) => fleet ?? []);
      this.filteredFleets.keep(new Set(fleets));
      this.decorations.retainConnections(new Set(fleets.map(({ connection }) => connection.id)));
    }
    if (change.kind === 'sessions') {
      this.tree.reload();
    } else if (change.change.kind === 'state') {
      const { state } = change.session;
      this.failures.report('Connecting', state.kind === 'failed' ? state.error : undefined);
      if (state.kind === 'open') {
        // One that was set aside comes back with what is known of it.
        const failing = [...state.fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName);
        this.decorations.update(state.fleet, failing);
      }
      this.tree.update();
    } else if (change.session.fleet !== undefined) {
      this.onDidChangeFleet(change.session, change.session.fleet, change.change);
    }
    this.changeEmitter.fire();
  }

  private onDidChangeFleet(session: FleetSession, fleet: Fleet, change: FleetChange): void {
    switch (change.kind) {
      case 'list':
        this.failures.report('Listing core devices', fleet.list.state.error);
        this.decorations.update(fleet, fleet.list.state.thingNames);
        this.filteredFleets.didChange(fleet);
        this.tree.update();
        break;
      case 'devices':
        this.onDidChangeDevices(session, fleet, change.thingNames);
        break;
      case 'device': {
        const record = fleet.device(change.thingName);
        if (record !== undefined) {
          this.failures.reportDevice(fleet, change.thingName, record);
          this.onDidChangeDevices(session, fleet, [change.thingName]);
        }
        break;
      }
      case 'throttle':
        this.tree.update();
        break;
      case 'scan':
      case 'deployment':
        // The view shows neither.
        break;
    }
  }

  private onDidChangeDevices(session: FleetSession, fleet: Fleet, thingNames: readonly string[]): void {
    this.decorations.update(fleet, thingNames);
    this.filteredFleets.didChange(fleet);
    this.changed.add(session, thingNames);
  }
}
