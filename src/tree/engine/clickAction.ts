import { commands } from '../../manifest';
import { panelAddressOf } from '../../text/panels/panelAddress';
import type { Click, Node } from './node';

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
  const subject = node.subject?.();
  return subject === undefined || panelAddressOf(subject) === undefined
    ? undefined
    : { command: commands.showDetailsBeside, arguments: [node] };
}
