import type { Clock } from '../../base/clock';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { hasUnfinished, isInTransition } from '../../greengrass/status/progress';
import { BackgroundRequests, type TaskKind } from '../requests/backgroundRequests';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import type { AnyListing } from '../requests/listing';
import type { Caller } from '../requests/requestPool';
import type { UnlistedRefresh } from '../devices/unlistedRefresh';
import type { ShownRollout } from '../deployments/shownRollouts';
import { FailingDevices } from './failingDevices';
import { shownRolloutLists } from './shownRolloutLists';

/** Refresh interval of data that is changing, plus a random delay, in milliseconds. */
const fastInterval = 10_000;
const maxJitter = 5_000;

/** Shortest interval between retries of a failed read, in milliseconds. */
const retryInterval = 30_000;

/** A task overdue for this long, in milliseconds, goes before tasks that need fewer requests. */
const longOverdue = 600_000;

const itemsPerPage = 100;

/** A failing device is refreshed with its deployments and its components. */
const listsPerDevice = 2;

/** Settings and UI state of the automatic refresh. All are functions, because the values change. */
export interface LiveRefreshOptions {
  /** Refresh interval of data that isn't changing, in seconds; 0 for never. */
  readonly slowSeconds: () => number;
  /** Background requests allowed in any minute. */
  readonly requestsPerMinute: () => number;
  /** Names of the devices with expanded rows or open panels. */
  readonly visibleDevices: () => readonly string[];
  /** Refresh of the unlisted devices if a filter or group shows any. */
  readonly visibleUnlisted: () => UnlistedRefresh | undefined;
  /** The deployments that the user can see, in the order of their rows. */
  readonly shownRollouts: () => readonly ShownRollout[];
  /** Whether the view is visible and the window has the focus. */
  readonly isActive: () => boolean;
}

/** A list to refresh. */
interface RefreshTask {
  /** The list to read. */
  readonly target: object;
  /** In milliseconds; negative until due. */
  readonly overdue: number;
  /** Approximate number of requests. */
  readonly pages: number;
  /** Whether it runs only when nothing else is due. */
  readonly isLowPriority?: boolean;
  /** Its place in the order of the budget. */
  readonly kind?: TaskKind;
  /** Resolves with the error if the read failed. */
  readonly run: (caller: Caller, signal: AbortSignal) => Promise<FleetError | undefined>;
}

/** Decides when a list is due. */
interface ReadState {
  readonly readAt: Date | undefined;
  readonly error: FleetError | undefined;
}

function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / itemsPerPage));
}

/**
 * Keeps the visible data of one fleet current while the user can see it: in short intervals where something is changing,
 * in long ones elsewhere. It runs one task at a time, the longest overdue first, with the lowest priority and within the
 * request budget. It skips data that a click has just loaded, and never refreshes a snapshot.
 */
export class LiveRefresh {
  /** Budget and pauses of all background requests. */
  readonly requests: BackgroundRequests;
  private isDisposed = false;
  private running: AbortController | undefined;
  private last = Promise.resolve();
  private readonly triedAt = new WeakMap<object, number>();
  private readonly failingDevices: FailingDevices;
  /** Lists that a change in another list has outdated. */
  private readonly outdated = new WeakSet();

