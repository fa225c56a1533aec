import * as vscode from 'vscode';
import type { AppState } from '../../app/appState';
import type { Node } from '../engine/node';
import { NodeTree } from '../engine/nodeTree';
import { RowInteractions } from '../engine/rowInteractions';
import type { NodeContext } from './nodeContext';

/** A view of lists that load when it is opened. */
export interface ListView {
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  readonly interactions: RowInteractions;
  dispose(): void;
}

/**
 * Opens a view of lists. It is drawn again when a connection or its fleet changes, when the watched items change, and as its
 * ages grow.
 * @param showState shows everything in the view except its rows, and returns whether it changed
 */
export function openListView(
  id: string,
  root: () => Node,
  { sessions, watching, aging, displays }: Pick<AppState, 'sessions' | 'watching' | 'aging' | 'displays'>,
  { catalog, clock }: NodeContext,
  showState: () => boolean,
): ListView {
  const tree = new NodeTree(id, root, catalog, clock, showState);
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true });
  const interactions = new RowInteractions(view);
  const redraw = (): void => {
    tree.update();
  };
  const ends = [
    sessions.onDidChange(({ kind }) => {
      if (kind === 'sessions') {
        tree.reload();
      }
      redraw();
    }),
    watching.onDidChange(redraw),
    aging.onDidAge(() => {
      if (view.visible) {
        redraw();
      }
    }),
  ];
  const disposables = vscode.Disposable.from(
    interactions,
    view,
    tree,
    ...ends.map((end) => new vscode.Disposable(end)),
    view.onDidExpandElement(({ element }) => {
      tree.didExpand(element);
    }),
    view.onDidCollapseElement(({ element }) => {
      tree.didCollapse(element);
    }),
    view.onDidChangeVisibility(() => {
      displays.didChangeVisibility();
    }),
  );
  return {
    tree,
    view,
    interactions,
    dispose: () => {
      disposables.dispose();
    },
  };
}
