import { commands } from '../../manifest';
import { panelOf, type Click, type Node } from './node';

/**
 * What a click or Enter on a row does besides selecting it, in every view. A row that can expand only expands. Any other
 * row does its own action, else it opens its panel and keeps the focus in the list.
 */
export function clickActionOf(node: Node): Click | undefined {
  if (node.isExpandable) {
    return undefined;
  }
  if (node.click !== undefined) {
    return node.click();
  }
  return panelOf(node) === undefined ? undefined : { command: commands.showDetailsBeside, arguments: [node] };
}
