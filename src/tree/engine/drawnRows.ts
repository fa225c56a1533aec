import type { Node } from './node';
import { wordsOf } from './treeItem';

/** What VS Code has drawn of the nodes of a tree, as far as it was told: their words, and which rows stand below which. */
export class DrawnRows {
  private readonly words = new WeakMap<Node, string>();
  private readonly children = new WeakMap<Node, readonly Node[]>();
  private opened = new WeakSet<Node>();

  constructor(private readonly root: () => Node) {}

  /** VS Code takes the words of a node. */
  takeWords(node: Node): void {
    this.words.set(node, wordsOf(node));
  }

  /** VS Code takes the children of a node, which is expanded therefore. Gives those that are no longer among them. */
  takeChildren(node: Node, children: readonly Node[]): readonly Node[] {
    const gone = (this.children.get(node) ?? []).filter((child) => !children.includes(child));
    this.children.set(node, children);
    this.opened.add(node);
    return gone;
  }

  /** A node was expanded. */
  open(node: Node): void {
    this.opened.add(node);
  }

  /** A node was collapsed; what stands below it is still known. */
  close(node: Node): void {
    this.opened.delete(node);
  }

  /** Everything is collapsed until VS Code asks again. */
  closeAll(): void {
    this.opened = new WeakSet();
  }

  /** Whether the rows below a node are on show. */
  isOpen(node: Node): boolean {
    return this.children.has(node) && this.opened.has(node);
  }

  /** A node and the expanded ones below it: those whose children VS Code has asked for and not closed since. */
  openNodes(under: Node = this.root()): readonly Node[] {
    const children = (this.children.get(under) ?? []).filter((child) => this.opened.has(child));
    return [under, ...children.flatMap((child) => this.openNodes(child))];
  }

  /** What has been drawn below a node, in the order of the tree. */
  nodes(under: Node = this.root()): readonly Node[] {
    return (this.children.get(under) ?? []).flatMap((child) => [child, ...this.nodes(child)]);
  }

  /** What has been drawn below a node and still exists, in the order of the tree. */
  present(under: Node = this.root()): readonly Node[] {
    const drawn = this.children.get(under);
    const existing = new Set(drawn === undefined ? [] : under.children());
    return (drawn ?? []).filter((child) => existing.has(child)).flatMap((child) => [child, ...this.present(child)]);
  }

  /**
   * Adds what differs from what has been drawn, at a node and below: rows whose words have changed, and parents that have
   * other children.
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
