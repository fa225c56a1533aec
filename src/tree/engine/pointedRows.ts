import * as vscode from 'vscode';
import type { Node } from './node';

function isSame(some: readonly Node[], others: readonly Node[]): boolean {
  return some.length === others.length && some.every((node, index) => node === others[index]);
}

/**
 * Which rows of a view the person points at, as far as VS Code tells: a selection, an expansion or a collapse. A click on a
 * row that is selected already changes no selection: see `clickOf` in treeItem.
 */
export class PointedRows implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<readonly Node[]>();
  /** Fires when the person points at rows. */
  readonly onDidPoint = this.emitter.event;
  private selected: readonly Node[] = [];
  private readonly listening: vscode.Disposable;

  constructor(view: vscode.TreeView<Node>) {
    this.listening = vscode.Disposable.from(
      view.onDidChangeSelection(({ selection }) => {
        this.select(selection);
      }),
      view.onDidExpandElement(({ element }) => {
        this.point([element]);
      }),
      view.onDidCollapseElement(({ element }) => {
        this.point([element]);
      }),
    );
  }

  /** The person or a command points at these rows. */
  point(nodes: readonly Node[]): void {
    this.emitter.fire(nodes);
  }

  dispose(): void {
    this.listening.dispose();
    this.emitter.dispose();
  }

  /** While VS Code draws rows anew it may drop the selection and restore it: nobody has pointed at anything then. */
  private select(selection: readonly Node[]): void {
    if (selection.length > 0 && !isSame(selection, this.selected)) {
      this.selected = selection;
      this.point(selection);
    }
  }
}
