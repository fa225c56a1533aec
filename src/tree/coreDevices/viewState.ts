import * as vscode from 'vscode';
import { isEmptyFilter } from '../../fleet/selection/deviceFilter';
import { groupingWords, orderWords } from '../../text/filter/groupings';
import { filterMessage } from '../../text/filter/filterMessage';
import { count } from '../../base/numbers';
import type { TimeZone } from '../../base/time';
import { snapshotWords } from '../../text/messages/snapshotWords';
import { isScanning, scannedAt, summaryMessage } from '../../text/messages/summaryWords';
import { throttleWords } from '../../text/errors/throttleWords';
import type { AppState } from '../../app/appState';
import type { FilteredFleets } from '../../app/filteredFleets';
import type { Fleet } from '../../fleet/fleet';
import { contextKeys, views } from '../../manifest';
import { ViewProgress } from '../../ui/viewProgress';
import { coverageOf, fleetSummary } from '../shared/fleetSummary';
import { HeldText } from '../shared/heldText';
import type { NodeContext } from '../shared/nodeContext';

/** @param summarized the fleet whose summary is shown before it */
function filterWordsOf(
  { viewOptions, filteredFleets }: AppState,
  summarized: Fleet | undefined,
  zone: TimeZone,
): string | undefined {
  const { filter } = viewOptions.current;
  const states = filteredFleets.queries.map(({ state }) => state);
  const isComplete = states.every((state) => state.isComplete);
  const readAt = states.map((state) => state.readAt).find((at) => at !== undefined);
  // Complete groups need no message: their rows say everything.
  const isPlain = isEmptyFilter(filter) && isComplete && readAt === undefined;
  if (isPlain || states.length === 0) {
    return undefined;
  }
  const sum = (amountOf: (state: (typeof states)[number]) => number): number =>
    states.reduce((total, state) => total + amountOf(state), 0);
  const filtered = {
    filter,
    shown: sum(({ thingNames }) => thingNames.length),
    considered: sum(({ considered }) => considered),
    scanned: sum(({ scanned }) => scanned),
    isComplete,
    readAt,
    others: sum(({ index }) => (typeof index === 'object' ? index.others : 0)),
    isWhole: states.every(({ isWhole }) => isWhole),
    summary: summarized && { known: summarized.devices.size, scannedAt: scannedAt(coverageOf(summarized)) },
  };
  return filterMessage(filtered, zone);
}

/** How many things the grouping by thing group has loaded so far. A large fleet takes a while. */
function thingGroupWords(filteredFleets: FilteredFleets): string | undefined {
  const counts = filteredFleets.queries.flatMap(({ state }) => state.thingsRead ?? []);
  const sum = counts.reduce((total, things) => total + things, 0);
  return counts.length === 0 ? undefined : `Loading thing groups: ${count(sum, 'thing')} so far.`;
}

/**
 * The message above the rows: the summary of the only fleet, whether it is a snapshot, whether AWS throttles requests, and
 * which devices are shown.
 */
function viewMessage(app: AppState, summary: string | undefined, zone: TimeZone): string | undefined {
  const { all } = app.sessions;
  const [only, ...others] = all;
  const alone = others.length === 0 ? only?.fleet : undefined;
  const asOf = alone?.connection.asOf;
  const until = all
    .flatMap(({ fleet }) => fleet?.throttledUntil ?? [])
    .reduce<Date | undefined>((latest, date) => (latest === undefined || date > latest ? date : latest), undefined);
  // The row of such an error says it.
  const isThrottledRow = all.some(({ fleet }) => fleet?.list.state.error?.kind === 'throttled');
  const sentences = [
    asOf === undefined ? undefined : snapshotWords(asOf, zone),
    until === undefined || isThrottledRow ? undefined : throttleWords(until, zone),
    filterWordsOf(app, summary === undefined ? undefined : alone, zone),
    thingGroupWords(app.filteredFleets),
  ];
  return summaryMessage(
    summary,
    sentences.filter((sentence) => sentence !== undefined),
  );
}

/** Everything in the view except its rows: message, description, progress bar, and the context keys of its buttons. */
export class ViewState implements vscode.Disposable {
  private readonly contextValues = new Map<string, boolean>();
  private readonly progress = new ViewProgress(views.coreDevices);
  private readonly summary: HeldText;
  private wasScanning = false;

  /** @param redraw draws the view again, with its state */
  constructor(
    private readonly view: vscode.TreeView<unknown>,
    private readonly app: AppState,
    private readonly context: Pick<NodeContext, 'clock' | 'thresholds' | 'timeZone' | 'failingCount' | 'stuckCount'>,
    redraw: () => void,
  ) {
    this.summary = new HeldText(context.clock, redraw);
  }

  /** Shows the current state. Returns whether the message or description changed. */
  update(): boolean {
    const { view, app } = this;
    const [only, ...others] = app.sessions.all;
    const hasDevices = (only?.fleet?.devices.size ?? 0) > 0 && others.length === 0;
    const current = only && hasDevices ? fleetSummary(only, this.context) : undefined;
    const message = viewMessage(
      app,
      this.summary.of(current, this.hasScanStartedOrEnded(only?.fleet)),
      this.context.timeZone(),
    );
    const { selected, all } = app.sessions;
    const unreadable = all.length === 1 ? selected.unreadable : undefined;
    const { filter, grouping } = app.viewOptions.current;
    const order =
      grouping === 'none' ? orderWords[app.deviceSort.value] : `by ${groupingWords[grouping].toLowerCase()}`;
    const description = unreadable === undefined ? order : '';
    const isSame = message === view.message && description === view.description;
    if (!isSame) {
      view.message = message;
      view.description = description;
    }
    this.progress.show(app.filteredFleets.queries.some(({ state }) => state.isReading));
    this.setContext(contextKeys.hasNoCredentials, unreadable?.kind === 'noCredentials');
    this.setContext(contextKeys.isUnreadable, unreadable !== undefined);
    this.setContext(contextKeys.isLoaded, selected.progress === 'loaded');
    this.setContext(contextKeys.isSnapshot, selected.fleet?.connection.asOf !== undefined);
    this.setContext(contextKeys.hasAddedConnections, all.length > 1);
    this.setContext(contextKeys.hasFilter, !isEmptyFilter(filter));
    this.setContext(contextKeys.isFailingOnly, filter.isFailing === true);
    this.setContext(contextKeys.areDependenciesShown, app.dependencies.value);
    return !isSame;
  }

  dispose(): void {
    this.summary.dispose();
    this.progress.dispose();
  }

  /** Whether the first scan has started or ended since the last call. The summary says so at once. */
  private hasScanStartedOrEnded(fleet: Fleet | undefined): boolean {
    const wasScanning = this.wasScanning;
    this.wasScanning = fleet !== undefined && isScanning(coverageOf(fleet));
    return wasScanning !== this.wasScanning;
  }

  private setContext(key: string, value: boolean): void {
    if (this.contextValues.get(key) !== value) {
      this.contextValues.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
