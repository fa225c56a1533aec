import type { Node } from './node';
import { wordsOf } from './rowWords';

/** What VS Code last got for each node of a tree: its words and its children. */
export class DrawnRows {
  private readonly words = new WeakMap<Node, string>();
  private readonly children = new WeakMap<Node, readonly Node[]>();
  private opened = new WeakSet<Node>();

  constructor(private readonly root: () => Node) {}

  /** Records that VS Code got the words of a node. */
  takeWords(node: Node): void {
    this.words.set(node, wordsOf(node));
  }

  /**
   * Records that VS Code got the children of a node. VS Code asks for them only when the node is expanded. Returns the
   * previous children that are gone.
   */
  takeChildren(node: Node, children: readonly Node[]): readonly Node[] {
    const gone = (this.children.get(node) ?? []).filter((child) => !children.includes(child));
    this.children.set(node, children);
    this.opened.add(node);
    return gone;
  }

  /** Records that a node was expanded. */
  open(node: Node): void {
    this.opened.add(node);
  }

  /** Records that a node was collapsed. Its children stay known. */
  close(node: Node): void {
    this.opened.delete(node);
  }

  /** Treats every node as collapsed until VS Code asks for its children again. */
  closeAll(): void {
    this.opened = new WeakSet();
  }

  /** Whether the rows below a node are shown. */
  isOpen(node: Node): boolean {
    return this.children.has(node) && this.opened.has(node);
  }

  /** A node and the expanded nodes below it. */
  openNodes(under: Node = this.root()): readonly Node[] {
    const children = (this.children.get(under) ?? []).filter((child) => this.opened.has(child));
    return [under, ...children.flatMap((child) => this.openNodes(child))];
  }

  /** All drawn nodes below a node, in tree order. */
  nodes(under: Node = this.root()): readonly Node[] {
    return (this.children.get(under) ?? []).flatMap((child) => [child, ...this.nodes(child)]);
  }

  /** The drawn nodes below a node that no collapsed row hides, in tree order. */
  uncollapsed(under: Node = this.root()): readonly Node[] {
    return (this.children.get(under) ?? []).flatMap((child) => [
      child,
      ...(this.opened.has(child) ? this.uncollapsed(child) : []),
    ]);
  }

  /** All drawn nodes below a node that still exist, in tree order. */
  present(under: Node = this.root()): readonly Node[] {
    const drawn = this.children.get(under);
    const existing = new Set(drawn === undefined ? [] : under.children());
    return (drawn ?? []).filter((child) => existing.has(child)).flatMap((child) => [child, ...this.present(child)]);
  }

  /**
   * Adds the nodes, from this one down, that differ from what was drawn: rows with different words and parents with
   * different children.
   */
  collectChanged(node: Node, changed: Set<Node>): void {
    if (node !== this.root()) {
      const drawnWords = this.words.get(node);
      if (drawnWords === undefined) {
        return;
      }
      const words = wordsOf(node);
      if (words !== drawnWords) {
        this.words.set(node, words);
        changed.add(node);
      }
    }
    const drawn = this.children.get(node);
    if (drawn === undefined) {
      return;
    }
    const children = node.children();
    if (children.length !== drawn.length || children.some((child, index) => child !== drawn[index])) {
      changed.add(node);
      return;
    }
    for (const child of children) {
      this.collectChanged(child, changed);
    }
  }
}
