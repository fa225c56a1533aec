import * as vscode from 'vscode';
import { snapshotWords } from '../../text/messages/snapshotWords';
import type { AppState } from '../../app/appState';
import { views } from '../../manifest';
import { ViewProgress } from '../../ui/viewProgress';
import { connectionsNode, type ConnectionsNode } from '../shared/connectionsNode';
import type { NodeContext } from '../shared/nodeContext';
import type { Node } from '../engine/node';
import { NodeTree } from '../engine/nodeTree';
import { RowInteractions } from '../engine/rowInteractions';
import { isRolloutNode, shownRollouts } from './rolloutPart';
import { fleetDeploymentsNode } from './fleetDeploymentsNode';

/** The Deployments view: the latest deployment for each target, its devices by outcome, and its revisions. */
export class DeploymentsView implements vscode.Disposable {
  readonly id = views.deployments;
  readonly tree: NodeTree;
  readonly view: vscode.TreeView<Node>;
  /** Fires when the user acts on rows. */
  readonly onDidInteract: vscode.Event<readonly Node[]>;
  private readonly interactions: RowInteractions;
  private readonly top: ConnectionsNode;
  private readonly progress = new ViewProgress(views.deployments);
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly app: AppState,
    context: NodeContext,
  ) {
    const { sessions, displays, refreshing } = app;
    const redraw = (): void => {
      this.tree.update();
    };
    const options = { redraw, retry: (session: Parameters<typeof refreshing.open>[0]) => refreshing.open(session) };
    this.top = connectionsNode('deployments', sessions, (parent, session) =>
      fleetDeploymentsNode(parent, session, context, options),
    );
    this.tree = new NodeTree(this.top.root, context.catalog, context.clock, () => this.showState());
    this.view = vscode.window.createTreeView(views.deployments, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.interactions = new RowInteractions(this.view);
    this.onDidInteract = this.interactions.onDidInteract;
    const ends = [
      sessions.onDidChange(({ kind }) => {
        if (kind === 'sessions') {
          this.tree.reload();
        }
        redraw();
      }),
      displays.add({
        openDevices: () => [],
        visibleDevices: () => [],
        isVisible: () => this.view.visible,
        shownRollouts: (connectionId) => (this.view.visible ? shownRollouts(this.tree.rows, connectionId) : []),
      }),
      app.aging.onDidAge(() => {
        if (this.view.visible) {
          redraw();
        }
      }),
    ];
    this.disposables = [
      this.interactions,
      this.view,
      this.tree,
      this.progress,
      ...ends.map((end) => new vscode.Disposable(end)),
      this.tree.onDidDraw(() => {
        app.automaticRefresh.didDrawRollouts();
      }),
      this.view.onDidExpandElement(({ element }) => {
        this.tree.didExpand(element);
      }),
      this.view.onDidCollapseElement(({ element }) => {
        this.tree.didCollapse(element);
      }),
      // A selected deployment is counted at once.
      this.view.onDidChangeSelection(({ selection }) => {
        selection.filter(isRolloutNode).forEach((node) => {
          void node.open?.();
        });
      }),
      this.view.onDidChangeVisibility(() => {
        displays.didChangeVisibility();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Shows the message of the view and its progress. Returns whether the message changed. */
  private showState(): boolean {
    const fleets = this.app.sessions.all.flatMap(({ fleet }) => fleet ?? []);
    const sentences = fleets.flatMap(({ connection, rollouts }) => [
      ...(connection.asOf === undefined || fleets.length > 1 ? [] : [snapshotWords(connection.asOf)]),
      ...(rollouts.latest.hasMore ? ['Showing the first 2,000 deployments that AWS lists.'] : []),
    ]);
    const message = sentences.length === 0 ? undefined : sentences.join(' ');
    const isSame = message === this.view.message;
    if (!isSame) {
      this.view.message = message;
    }
    this.progress.show(this.view.visible && fleets.some(({ rollouts }) => rollouts.latest.listing.state.isLoading));
    return !isSame;
  }
}
