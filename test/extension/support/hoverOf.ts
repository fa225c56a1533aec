import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../../src/tree/engine/node';
import type { NodeTree } from '../../../src/tree/engine/nodeTree';

/** The hover of a row, without Markdown's escapes. */
export async function hoverOf(tree: NodeTree, node: Node): Promise<string> {
  const { tooltip } = await tree.resolveTreeItem(tree.getTreeItem(node), node);
  assert.ok(tooltip instanceof vscode.MarkdownString);
  return tooltip.value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
}
