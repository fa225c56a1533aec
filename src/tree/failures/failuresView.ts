import * as vscode from 'vscode';
import { failureGroupingWords } from '../../text/filter/groupings';
import type { ScanPhase } from '../../fleet/scanning/scanState';
import { listingError, scanMessage } from '../../text/messages/scanWords';
import { snapshotWords } from '../../text/messages/snapshotWords';
import { badgeWords, isScanning } from '../../text/messages/summaryWords';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { AppState } from '../../app/appState';
import { contextKeys, views } from '../../manifest';
import { connectionsNode, type ConnectionsNode } from '../shared/connectionsNode';
import { failuresNode } from './failuresNode';
import type { Node } from '../engine/node';
import { NodeTree } from '../engine/nodeTree';
import { HeldRows } from '../engine/heldRows';
import { RowInteractions } from '../engine/rowInteractions';
import { ViewProgress } from '../../ui/viewProgress';
import { coverageOf } from '../shared/fleetSummary';
import type { NodeContext } from '../shared/nodeContext';
import { selectedDevices } from '../shared/selectedDevices';

/** How many rows below a revealed group are visible at least: the advice and three more. */
const shownBelow = 4;

/** The Failures view: the failures of all known devices, grouped by the selected grouping. */
export class FailuresView implements vscode.Disposable {
  readonly id = views.failures;
  readonly tree: NodeTree;
  /** Fires when the user acts on rows. */
  readonly onDidInteract: vscode.Event<readonly Node[]>;
  private readonly interactions: RowInteractions;
  private readonly held = new HeldRows();
  /** VS Code can't keep the scroll position when rows move, so causes keep their places once the user acts on a row. */
  private isOrderHeld = false;
  private readonly top: ConnectionsNode;
  readonly view: vscode.TreeView<Node>;
  private phase: ScanPhase | undefined;
  private readonly progress = new ViewProgress(views.failures);
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly app: AppState,
    private readonly context: NodeContext,
  ) {
    const { sessions, failureGrouping, displays, refreshing } = app;
    const { catalog, clock } = context;
    const redraw = (): void => {
      this.tree.update();
    };
    const holdOrder = (): void => {
      this.isOrderHeld = true;
    };
    this.top = connectionsNode('failures', sessions, (parent, session) =>
      failuresNode(parent, session, () => failureGrouping.value, context, {
        held: this.held,
        isOpen: (node) => this.tree.rows.isOpen(node),
        isOrderHeld: () => this.isOrderHeld,
        mutes: app.mutes,
        redraw,
      }),
    );
    this.tree = new NodeTree(views.failures, this.top.root, catalog, clock, () => this.showState());
    this.view = vscode.window.createTreeView(views.failures, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.interactions = new RowInteractions(this.view);
    this.onDidInteract = this.interactions.onDidInteract;
    const ends = [
      sessions.onDidChange(({ kind }) => {
        if (kind === 'sessions') {
          this.isOrderHeld = false;
          this.tree.reload();
        }
        redraw();
      }),
      failureGrouping.onDidChange(() => {
        // A selected row of another grouping isn't one whose devices have recovered.
        this.release();
        this.tree.reload();
      }),
      displays.add({
        openDevices: () => [],
        visibleDevices: () => [],
        isVisible: () => this.view.visible,
        selectedDevices: () => (this.view.visible ? selectedDevices(this.view.selection) : []),
      }),
      refreshing.onDidRefresh(() => {
        this.isOrderHeld = false;
        redraw();
      }),
      app.watching.onDidChange(redraw),
      app.mutes.onDidChange(redraw),
      app.aging.onDidAge(() => {
        if (this.view.visible) {
          redraw();
        }
      }),
    ];
    this.disposables = [
      this.interactions,
      this.view,
      this.tree,
      this.progress,
      this.onDidInteract(holdOrder),
      this.tree.onDidHover(holdOrder),
      ...ends.map((end) => new vscode.Disposable(end)),
      this.view.onDidChangeSelection(({ selection }) => {
        // VS Code may drop and restore the selection while it draws rows again.
        if (selection.length > 0) {
          this.held.hold(selection);
          redraw();
        }
      }),
      this.view.onDidExpandElement(({ element }) => {
        this.tree.didExpand(element);
        redraw();
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.tree.didCollapse(element);
        redraw();
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        displays.didChangeVisibility();
        if (!visible) {
          this.release();
          redraw();
        }
      }),
    ];
  }

  /** Groups the failures, then selects and expands the row of a group. */
  async reveal(session: FleetSession, grouping: Grouping, key: string): Promise<void> {
    if (this.app.failureGrouping.value !== grouping) {
      this.app.failureGrouping.set(grouping);
    }
    const top = this.top.nodeOf(session);
    await top?.open?.();
    for (;;) {
      const rows = top?.children() ?? [];
      const node = rows.find(({ group }) => group === key);
      if (node !== undefined) {
        if (this.view.visible) {
          await this.tree.drawn(node);
        }
        await this.view.reveal(node, { select: true, focus: true, expand: true });
        // The advice that follows a collapsed group moves into it.
        await this.tree.drawn();
        await this.revealFirstBelow(node);
        this.interactions.interact([node]);
        return;
      }
      const more = rows.find(({ loadMore }) => loadMore !== undefined);
      if (more === undefined) {
        return;
      }
      await more.loadMore?.();
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The user acts on none of the rows. */
  private release(): void {
    this.held.hold([]);
    this.isOrderHeld = false;
  }

  /** Scrolls until the first rows below a node are visible. VS Code would leave the node at the edge of the view. */
  private async revealFirstBelow(node: Node): Promise<void> {
    const last = node.children().slice(0, shownBelow).at(-1);
    if (last !== undefined) {
      await this.view.reveal(last, { select: false, focus: false });
    }
  }

  /** Shows the message, description and badge of the view. Returns whether any of them changed. */
  private showState(): boolean {
    const fleets = this.app.sessions.all.flatMap(({ fleet }) => fleet ?? []);
    const [session, ...others] = this.app.sessions.all;
    const message =
      session === undefined || others.length > 0
        ? undefined
        : session.fleet && scanMessageOf(session.fleet, this.context);
    const value = fleets.reduce((sum, fleet) => sum + this.app.attention.count(fleet), 0);
    const grouping = `by ${failureGroupingWords[this.app.failureGrouping.value].toLowerCase()}`;
    const order = this.isOrderHeld ? grouping : `${grouping}, newest first`;
    const words = fleets.map(coverageOf).some(isScanning) ? `${grouping} · scanning…` : order;
    // Without rows, there is nothing to group.
    const isUnreadable = others.length === 0 && session?.unreadable !== undefined;
    const description = isUnreadable ? '' : words;
    const badge = value === 0 ? undefined : { value, tooltip: badgeWords(value, fleets.map(coverageOf)) };
    const { view } = this;
    const isSameBadge = badge?.value === view.badge?.value && badge?.tooltip === view.badge?.tooltip;
    const isSame = message === view.message && description === view.description && isSameBadge;
    if (!isSame) {
      view.message = message;
      view.description = description;
      view.badge = badge;
    }
    this.showPhase(fleets);
    return !isSame;
  }

  /**
   * Shows the progress bar while the first core devices load, and during a scan that the user started. The phase of that
   * scan decides which buttons the view has.
   */
  private showPhase(fleets: readonly Fleet[]): void {
    const states = fleets.flatMap(({ scans }) => scans.last?.state ?? []);
    const phases = states.filter(({ isAutomatic }) => !isAutomatic).map((state) => state.phase);
    const phase = phasesByWeight.find((other) => phases.includes(other));
    if (phase !== this.phase) {
      this.phase = phase;
      if (phase === 'running') {
        this.isOrderHeld = false;
      }
      void vscode.commands.executeCommand('setContext', contextKeys.scan, phase);
    }
    const isLoading = this.view.visible && this.app.sessions.all.some(({ progress }) => progress === 'loading');
    this.progress.show(phase === 'running' || isLoading);
  }
}

/** With several scans, the first of these phases decides which buttons the view has. */
const phasesByWeight: readonly ScanPhase[] = ['running', 'stopped', 'canceled', 'done'];

/**
 * A scan in the background has no message of its own: the summary says how far the fleet is scanned. If a scan couldn't
 * list anything, its rows say why.
 */
function scanMessageOf(fleet: Fleet, { timeZone, failingCount }: NodeContext): string | undefined {
  const { scans, connection } = fleet;
  const scan = scans.last?.state;
  if (connection.asOf !== undefined) {
    return snapshotWords(connection.asOf, timeZone());
  }
  const isToldByRows = scan === undefined || scan.isAutomatic || listingError(scan) !== undefined;
  return isToldByRows
    ? undefined
    : scanMessage(scan, fleet.devices.failingCount - failingCount(fleet), connection, timeZone());
}
