import * as vscode from 'vscode';
import type { AppState } from '../../app/appState';
import { hasComponentFilter } from '../../fleet/components/componentFilter';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { ScanPhase } from '../../fleet/scanning/scanState';
import { contextKeys, views } from '../../manifest';
import { componentFilterMessage } from '../../text/filter/componentFilterWords';
import { componentScanMessage } from '../../text/messages/components/componentScanWords';
import { snapshotWords } from '../../text/messages/snapshotWords';
import { ViewProgress } from '../../ui/viewProgress';
import type { Node } from '../engine/node';
import type { NodeTree } from '../engine/nodeTree';
import { connectionsNode } from '../shared/connectionsNode';
import { openListView, type ListView } from '../shared/listView';
import { HeldText } from '../shared/heldText';
import type { NodeContext } from '../shared/nodeContext';
import { fleetComponentsNode } from './fleetComponentsNode';

/** The Components view: what is published, where it runs, and in which state. */
export class ComponentsView implements vscode.Disposable {
  readonly id = views.components;
  /** Fires when the user acts on rows. */
  readonly onDidInteract: vscode.Event<readonly Node[]>;
  private readonly list: ListView;
  private readonly progress = new ViewProgress(views.components);
  private readonly progressText: HeldText;
  private readonly shownKeys = new Map<string, unknown>();
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly app: AppState,
    private readonly context: NodeContext,
  ) {
    const { sessions, displays, refreshing, componentFilter } = app;
    const options = {
      redraw: () => {
        this.tree.update();
      },
      filter: () => componentFilter.value,
      retry: (session: FleetSession) => refreshing.open(session),
    };
    const top = connectionsNode('components', sessions, (parent, session) =>
      fleetComponentsNode(parent, session, context, options),
    );
    this.progressText = new HeldText(context.clock, options.redraw);
    this.list = openListView(views.components, top.root, app, context, () => this.showState());
    this.onDidInteract = this.list.interactions.onDidInteract;
    const ends = [
      displays.add({
        openDevices: () => [],
        visibleDevices: () => [],
        isVisible: () => this.view.visible,
        showsComponents: true,
      }),
      componentFilter.onDidChange(options.redraw),
    ];
    this.disposables = [this.list, this.progress, this.progressText, ...ends.map((end) => new vscode.Disposable(end))];
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

  /** Shows everything in the view except its rows. Returns whether the message changed. */
  private showState(): boolean {
    const opened = this.app.sessions.all.flatMap(({ fleet }) =>
      fleet?.components.own.state.readAt === undefined && fleet?.components.own.state.error === undefined
        ? []
        : [fleet],
    );
    const filter = this.app.componentFilter.value;
    const sentences = opened.length === 1 ? opened.flatMap((fleet) => this.sentences(fleet)) : [];
    const message = [...sentences, ...(hasComponentFilter(filter) ? [componentFilterMessage(filter)] : [])].join(' ');
    const isSame = (message || undefined) === this.view.message;
    if (!isSame) {
      this.view.message = message || undefined;
    }
    const phases = opened.flatMap(({ componentScans }) => componentScans.last?.state.phase ?? []);
    const phase = (['running', 'stopped', 'canceled'] as const).find((one) => phases.includes(one));
    this.setContext(contextKeys.hasComponentFilter, hasComponentFilter(filter));
    this.setContext(contextKeys.componentScan, phase satisfies ScanPhase | undefined);
    const isLoading = this.app.sessions.all.some(({ fleet }) => fleet?.components.own.state.isLoading === true);
    this.progress.show(phase === 'running' || (this.view.visible && isLoading));
    return !isSame;
  }

  /** How much is known about where the components run. */
  private sentences({ connection, componentIndex, componentScans }: Fleet): readonly string[] {
    const { last } = componentScans;
    const scanned = componentScanMessage(last?.state, componentIndex.coverage(), connection, last?.error);
    return [
      ...(connection.asOf === undefined ? [] : [snapshotWords(connection.asOf, this.context.timeZone())]),
      this.progressText.of(scanned === '' ? undefined : scanned) ?? [],
    ].flat();
  }

  private setContext(key: string, value: unknown): void {
    if (this.shownKeys.get(key) !== value) {
      this.shownKeys.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
