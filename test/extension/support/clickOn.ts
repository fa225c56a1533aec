import * as vscode from 'vscode';
import type { Node } from '../../../src/tree/engine/node';
import type { NodeTree } from '../../../src/tree/engine/nodeTree';

/** A view with its tree. */
interface ClickedView {
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
}

async function select({ tree, view }: ClickedView, node: Node): Promise<void> {
  if (view.selection.includes(node)) {
    return;
  }
  const selected = new Promise<void>((resolve) => {
    const listener = view.onDidChangeSelection(({ selection }) => {
      if (selection.includes(node)) {
        listener.dispose();
        resolve();
      }
    });
  });
  // A row that is revealed while VS Code draws can lose its selection.
  await tree.drawn(node);
  await view.reveal(node, { select: true });
  await selected;
}

/** Selects a row and runs its command, as VS Code does on a click. Returns whether the row has one. */
export async function clickOn(view: ClickedView, node: Node): Promise<boolean> {
  const { command } = view.tree.getTreeItem(node);
  if (command === undefined) {
    return false;
  }
  await select(view, node);
  await vscode.commands.executeCommand(command.command);
  return true;
}
