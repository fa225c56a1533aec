import * as vscode from 'vscode';
import type { Address } from '../core/address';
import type { Clock } from '../core/clock';
import type { Connect, ConnectionChoice } from '../core/connection';
import type { FleetError } from '../core/errors';
import { snapshotWords } from '../core/snapshotWords';
import type { Fleet } from '../fleet/fleet';
import type { FleetSession, SessionChange } from '../fleet/fleetSession';
import { contextKeys, views } from '../manifest';
import type { Catalogue } from '../ui/catalogue';
import { readStaleAfterHours, readStuckAfterHours } from '../ui/settings';
import { isAlwaysShown } from './componentsNode';
import { FailureDecorations } from './decorations';
import { fleetNode } from './fleetNode';
import type { Node } from './node';
import { nodeAt } from './nodeAt';
import { NodeTree } from './nodeTree';
import type { Memory } from './surroundings';

/** Ages in rows change by the minute at most. */
const ageStepMilliseconds = 60_000;

/** Differences that arrive within this time are looked for together. */
const batchMilliseconds = 20;

const dependenciesShownKey = 'areDependenciesShown';

/** What the view needs from the outside. */
export interface CoreDevicesViewOptions {
  readonly session: FleetSession;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly memory: Memory;
  /** Is told of each failure once, and that it happened while doing `what`. */
  readonly onDidFail: (what: string, error: FleetError) => void;
}

/** The Core Devices view: one session shown as a tree, with decorations, kept up to date. */
export class CoreDevicesView implements vscode.Disposable {
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  readonly session: FleetSession;
  private readonly root: Node;
  private readonly decorations = new FailureDecorations();
  private readonly changedThings = new Set<string>();
  private readonly disposed = new AbortController();
  private readonly reported = new WeakSet<FleetError>();
  private readonly changeEmitter = new vscode.EventEmitter<void>();
  private readonly disposables: readonly { dispose(): unknown }[];
  /** Fires when the connection changes: chosen, opened, failed, or its account has become known. */
  readonly onDidChangeConnection = this.changeEmitter.event;

