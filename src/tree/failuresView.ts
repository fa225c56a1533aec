import * as vscode from 'vscode';
import { groupFailures, groupings, type Grouping } from '../core/failureGroups';
import { count } from '../core/format';
import type { ScanPhase } from '../core/scan';
import { scanSummary } from '../core/scanWords';
import { snapshotWords } from '../core/snapshotWords';
import type { Fleet } from '../fleet/fleet';
import type { FleetSession } from '../fleet/fleetSession';
import { contextKeys, views } from '../manifest';
import { failuresNode } from './failuresNode';
import type { Node } from './node';
import { NodeTree } from './nodeTree';
import type { Memory, TreeSurroundings } from './surroundings';

const groupingKey = 'failureGrouping';

/** Differences that arrive within this time are shown together. */
const batchMilliseconds = 50;

/** The Failures view: what has failed across the devices that are known, put together by what the person chose. */
export class FailuresView implements vscode.Disposable {
  readonly tree: NodeTree;
  private readonly root: Node;
  readonly view: vscode.TreeView<Node>;
  private readonly disposed = new AbortController();
  private isScheduled = false;
  private phase: ScanPhase | undefined;
  private endProgress: (() => void) | undefined;
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(
    private readonly session: FleetSession,
    private readonly memory: Memory,
    private readonly surroundings: TreeSurroundings,
  ) {
    const { catalogue, clock } = surroundings;
    this.root = failuresNode(session, () => this.grouping, surroundings);
    this.tree = new NodeTree(this.root, catalogue, clock);
    this.view = vscode.window.createTreeView(views.failures, { treeDataProvider: this.tree, showCollapseAll: true });
    const endListening = session.onDidChange(() => {
      this.schedule();
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

  /** Selects the row of an error code, and shows what is below it. */
  async reveal(label: string): Promise<void> {
    if (this.grouping !== 'code') {
      this.groupBy('code');
    }
    const node = this.root.children().find((child) => child.group === label);
    if (node !== undefined) {
      await this.view.reveal(node, { select: true, focus: true, expand: true });
    }
  }

  dispose(): void {
    this.disposed.abort();
    this.endProgress?.();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private schedule(): void {
    if (!this.isScheduled) {
      this.isScheduled = true;
      void this.surroundings.clock.delay(batchMilliseconds, this.disposed.signal).then(() => {
        this.isScheduled = false;
        if (!this.disposed.signal.aborted) {
          this.update();
        }
      });
    }
  }

  private update(): void {
    const { state } = this.session;
    const fleet = state.kind === 'open' ? state.fleet : undefined;
    this.tree.update();
    this.updateBadge(fleet);
    this.updateScan(fleet);
  }

  private updateBadge(fleet: Fleet | undefined): void {
    const groups = groupFailures(fleet?.failingDevices() ?? [], 'code');
    const names = groups.flatMap(({ devices }) => devices.map(({ device }) => device.coreDeviceThingName));
    const value = new Set(names).size;
    this.view.badge = value === 0 ? undefined : { value, tooltip: count(value, 'failing core device') };
  }

  /** Says how far the scan is, and which of its buttons apply. */
  private updateScan(fleet: Fleet | undefined): void {
    const scan = fleet?.scan?.state;
    const asOf = fleet?.connection.asOf;
    const ofScan = scan === undefined ? undefined : scanSummary(scan, fleet?.size);
    const message = asOf === undefined ? ofScan : snapshotWords(asOf);
    if (message !== this.view.message) {
      this.view.message = message;
    }
    if (scan?.phase !== this.phase) {
      this.phase = scan?.phase;
      void vscode.commands.executeCommand('setContext', contextKeys.scan, this.phase);
    }
    if (scan?.phase !== 'running') {
      this.endProgress?.();
      this.endProgress = undefined;
    } else if (this.endProgress === undefined) {
      const running = new Promise<void>((resolve) => {
        this.endProgress = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: views.failures } }, () => running);
    }
  }
}
