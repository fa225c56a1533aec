import * as vscode from 'vscode';
import type { Node } from '../../../src/tree/engine/node';
import type { NodeTree } from '../../../src/tree/engine/nodeTree';

/** Runs the command that VS Code runs on a click on a row. Returns whether the row has one. */
export async function clickOn(tree: NodeTree, node: Node): Promise<boolean> {
  const { command } = tree.getTreeItem(node);
  if (command === undefined) {
    return false;
  }
  const args: readonly unknown[] = command.arguments ?? [];
  await vscode.commands.executeCommand(command.command, ...args);
  return true;
}
