import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';
import type { Catalogue } from '../../ui/catalogue';
import { DrawnRows } from './drawnRows';
import type { Node } from './node';
import { treeItemOf } from './treeItem';

/** Differences that arrive within this time are drawn together. */
const batchMilliseconds = 50;

/**
 * VS Code draws a change of a view, its message included, at once, and those after it when the view has been left alone
 * for 200 ms: of a view that is told of more all the time it would draw nothing until that ends.
 */
const calmMilliseconds = 300;

/**
 * How long opening a row may hold back the rows below it until they are known. Long enough for a usual answer, so that
 * the rows do not change under the pointer; short enough that a slow answer does not look like a hang.
 */
const patienceMilliseconds = 400;

/** How long is waited until a row is drawn. */
const longestWaitMilliseconds = 2_000;

/** Whether a node is somewhere below one that fits. */
function isBelow(node: Node, fits: (above: Node) => boolean): boolean {
  const { parent } = node;
  return parent !== undefined && (fits(parent) || isBelow(parent, fits));
}

/**
 * Shows nodes in a VS Code tree. It remembers what it has drawn, so that after a change only the rows whose words have
 * changed are drawn again, and a parent only when it has other children.
 */
export class NodeTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly rows: DrawnRows;
  private readonly emitter = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  /** The nodes whose children VS Code is asking for, or has only just been told. */
  private readonly answering = new Set<{ node: Node }>();
  private drawnRoot: Node | undefined;
  /** What is to be drawn anew as soon as that can be. */
  private readonly changed = new Set<Node>();
  private readonly disposed = new AbortController();
  private readonly pending = new Set<Node>();
  private readonly drawing: Debouncer;
  /** When VS Code was last told of something, in milliseconds since the epoch. */
  private toldAt = 0;
  /** What VS Code was told to draw anew and has not asked for since; `undefined` stands for the whole tree. */
  private readonly announced = new Set<Node | undefined>();
  /** Fires when something has been drawn. */
  private readonly progress = new vscode.EventEmitter<void>();

  /**
   * @param showRest shows what else of the view has changed, such as its message, together with the rows; tells whether
   * anything has
   */
  constructor(
    private readonly root: () => Node,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly showRest: () => boolean,
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

  async getChildren(asked?: Node): Promise<Node[]> {
    const answer = { node: asked ?? this.root() };
    this.answering.add(answer);
    await this.open(answer.node);
    if (asked === undefined && answer.node !== this.root()) {
      // Opening has told that another one stands at the top.
      answer.node = this.root();
      await this.open(answer.node);
    }
    const { node } = answer;
    void this.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
      this.answering.delete(answer);
      this.schedule();
      this.progress.fire();
    });
    const children = node.children();
    this.rows.takeChildren(node, children).forEach((gone) => this.announced.delete(gone));
    if (asked === undefined) {
      this.drawnRoot = node;
      this.announced.clear();
      // What differed before the answer is in the answer.
      this.changed.clear();
    }
    return [...children];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    this.rows.takeWords(node);
    if (this.announced.delete(node)) {
      this.progress.fire();
    }
    return treeItemOf(node);
  }

  getParent(node: Node): Node | undefined {
    return node.parent === this.root() ? undefined : node.parent;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    if (node.hover !== undefined) {
      const [{ hoverMarkdown }, explain] = await Promise.all([import('./hoverMarkdown'), this.catalogue.load()]);
      item.tooltip = hoverMarkdown(await node.hover(explain));
    }
    return item;
  }

  /** A person expanded a node. VS Code asks for the children only the first time, but they may be outdated. */
  didExpand(node: Node): void {
    this.rows.open(node);
    void node.open?.();
  }

  /** A person collapsed a node. */
  didCollapse(node: Node): void {
    this.rows.close(node);
  }

  /** Draws again, a moment later, what differs below these nodes from what has been drawn; below all by default. */
  update(nodes: readonly Node[] = [this.root()]): void {
    for (const node of nodes) {
      this.pending.add(node);
    }
    this.schedule();
  }

  /**
   * Resolves once VS Code has drawn what it was told to draw anew, and has been told of a node if one is given: it loses
   * the selection of a row that is revealed meanwhile. What takes longer than two seconds is not waited for.
   */
  async drawn(node?: Node): Promise<void> {
    const [enough, late] = [new AbortController(), new AbortController()];
    const limit = AbortSignal.any([enough.signal, this.disposed.signal]);
    void this.clock.delay(longestWaitMilliseconds, limit).then(() => {
      if (!enough.signal.aborted) {
        // What VS Code has not asked for by then is gone.
        this.announced.clear();
        late.abort();
        this.progress.fire();
      }
    });
    while (
      !late.signal.aborted &&
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
    enough.abort();
  }

  /** Asks for everything again, also where nothing seems to differ. */
  reload(): void {
    this.rows.closeAll();
    this.showRest();
    this.announce(undefined);
  }

  dispose(): void {
    this.disposed.abort();
    this.drawing.dispose();
    this.progress.fire();
    this.emitter.dispose();
    this.progress.dispose();
  }

  /** Reads what a node shows. Where its rows are on show already, or it takes long, that is not waited for. */
  private async open(node: Node): Promise<void> {
    const opened = node.open?.();
    if (node === this.root()) {
      // While VS Code waits for the top, no command finds the row that it was called on.
      if (node.children().length === 0) {
        await opened;
      }
    } else if (!this.rows.isOpen(node)) {
      const impatience = new AbortController();
      await Promise.race([opened, this.clock.delay(patienceMilliseconds, impatience.signal)]);
      impatience.abort();
    }
  }

  private schedule(): void {
    if (this.pending.size + this.changed.size > 0) {
      this.drawing.schedule();
    }
  }

  /** Milliseconds until VS Code may be told of something; a clock that was set back makes it no longer. */
  private pause(): number {
    const calm = this.toldAt + calmMilliseconds - this.clock.now().getTime();
    return Math.min(calmMilliseconds, Math.max(batchMilliseconds, calm));
  }

  private drawPending(): void {
    if (this.showRest()) {
      this.toldAt = this.clock.now().getTime();
    }
    for (const node of this.pending) {
      this.rows.collectChanged(node, this.changed);
    }
    this.pending.clear();
    const ready = [...this.changed].filter((node) => !this.isAnsweringBelow(node));
    for (const node of ready) {
      this.changed.delete(node);
    }
    const isOther = ready.includes(this.root()) || (this.drawnRoot !== undefined && this.drawnRoot !== this.root());
    // VS Code that is going to ask for everything, told again, would ask twice, and meanwhile find no row for a command.
    if ((isOther || ready.length > 0) && !this.announced.has(undefined)) {
      this.announce(isOther ? undefined : ready);
    }
    this.progress.fire();
  }

  /** Tells VS Code to draw nodes anew; all where none are given. A hidden view asks for them when it is shown. */
  private announce(nodes: Node[] | undefined): void {
    // Of those that are one below the other VS Code asks for the upper one only.
    const together = new Set<Node | undefined>(nodes ?? [undefined]);
    for (const node of together) {
      if (node === undefined || !isBelow(node, (above) => together.has(above))) {
        this.announced.add(node);
      }
    }
    this.toldAt = this.clock.now().getTime();
    this.emitter.fire(nodes);
  }

  private isDrawing(): boolean {
    return this.drawing.isScheduled || this.answering.size + this.announced.size > 0;
  }

  /**
   * VS Code loses the rows below a node when the node, or one above it, is drawn anew while it is asking for them or
   * taking them in: they would stay empty, however often they are expanded, or the node would fold up again.
   */
  private isAnsweringBelow(node: Node): boolean {
    return [...this.answering].some((below) => below.node === node || isBelow(below.node, (above) => above === node));
  }
}
