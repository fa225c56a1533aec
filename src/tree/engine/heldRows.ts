import type { Node } from './node';

function isAtOrAbove(node: Node, selected: Node): boolean {
  const above = [selected.about, selected.parent];
  return node === selected || above.some((other) => other !== undefined && isAtOrAbove(node, other));
}

/** The rows that the user selected, the rows that they belong to, and the rows above them. They stay when what they show is gone, so that no row moves under the pointer. */
export class HeldRows {
  private selected: readonly Node[] = [];

  /** Holds these rows and no others. */
  hold(nodes: readonly Node[]): void {
    this.selected = nodes;
  }

  isHeld(node: Node): boolean {
    return this.selected.some((selected) => isAtOrAbove(node, selected));
  }
}
