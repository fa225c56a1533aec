import * as vscode from 'vscode';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import type { Node } from '../../tree/engine/node';
import { escapeCodicons } from '../../ui/escapeCodicons';

/** Whether a command applies to a node. */
export type Applies = (node: Node) => boolean;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'id' in value && 'row' in value && 'children' in value;
}

/** What VS Code hands a command: the row it was called on and, where several are selected, all of them. */
export function nodesIn(args: readonly unknown[]): readonly Node[] {
  const [clicked, selected] = args;
  const nodes: readonly unknown[] = Array.isArray(selected) ? selected : [clicked];
  return nodes.filter(isNode);
}

function pathOf(node: Node): string {
  return node.parent?.parent === undefined
    ? ''
    : [pathOf(node.parent), node.parent.row().label].filter((part) => part !== '').join(' › ');
}

async function pickNode(title: string, nodes: readonly Node[]): Promise<readonly Node[]> {
  if (nodes.length === 0) {
    void vscode.window.showInformationMessage(`${title}: open a core device in the Greengrass view first.`);
    return [];
  }
  const picks = nodes.map((node) => {
    const { label, description } = node.row();
    return {
      label: escapeCodicons(label),
      description: escapeCodicons(description),
      detail: escapeCodicons(pathOf(node)),
      node,
    };
  });
  const pick = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true, matchOnDetail: true });
  return pick === undefined ? [] : [pick.node];
}

/**
 * What a command acts on, in the order of the tree: the rows it was called on, else the selection where that fits,
 * else what the person picks from all rows that fit. Empty if they pick none.
 */
export async function targetNodes(
  { tree, view }: CoreDevicesView,
  title: string,
  args: readonly unknown[],
  applies: Applies,
): Promise<readonly Node[]> {
  const inTree = tree.rows.nodes();
  const given = nodesIn(args);
  const candidates = (given.length > 0 ? given : view.selection).filter(applies);
  if (candidates.length === 0) {
    return pickNode(title, inTree.filter(applies));
  }
  return [...candidates].sort((a, b) => inTree.indexOf(a) - inTree.indexOf(b));
}