  /** @param random returns a number from 0 to 1, exclusive; spreads the requests of many windows over time */
  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly options: LiveRefreshOptions,
  ) {
    this.failingDevices = new FailingDevices(fleet, clock, options.visibleDevices);
    this.requests = new BackgroundRequests(fleet, clock, options.requestsPerMinute);
    this.didChangeActivity();
  }

  /** Starts or stops with the activity. A start runs overdue tasks at once. */
  didChangeActivity(): void {
    if (this.isDisposed || this.fleet.connection.asOf !== undefined || !this.options.isActive()) {
      this.running?.abort();
      this.running = undefined;
      this.requests.release('refresh');
    } else if (this.running === undefined) {
      const { last } = this;
      const running = new AbortController();
      this.running = running;
      // The previous loop is aborted but may still be running, and two must not run at once.
      this.last = last.then(() => this.run(running.signal));
    }
  }

  /** Stops for good. */
  dispose(): void {
    this.isDisposed = true;
    this.didChangeActivity();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.runDueTasks(signal);
      await this.clock.delay(fastInterval + this.random() * maxJitter, signal);
      this.didChangeActivity();
    }
  }

  /** Runs all tasks that are due and within the budget. Never rejects. */
  private async runDueTasks(signal: AbortSignal): Promise<void> {
    while (this.canContinue(signal)) {
      const due = this.tasks()
        .filter(({ overdue }) => overdue >= 0)
        .sort((a, b) => b.overdue - a.overdue);
      const task = this.next(due);
      if (task === undefined) {
        return;
      }
      this.triedAt.set(task.target, this.clock.now().getTime());
      this.outdated.delete(task.target);
      const error = await task.run(this.requests.caller, signal);
      if (signal.aborted) {
        // The read was canceled, so the task is still due.
        this.triedAt.delete(task.target);
      } else {
        this.requests.didEnd(error);
      }
    }
  }

  /** The longest overdue task that the budget allows. */
  private next(due: readonly RefreshTask[]): RefreshTask | undefined {
    this.requests.release('refresh');
    const [first] = due;
    if (first !== undefined && first.overdue >= longOverdue) {
      return this.requests.canSendOrReserve(first.pages) ? first : undefined;
    }
    const others = due.filter(({ isLowPriority = false }) => !isLowPriority);
    return (others.length > 0 ? others : due).find(({ pages }) => this.requests.canSend('refresh', pages));
  }

  private canContinue(signal: AbortSignal): boolean {
    return !signal.aborted && this.options.isActive();
  }

  private tasks(): readonly RefreshTask[] {
    const { list } = this.fleet;
    const ofDevices = [...new Set(this.options.visibleDevices())].flatMap((thingName) => {
      const record = this.fleet.devices.get(thingName);
      return record === undefined ? [] : this.tasksOfDevice(record);
    });
    const ofRollouts = shownRolloutLists(this.fleet, this.options.shownRollouts()).flatMap(({ listing, isChanging }) =>
      this.tasksOfList(listing, isChanging),
    );
    if (list.state.tail === 'notRead') {
      return [...ofDevices, ...ofRollouts];
    }
    const ofList: RefreshTask = {
      target: list,
      overdue: this.overdue(list, list.state, false),
      pages: pagesOf(list.state.thingNames.length),
      run: async (caller, signal) => {
        await list.refresh(caller, signal);
        return list.state.error;
      },
    };
    return [ofList, ...ofDevices, ...ofRollouts, ...this.tasksOfUnlisted(), ...this.tasksOfFailingDevices()];
  }

  /** One device at a time, when nothing else is due. */
  private tasksOfFailingDevices(): readonly RefreshTask[] {
    const { failingDevices } = this;
    const slow = this.options.slowSeconds() * 1000;
    const overdue = Math.min(failingDevices.overdue(slow), longOverdue - 1);
    return this.fleet.devices.failingCount === 0 || slow <= 0
      ? []
      : [
          {
            target: failingDevices,
            overdue,
            pages: listsPerDevice,
            isLowPriority: true,
            kind: 'failingDevices',
            run: (caller, signal) => failingDevices.step(caller, signal),
          },
        ];
  }

  /** One page at a time, when nothing else is due. Leaves half of the budget to later tasks. */
  private tasksOfUnlisted(): readonly RefreshTask[] {
    const unlisted = this.options.visibleUnlisted();
    if (unlisted === undefined) {
      return [];
    }
    const since = this.overdue(unlisted, { readAt: unlisted.readAt, error: undefined }, false);
    const overdue = Math.min(unlisted.isRunning && since > -Infinity ? 0 : since, longOverdue - 1);
    const pages = Math.ceil(this.requests.limit / 2);
    return [{ target: unlisted, overdue, pages, isLowPriority: true, run: (caller) => unlisted.step(caller) }];
  }

  private tasksOfDevice({ details, deployments, components }: CoreDeviceRecord): readonly RefreshTask[] {
    const hasDeployments = (): boolean => hasUnfinished(deployments.state.items ?? []);
    const hasTransitions = components.state.items?.some(isInTransition) === true;
    const ofDeployments = this.tasksOfList(deployments, hasDeployments()).map((task) => ({
      ...task,
      run: async (caller: Caller, signal: AbortSignal) => {
        const before = hasDeployments();
        const error = await task.run(caller, signal);
        if (before && !hasDeployments()) {
          // A deployment that ended has changed the installed components.
          this.outdated.add(components);
        }
        return error;
      },
    }));
    return [...ofDeployments, ...this.tasksOfList(components, hasTransitions), ...this.tasksOfList(details, false)];
  }

  /** None for a list that was never requested. */
  private tasksOfList(listing: AnyListing, isChanging: boolean): readonly RefreshTask[] {
    const { items, error } = listing.state;
    if (items === undefined && error === undefined) {
      return [];
    }
    const run: RefreshTask['run'] = async (caller, signal) => {
      await listing.refresh(caller, signal);
      return listing.state.error;
    };
    const overdue = this.overdue(listing, listing.state, isChanging);
    return [{ target: listing, overdue, pages: pagesOf(items?.length ?? 0), run }];
  }

  /** How long a list has been due, in milliseconds. A read time in the future (the clock was set back) is due. */
  private overdue(target: object, { readAt, error }: ReadState, isChanging: boolean): number {
    const now = this.clock.now().getTime();
    if (this.outdated.has(target)) {
      return now;
    }
    const slow = this.options.slowSeconds() * 1000;
    const interval = isChanging ? fastInterval : slow > 0 ? Math.max(slow, fastInterval) : Infinity;
    const age = now - Math.max(readAt?.getTime() ?? 0, this.triedAt.get(target) ?? 0);
    return age < 0 ? 0 : age - (error === undefined ? interval : Math.max(interval, retryInterval));
  }
}
