import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';
import type { Catalog } from '../../ui/catalog';
import { DrawnRows } from './drawnRows';
import type { Node } from './node';
import { treeItemOf } from './treeItem';

/** Changes that arrive within this time are drawn together. */
const batchMilliseconds = 50;

/**
 * VS Code draws the first change of a view at once, and later ones only after 200 ms without a change. This includes the
 * view's message. If changes arrived all the time, VS Code would draw nothing until they end.
 */
const quietMilliseconds = 300;

/**
 * How long an expanding row may wait for its children. Most responses arrive within this time, and the rows then don't
 * change under the pointer. A slow response must not look like a hang.
 */
const openTimeoutMilliseconds = 400;

/** How long to wait for VS Code to draw a row. */
const drawTimeoutMilliseconds = 2_000;

function hasAncestor(node: Node, matches: (ancestor: Node) => boolean): boolean {
  const { parent } = node;
  return parent !== undefined && (matches(parent) || hasAncestor(parent, matches));
}

/**
 * Shows nodes in a VS Code tree. It remembers what is drawn. After a change it draws only the rows whose words differ,
 * and a parent only if its children differ.
 */
export class NodeTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly rows: DrawnRows;
  private readonly emitter = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly hovers = new vscode.EventEmitter<Node>();
  /** Fires when the user opens the hover of a row. */
  readonly onDidHover = this.hovers.event;
  /** The nodes whose children VS Code is asking for or has just received. */
  private readonly loading = new Set<{ node: Node }>();
  private drawnRoot: Node | undefined;
  /** The nodes to draw again as soon as possible. */
  private readonly changed = new Set<Node>();
  private readonly disposed = new AbortController();
  private readonly pending = new Set<Node>();
  private readonly drawing: Debouncer;
  /** When VS Code last got a change, in milliseconds since the epoch. */
  private announcedAt = 0;
  /** The nodes that VS Code must draw again but hasn't asked for yet; `undefined` means the whole tree. */
  private readonly announced = new Set<Node | undefined>();
  /** Fires when something has been drawn. */
  private readonly progress = new vscode.EventEmitter<void>();
  readonly onDidDraw = this.progress.event;

  /**
   * @param showViewState shows what has changed outside the rows, such as the view's message; returns whether anything did
   */
  constructor(
    private readonly viewId: string,
    private readonly root: () => Node,
    private readonly catalog: Catalog,
    private readonly clock: Clock,
    private readonly showViewState: () => boolean,
  ) {
    this.rows = new DrawnRows(root);
    this.drawing = new Debouncer(
      clock,
      () => this.pause(),
      () => {
        this.drawPending();
      },
    );
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    const request = { node: parent ?? this.root() };
    this.loading.add(request);
    await this.open(request.node);
    if (parent === undefined && request.node !== this.root()) {
      // Opening the connection has replaced the root.
      request.node = this.root();
      await this.open(request.node);
    }
    const { node } = request;
    void this.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
      this.loading.delete(request);
      this.schedule();
      this.progress.fire();
    });
    const children = node.children();
    if (node.whileCollapsed !== undefined && node.parent !== undefined && !this.rows.isOpen(node)) {
      // The rows that follow it while it is collapsed go.
      this.pending.add(node.parent);
    }
    this.rows.takeChildren(node, children).forEach((gone) => this.announced.delete(gone));
    if (parent === undefined) {
      this.drawnRoot = node;
      this.announced.clear();
      // These children contain all earlier changes.
      this.changed.clear();
    }
    return [...children];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    this.rows.takeWords(node);
    if (this.announced.delete(node)) {
      this.progress.fire();
    }
    return treeItemOf(node, this.viewId);
  }

  getParent(node: Node): Node | undefined {
    return node.parent === this.root() ? undefined : node.parent;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    this.hovers.fire(node);
    if (node.hover !== undefined) {
      const [{ hoverMarkdown }, explain] = await Promise.all([import('./hoverMarkdown'), this.catalog.load()]);
      item.tooltip = hoverMarkdown(await node.hover.show(explain));
    }
    return item;
  }

  /** The user expanded a node. VS Code asks for the children only the first time, so they may be outdated. */
  didExpand(node: Node): void {
    this.rows.open(node);
    void node.open?.();
  }

  /** The user collapsed a node. */
  didCollapse(node: Node): void {
    this.rows.close(node);
  }

  /** Schedules drawing what has changed below these nodes, by default in the whole tree. */
  update(nodes: readonly Node[] = [this.root()]): void {
    for (const node of nodes) {
      this.pending.add(node);
    }
    this.schedule();
  }

  /**
   * Resolves once VS Code has drawn all announced changes and, if a node is given, knows that node. If a row is revealed
   * while VS Code draws, it loses its selection. Waits at most two seconds.
   */
  async drawn(node?: Node): Promise<void> {
    const [done, timedOut] = [new AbortController(), new AbortController()];
    const limit = AbortSignal.any([done.signal, this.disposed.signal]);
    void this.clock.delay(drawTimeoutMilliseconds, limit).then(() => {
      if (!done.signal.aborted) {
        // The nodes that VS Code hasn't asked for by then are gone.
        this.announced.clear();
        timedOut.abort();
        this.progress.fire();
      }
    });
    while (
      !timedOut.signal.aborted &&
      !this.disposed.signal.aborted &&
      (this.isDrawing() || (node !== undefined && !this.rows.nodes().includes(node)))
    ) {
      await new Promise<void>((resolve) => {
        const listening = this.progress.event(() => {
          listening.dispose();
          resolve();
        });
      });
    }
    done.abort();
  }

  /** Makes VS Code ask for the whole tree again, even if nothing seems to differ. */
  reload(): void {
    this.rows.closeAll();
    this.showViewState();
    this.announce(undefined);
  }

  dispose(): void {
    this.disposed.abort();
    this.drawing.dispose();
    this.progress.fire();
    this.emitter.dispose();
    this.hovers.dispose();
    this.progress.dispose();
  }

  /** Opens a node. Doesn't wait if its rows are already shown or if loading takes too long. */
  private async open(node: Node): Promise<void> {
    const opened = node.open?.();
    if (node === this.root()) {
      // While VS Code waits for the root, no command can find the row that it was called on.
      if (node.children().length === 0) {
        await opened;
      }
    } else if (!this.rows.isOpen(node)) {
      const timeout = new AbortController();
      await Promise.race([opened, this.clock.delay(openTimeoutMilliseconds, timeout.signal)]);
      timeout.abort();
    }
  }

  private schedule(): void {
    if (this.pending.size + this.changed.size > 0) {
      this.drawing.schedule();
    }
  }

  /** Milliseconds until the next announcement. The upper bound holds even if the system clock was set back. */
  private pause(): number {
    const remaining = this.announcedAt + quietMilliseconds - this.clock.now().getTime();
    return Math.min(quietMilliseconds, Math.max(batchMilliseconds, remaining));
  }

  private drawPending(): void {
    if (this.showViewState()) {
      this.announcedAt = this.clock.now().getTime();
    }
    for (const node of this.pending) {
      this.rows.collectChanged(node, this.changed);
    }
    this.pending.clear();
    const ready = [...this.changed].filter((node) => !this.isLoadingBelow(node));
    for (const node of ready) {
      this.changed.delete(node);
    }
    const isWholeTree = ready.includes(this.root()) || (this.drawnRoot !== undefined && this.drawnRoot !== this.root());
    // If VS Code is about to ask for the whole tree, a second announcement would make it ask twice. Meanwhile it would
    // find no row for a command.
    if ((isWholeTree || ready.length > 0) && !this.announced.has(undefined)) {
      this.announce(isWholeTree ? undefined : ready);
    }
    this.progress.fire();
  }

  /** Tells VS Code to draw nodes again, by default the whole tree. A hidden view asks for them when it is shown. */
  private announce(nodes: Node[] | undefined): void {
    // VS Code doesn't ask for a node if it draws an ancestor again.
    const batch = new Set<Node | undefined>(nodes ?? [undefined]);
    for (const node of batch) {
      if (node === undefined || !hasAncestor(node, (ancestor) => batch.has(ancestor))) {
        this.announced.add(node);
      }
    }
    this.announcedAt = this.clock.now().getTime();
    this.emitter.fire(nodes);
  }

  private isDrawing(): boolean {
    return this.drawing.isScheduled || this.loading.size + this.announced.size > 0;
  }

  /**
   * Whether VS Code is getting the children of a node or of one below it. If the node were drawn again meanwhile, VS Code
   * would lose those rows: the row would stay empty, however often the user expands it, or collapse again.
   */
  private isLoadingBelow(node: Node): boolean {
    return [...this.loading].some(
      (request) => request.node === node || hasAncestor(request.node, (ancestor) => ancestor === node),
    );
  }
}
