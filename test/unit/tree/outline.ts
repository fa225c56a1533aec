import { clickActionOf } from '../../../src/tree/engine/clickAction';
import { sessionOf, type Node } from '../../../src/tree/engine/node';

/**
 * A row as text, with its icon: `press-2 | Unhealthy · 5 min (error)`. A message shows only its key, because other tests
 * assert its words: `[failure] (warning)`.
 */
export function rowText(node: Node): string {
  const { label, description, icon } = node.row();
  const [, message] = node.id.split('/message/');
  const words = [label, description].filter((part) => part !== '').join(' | ');
  return `${message === undefined ? words : `[${message.replace(/^advice.*/u, 'advice')}]`} (${icon})`;
}

/** The rows of these nodes as text. */
export function rowTexts(nodes: readonly Node[]): readonly string[] {
  return nodes.map(rowText);
}

/** All rows below a node as text, indented by their level. */
export function outline(node: Node, indent = ''): readonly string[] {
  return node.children().flatMap((child) => [`${indent}${rowText(child)}`, ...outline(child, `${indent}  `)]);
}

/** A node and all nodes below it. */
export function allNodes(node: Node): readonly Node[] {
  return [node, ...node.children().flatMap(allNodes)];
}

/** All words of these rows. */
export function wordsOf(nodes: readonly Node[]): string {
  return nodes.map((node) => `${node.row().label} | ${node.row().description}`).join('\n');
}

/** The child with this label. Throws if there is none. */
export function childOf(node: Node, label: string): Node {
  const found = node.children().find((child) => child.row().label === label);
  if (found === undefined) {
    throw new Error(`No row ${label} among ${rowTexts(node.children()).join(', ')}`);
  }
  return found;
}

/** The command of a click on a row and its target: the row or its connection. */
export function clickOf(node: Node): string | undefined {
  const click = clickActionOf(node);
  const [target] = click?.arguments ?? [];
  const on =
    target === undefined
      ? ''
      : target === node
        ? ' on the row'
        : target === sessionOf(node)
          ? ' on the connection'
          : ' on something else';
  return click && `${click.command}${on}`;
}

/** The flags of a row's context value. */
export function flagsOf(node: Node): readonly string[] {
  return node.flags?.() ?? [];
}
