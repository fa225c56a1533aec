import * as vscode from 'vscode';
import { groupFailures, groupings, type Grouping } from '../core/failureGroups';
import { count } from '../core/format';
import type { FleetSession } from '../fleet/fleetSession';
import { views } from '../manifest';
import { failuresNode } from './failuresNode';
import type { Node } from './node';
import { NodeTree } from './nodeTree';
import type { Memory, TreeSurroundings } from './surroundings';

const groupingKey = 'failureGrouping';

/** The Failures view: what has failed across the devices that are known, put together by what the person chose. */
export class FailuresView implements vscode.Disposable {
  readonly tree: NodeTree;
  private readonly view: vscode.TreeView<Node>;
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly session: FleetSession,
    private readonly memory: Memory,
    { catalogue, clock, ...rest }: TreeSurroundings,
  ) {
    const root = failuresNode(session, () => this.grouping, { catalogue, clock, ...rest });
    this.tree = new NodeTree(root, catalogue, clock);
    this.view = vscode.window.createTreeView(views.failures, { treeDataProvider: this.tree, showCollapseAll: true });
    const endListening = session.onDidChange(() => {
      this.tree.update();
      this.updateBadge();
    });
    this.disposables = [this.view, this.tree, new vscode.Disposable(endListening)];
  }

  /** What the failures are put together by; the code unless the person chose something else. */
  get grouping(): Grouping {
    const kept = this.memory.get(groupingKey);
    return groupings.find((grouping) => grouping === kept) ?? 'code';
  }

  /** Puts the failures together by something else, and remembers it. */
  groupBy(grouping: Grouping): void {
    void this.memory.update(groupingKey, grouping);
    this.tree.reload();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private updateBadge(): void {
    const { state } = this.session;
    const groups = state.kind === 'open' ? groupFailures(state.fleet.knownDevices(), 'code') : [];
    const names = groups.flatMap(({ devices }) => devices.map(({ device }) => device.coreDeviceThingName));
    const value = new Set(names).size;
    this.view.badge = value === 0 ? undefined : { value, tooltip: count(value, 'failing core device') };
  }
}
