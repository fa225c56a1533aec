import * as vscode from 'vscode';
import { snapshotWords } from '../../text/messages/snapshotWords';
import { rolloutFilterMessage, rolloutGroupingWords } from '../../text/filter/rolloutFilterWords';
import { matchingDeployments } from '../../fleet/deployments/knownRollout';
import {
  hasRolloutFilter,
  needsOutcomes,
  notCounted,
  type RolloutFilter,
} from '../../fleet/deployments/rolloutSelection';
import type { ShownRollout } from '../../fleet/deployments/shownRollouts';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { AppState } from '../../app/appState';
import { contextKeys, views } from '../../manifest';
import { ViewProgress } from '../../ui/viewProgress';
import { connectionsNode } from '../shared/connectionsNode';
import type { NodeContext } from '../shared/nodeContext';
import type { Node } from '../engine/node';
import type { NodeTree } from '../engine/nodeTree';
import { openListView, type ListView } from '../shared/listView';
import { isRolloutNode, shownRollouts } from './rolloutPart';
import { fleetDeploymentsNode } from './fleetDeploymentsNode';

/** The Deployments view: the latest deployment for each target, its devices by outcome, and its revisions. */
export class DeploymentsView implements vscode.Disposable {
  readonly id = views.deployments;
  /** Fires when the user acts on rows. */
  readonly onDidInteract: vscode.Event<readonly Node[]>;
  private readonly list: ListView;
  private hasFilter = false;
  private readonly progress = new ViewProgress(views.deployments);
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly app: AppState,
    private readonly context: NodeContext,
  ) {
    const { sessions, displays, refreshing, deploymentFilter, deploymentGrouping } = app;
    const redraw = (): void => {
      this.tree.update();
    };
    const options = {
      redraw,
      filter: () => deploymentFilter.value,
      grouping: () => deploymentGrouping.value,
      retry: (session: FleetSession) => refreshing.open(session),
    };
    const top = connectionsNode('deployments', sessions, (parent, session) =>
      fleetDeploymentsNode(parent, session, context, options),
    );
    this.list = openListView(views.deployments, top.root, app, context, () => this.showState());
    this.onDidInteract = this.list.interactions.onDidInteract;
    const readDrawn = (): void => {
      app.automaticRefresh.didDrawRollouts();
    };
    const ends = [
      displays.add({
        openDevices: () => [],
        visibleDevices: () => [],
        isVisible: () => this.view.visible,
        shownRollouts: (connectionId) => this.shownRollouts(connectionId),
      }),
      deploymentFilter.onDidChange(() => {
        redraw();
        readDrawn();
      }),
      deploymentGrouping.onDidChange(() => {
        this.tree.reload();
        readDrawn();
      }),
    ];
    this.disposables = [
      this.list,
      this.progress,
      ...ends.map((end) => new vscode.Disposable(end)),
      this.tree.onDidDraw(readDrawn),
      this.view.onDidExpandElement(readDrawn),
      // A selected deployment is counted at once. Several are counted in turn, like all visible ones.
      this.view.onDidChangeSelection(({ selection: [only, ...others] }) => {
        if (only !== undefined && others.length === 0 && isRolloutNode(only)) {
          void only.open?.();
        }
      }),
    ];
  }

  get tree(): NodeTree {
    return this.list.tree;
  }

  get view(): vscode.TreeView<Node> {
    return this.list.view;
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The deployments with rows, and all others if the filter or the grouping depends on their outcomes. */
  private shownRollouts(connectionId: string): readonly ShownRollout[] {
    if (!this.view.visible) {
      return [];
    }
    const drawn = shownRollouts(this.tree.rows, connectionId);
    const { sessions, deploymentFilter, deploymentGrouping } = this.app;
    if (!needsOutcomes(deploymentFilter.value, deploymentGrouping.value)) {
      return drawn;
    }
    const known = new Set(drawn.map(({ deployment }) => deployment.deploymentId));
    const all = sessions.all
      .filter(({ fleet }) => fleet?.connection.id === connectionId)
      .flatMap(({ fleet }) => fleet?.rollouts.latest.listing.state.items ?? []);
    const others = all.filter(({ deploymentId }) => !known.has(deploymentId));
    return [...drawn, ...others.map((deployment) => ({ deployment, isOpen: false, openOutcomes: [] }))];
  }

  private filterWords(fleets: readonly Fleet[]): readonly string[] {
    const filter = this.app.deploymentFilter.value;
    if (!hasRolloutFilter(filter)) {
      return [];
    }
    const all = fleets.flatMap(({ rollouts }) => rollouts.latest.listing.state.items ?? []);
    const matching = (wanted: RolloutFilter): number =>
      fleets.flatMap((fleet) => matchingDeployments(fleet, wanted) ?? []).length;
    const { outcome = notCounted } = filter;
    const unknown = outcome === notCounted ? 0 : matching({ ...filter, outcome: notCounted });
    return [rolloutFilterMessage(filter, matching(filter), all.length, unknown)];
  }

  /** Shows everything in the view except its rows. Returns whether the message or the description changed. */
  private showState(): boolean {
    const fleets = this.app.sessions.all.flatMap(({ fleet }) => fleet ?? []);
    const sentences = fleets.flatMap(({ connection, rollouts }) => [
      ...(connection.asOf === undefined || fleets.length > 1
        ? []
        : [snapshotWords(connection.asOf, this.context.timeZone())]),
      ...(rollouts.latest.hasMore ? ['Showing the first 2,000 deployments that AWS lists.'] : []),
    ]);
    const message = [...sentences, ...this.filterWords(fleets)].join(' ') || undefined;
    const grouping = this.app.deploymentGrouping.value;
    const description = grouping === 'none' ? undefined : `by ${rolloutGroupingWords[grouping].toLowerCase()}`;
    const isSame = message === this.view.message && description === this.view.description;
    if (!isSame) {
      this.view.message = message;
      this.view.description = description;
    }
    const hasFilter = hasRolloutFilter(this.app.deploymentFilter.value);
    if (hasFilter !== this.hasFilter) {
      this.hasFilter = hasFilter;
      void vscode.commands.executeCommand('setContext', contextKeys.hasDeploymentFilter, hasFilter);
    }
    this.progress.show(this.view.visible && fleets.some(({ rollouts }) => rollouts.latest.listing.state.isLoading));
    return !isSame;
  }
}