  constructor(private readonly options: CoreDevicesViewOptions) {
    const { session, catalogue, clock, memory } = options;
    this.session = session;
    const endListening = this.session.onDidChange((change) => {
      this.onDidChangeSession(change);
    });
    this.root = fleetNode(this.session, {
      clock,
      catalogue,
      staleAfterHours: readStaleAfterHours,
      stuckAfterHours: readStuckAfterHours,
      areDependenciesShown: () => memory.get(dependenciesShownKey) === true,
    });
    this.tree = new NodeTree(this.root, catalogue, clock);
    this.view = vscode.window.createTreeView(views.coreDevices, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const ageing = setInterval(() => {
      if (this.view.visible) {
        this.tree.update();
      }
    }, ageStepMilliseconds);
    this.disposables = [
      new vscode.Disposable(endListening),
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
    this.showDependencies(memory.get(dependenciesShownKey) === true);
  }

  /**
   * Asks again for everything shown: the loaded pages, the expanded devices, and those that are on show elsewhere.
   * After a failure, connects again.
   */
  async refresh(shownElsewhere: readonly string[] = []): Promise<void> {
    const { state } = this.session;
    if (state.kind === 'open') {
      const expanded = this.tree.openedNodes().flatMap((node) => this.thingNameOf(node) ?? []);
      await state.fleet.refresh([...new Set([...expanded, ...shownElsewhere])]);
    } else {
      await this.root.open?.();
    }
    this.tree.update();
  }

  /**
   * Selects the row of a thing, reading what is needed to find it. Resolves with false where the device has no such
   * thing; rejects with a FleetError where the device cannot be read.
   */
  async reveal(address: Address): Promise<boolean> {
    const { state } = this.session;
    if (state.kind !== 'open' || state.fleet.connection.id !== address.connectionId) {
      return false;
    }
    const record = await state.fleet.find(address.thingName);
    await record.open();
    state.fleet.list.include(address.thingName);
    const component = record.opened.components?.find(
      ({ componentName }) => address.kind === 'installedComponent' && componentName === address.componentName,
    );
    if (component !== undefined && !isAlwaysShown(component)) {
      this.showDependencies(true);
    }
    const node = nodeAt(this.root, address);
    if (node !== undefined) {
      await this.view.reveal(node, { select: true, focus: true, expand: address.kind === 'coreDevice' });
    }
    return node !== undefined;
  }

  /**
   * Shows another fleet. What is known of the one before is dropped, also what still arrives.
   * @param connect opens something else than a live fleet
   */
  choose(choice: ConnectionChoice, connect?: Connect): void {
    this.decorations.clear();
    this.session.reset(choice, connect);
    this.tree.reload();
  }

  /** Shows or hides dependencies, and remembers it. Asks nothing of the service. */
  showDependencies(areShown: boolean): void {
    void this.options.memory.update(dependenciesShownKey, areShown);
    void vscode.commands.executeCommand('setContext', contextKeys.areDependenciesShown, areShown);
    this.tree.update();
  }

  dispose(): void {
    this.disposed.abort();
    this.session.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private thingNameOf(node: Node): string | undefined {
    const subject = node.parent === this.root ? node.subject?.() : undefined;
    return subject?.kind === 'coreDevice' ? subject.on.device.coreDeviceThingName : undefined;
  }

  private onDidChangeState(): void {
    const { state } = this.session;
    if (state.kind === 'failed') {
      this.report('Connecting', state.error);
    }
    this.setNoCredentials(state.kind === 'failed' ? state.error : undefined);
    const asOf = state.kind === 'open' ? state.fleet.connection.asOf : undefined;
    this.view.message = asOf && snapshotWords(asOf);
    void vscode.commands.executeCommand('setContext', contextKeys.isSnapshot, asOf !== undefined);
    this.changeEmitter.fire();
    this.tree.update();
  }

  private onDidChangeSession(change: SessionChange): void {
    const { state } = this.session;
    if (change.kind === 'state') {
      this.onDidChangeState();
    } else if (state.kind === 'open' && change.kind === 'list') {
      this.onDidChangeList(state.fleet);
    } else if (state.kind === 'open' && change.kind === 'device') {
      this.onDidChangeDevice(state.fleet, change.thingName);
    }
  }

  private onDidChangeList(fleet: Fleet): void {
    const { error, thingNames } = fleet.list.state;
    this.report('Listing core devices', error);
    this.setNoCredentials(thingNames.length === 0 ? error : undefined);
    this.decorations.update(
      fleet.connection.id,
      thingNames.flatMap((name) => fleet.device(name) ?? []),
    );
    this.changeEmitter.fire();
    this.tree.update();
  }

  private onDidChangeDevice(fleet: Fleet, thingName: string): void {
    const record = fleet.device(thingName);
    if (record === undefined) {
      return;
    }
    for (const { state } of [record.details, record.deployments, record.components]) {
      this.report(`Reading core device ${thingName}`, state.error);
    }
    this.decorations.update(fleet.connection.id, [record]);
    this.changeEmitter.fire();
    this.changedThings.add(thingName);
    if (this.changedThings.size === 1) {
      void this.options.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
        this.updateChanged();
      });
    }
  }

  /** Finding the rows of changed devices takes a look at all rows, so it is done once for many. */
  private updateChanged(): void {
    const { changedThings } = this;
    this.tree.update(this.root.children().filter((node) => changedThings.has(this.thingNameOf(node) ?? '')));
    changedThings.clear();
  }

  private setNoCredentials(error: FleetError | undefined): void {
    void vscode.commands.executeCommand('setContext', contextKeys.hasNoCredentials, error?.kind === 'noCredentials');
  }

  private report(what: string, error: FleetError | undefined): void {
    if (error !== undefined && error.kind !== 'canceled' && !this.reported.has(error)) {
      this.reported.add(error);
      this.options.onDidFail(what, error);
    }
  }
}
