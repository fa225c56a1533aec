import type { Node } from '../../../src/tree/node';

/** The words of a row as a person reads them, and its icon: `press-2 | Unhealthy · 5 min (error)`. */
export function wordsOf(node: Node): string {
  const { label, description, icon } = node.row();
  return `${[label, description].filter((part) => part !== '').join(' | ')} (${icon})`;
}

/** The words of rows, in their order. */
export function words(nodes: readonly Node[]): readonly string[] {
  return nodes.map(wordsOf);
}

/** The words of the rows below a node and of all rows below those, each indented. */
export function outline(node: Node, indent = ''): readonly string[] {
  return node.children().flatMap((child) => [`${indent}${wordsOf(child)}`, ...outline(child, `${indent}  `)]);
}

/** A node and all nodes below it. */
export function everyNode(node: Node): readonly Node[] {
  return [node, ...node.children().flatMap(everyNode)];
}

/** The row below a node that has a label. Throws where there is none. */
export function rowOf(node: Node, label: string): Node {
  const found = node.children().find((child) => child.row().label === label);
  if (found === undefined) {
    throw new Error(`No row ${label} among ${words(node.children()).join(', ')}`);
  }
  return found;
}

/** What a click on a row does: the command, and whether that is told of the row. */
export function clickOf(node: Node): string | undefined {
  const click = node.click?.();
  return click && `${click.command}${click.arguments[0] === node ? ' of the row' : ''}`;
}

/** What commands ask a row for, besides what it is about. */
export function flagsOf(node: Node): readonly string[] {
  return node.flags?.() ?? [];
}
