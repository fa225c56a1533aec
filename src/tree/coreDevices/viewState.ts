import * as vscode from 'vscode';
import { isEmptyFilter } from '../../fleet/selection/deviceFilter';
import { groupingWords } from '../../text/messages/groupings';
import { outdatedWords, wordsForError } from '../../text/messages/errorWords';
import { filterMessage } from '../../text/messages/filterWords';
import { count, grouped } from '../../base/numbers';
import { snapshotWords } from '../../text/messages/snapshotWords';
import { throttleWords } from '../../text/messages/throttleWords';
import { outdatedSince } from '../../fleet/devices/coreDeviceList';
import type { Fleet } from '../../fleet/fleet';
import type { AppState } from '../../app/appState';
import type { FilteredFleets } from '../../app/filteredFleets';
import { contextKeys, views } from '../../manifest';
import { ViewProgress } from '../../ui/viewProgress';

function filterWordsOf({ viewOptions, filteredFleets }: AppState): string | undefined {
  const { filter } = viewOptions.current;
  const states = filteredFleets.queries.map(({ state }) => state);
  const isComplete = states.every((state) => state.isComplete);
  const readAt = states.map((state) => state.readAt).find((at) => at !== undefined);
  // Of groups only what their rows do not say.
  const isPlain = isEmptyFilter(filter) && isComplete && readAt === undefined;
  if (isPlain || states.length === 0) {
    return undefined;
  }
  const sum = (amountOf: (state: (typeof states)[number]) => number): number =>
    states.reduce((total, state) => total + amountOf(state), 0);
  return filterMessage({
    filter,
    shown: sum(({ thingNames }) => thingNames.length),
    considered: sum(({ considered }) => considered),
    scanned: sum(({ scanned }) => scanned),
    isComplete,
    readAt,
    isWhole: states.every(({ isWhole }) => isWhole),
  });
}

/** How far the thing groups are that the devices are put together by: of a large fleet they take a while. */
function thingGroupWords(filteredFleets: FilteredFleets): string | undefined {
  const amounts = filteredFleets.queries.flatMap(({ state }) => state.thingsRead ?? []);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return amounts.length === 0 ? undefined : `Loading thing groups: ${count(sum, 'thing')} so far.`;
}

/** That there are more devices than the list shows: it looks whole, and is in order only as far as it goes. */
function firstWords(fleet: Fleet, filteredFleets: FilteredFleets): string | undefined {
  const { tail, thingNames } = fleet.list.state;
  return tail === 'more' && filteredFleets.queryOf(fleet) === 'plain'
    ? `${grouped(thingNames.length)} core devices shown. Filter…, Group By… and Go to Core Device… cover all core devices.`
    : undefined;
}

/**
 * That the rows are from an earlier read, and why. A row says it, too, and what to do; but it stands at the top, and a
 * person can be anywhere in a long list.
 */
function outdatedSentence(fleet: Fleet): string | undefined {
  const { state } = fleet.list;
  const since = outdatedSince(state);
  return since && state.error && `${wordsForError(state.error, fleet.connection).sentence}: ${outdatedWords(since)}.`;
}

/**
 * What stands above the rows: that they are a snapshot or outdated, that AWS limits the rate of requests, and which
 * devices are shown.
 */
function viewMessage(app: AppState): string | undefined {
  const { filteredFleets } = app;
  const { all } = app.sessions;
  const [only, ...others] = all;
  const alone = others.length === 0 ? only?.fleet : undefined;
  const asOf = alone?.connection.asOf;
  const until = all
    .flatMap(({ fleet }) => fleet?.throttledUntil ?? [])
    .reduce<Date | undefined>((latest, date) => (latest === undefined || date > latest ? date : latest), undefined);
  const sentences = [
    asOf === undefined ? undefined : snapshotWords(asOf),
    until === undefined
      ? alone && outdatedSentence(alone)
      : throttleWords(until, alone && outdatedSince(alone.list.state)),
    filterWordsOf(app),
    thingGroupWords(filteredFleets),
    alone && firstWords(alone, filteredFleets),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ') || undefined;
}

/** What stands elsewhere than in a row: the message above the rows, the bar, and which buttons and welcome text there are. */
export class ViewState implements vscode.Disposable {
  private readonly told = new Map<string, boolean>();
  private readonly progress = new ViewProgress(views.coreDevices);

  constructor(
    private readonly view: vscode.TreeView<unknown>,
    private readonly app: AppState,
  ) {}

  /** Shows what differs from what was shown. Tells whether the view does. */
  update(): boolean {
    const { view, app } = this;
    const message = viewMessage(app);
    const { filter, grouping } = app.viewOptions.current;
    const description = grouping === 'none' ? undefined : `by ${groupingWords[grouping].toLowerCase()}`;
    const isSame = message === view.message && description === view.description;
    if (!isSame) {
      view.message = message;
      view.description = description;
    }
    this.progress.show(app.filteredFleets.queries.some(({ state }) => state.isReading));
    const { selected, all } = app.sessions;
    const unreadable = all.length === 1 ? selected.unreadable : undefined;
    this.tell(contextKeys.hasNoCredentials, unreadable?.kind === 'noCredentials');
    this.tell(contextKeys.isUnreadable, unreadable !== undefined);
    this.tell(contextKeys.isSnapshot, selected.fleet?.connection.asOf !== undefined);
    this.tell(contextKeys.hasPinned, all.length > 1);
    this.tell(contextKeys.hasFilter, !isEmptyFilter(filter));
    this.tell(contextKeys.isFailingOnly, filter.isFailing === true);
    this.tell(contextKeys.areDependenciesShown, app.dependencies.value);
    return !isSame;
  }

  dispose(): void {
    this.progress.dispose();
  }

  private tell(key: string, value: boolean): void {
    if (this.told.get(key) !== value) {
      this.told.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
