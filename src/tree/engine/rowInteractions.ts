import * as vscode from 'vscode';
import type { Node } from './node';

function isSame(some: readonly Node[], others: readonly Node[]): boolean {
  return some.length === others.length && some.every((node, index) => node === others[index]);
}

/**
 * The rows of a view that the user acts on: VS Code fires an event when they select, expand or collapse a row. It fires
 * none for a click on a row that is already selected: see `clickOf` in treeItem.
 */
export class RowInteractions implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<readonly Node[]>();
  /** Fires when the user acts on rows. */
  readonly onDidInteract = this.emitter.event;
  private selected: readonly Node[] = [];
  private readonly listening: vscode.Disposable;

  constructor(view: vscode.TreeView<Node>) {
    this.listening = vscode.Disposable.from(
      view.onDidChangeSelection(({ selection }) => {
        this.select(selection);
      }),
      view.onDidExpandElement(({ element }) => {
        this.interact([element]);
      }),
      view.onDidCollapseElement(({ element }) => {
        this.interact([element]);
      }),
    );
  }

  /** The user or a command acts on these rows. */
  interact(nodes: readonly Node[]): void {
    this.emitter.fire(nodes);
  }

  dispose(): void {
    this.listening.dispose();
    this.emitter.dispose();
  }

  /** VS Code may drop and restore the selection while it draws rows again. This isn't an action of the user. */
  private select(selection: readonly Node[]): void {
    if (selection.length > 0 && !isSame(selection, this.selected)) {
      this.selected = selection;
      this.interact(selection);
    }
  }
}
