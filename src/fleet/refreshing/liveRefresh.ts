import type { Clock } from '../../base/clock';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { isInTransition, isUnderWay } from '../../greengrass/status/underWay';
import { BackgroundRequests } from '../requests/backgroundRequests';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import type { AnyListing } from '../requests/listing';
import type { Caller } from '../requests/requestPool';
import type { UnlistedRefresh } from '../devices/unlistedRefresh';

/** What changes is looked at again after so long, in milliseconds, and as much again as chance has it. */
const fastPace = 10_000;
const mostJitter = 5_000;

/** What could not be read is tried again after so long at the earliest, in milliseconds. */
const retryPace = 30_000;

/** What has waited so long, in milliseconds, is not overtaken any more by what takes fewer requests. */
const longOverdue = 600_000;

/** Of a page of the service. */
const itemsInAPage = 100;

/** What the automatic refresh depends on. All of it is asked for anew each time, because it changes. */
export interface LiveRefreshOptions {
  /** How often what does not change is looked at again, in seconds; 0 for never. */
  readonly slowSeconds: () => number;
  /** How many requests may go out on the program's own account in any minute. */
  readonly requestsPerMinute: () => number;
  /** The things on show: expanded rows and open panels. */
  readonly expandedThings: () => readonly string[];
  /** What is on show of the devices that the list does not show. */
  readonly unlistedOnShow: () => UnlistedRefresh | undefined;
  /** Whether somebody can be looking: the view is visible and the window has the focus. */
  readonly isActive: () => boolean;
}

/** Something to read again. */
interface RefreshTask {
  /** The list that is read. */
  readonly of: object;
  /** In milliseconds; negative while it is not due. */
  readonly overdue: number;
  /** About how many requests it takes. */
  readonly pages: number;
  /** Whether it waits until nothing else is due. */
  readonly givesWay?: boolean;
  /** Resolves with the reason where it could not be read. */
  readonly run: (caller: Caller, signal: AbortSignal) => Promise<FleetError | undefined>;
}

/** What an errand is judged by. */
interface ReadState {
  readonly readAt: Date | undefined;
  readonly error: FleetError | undefined;
}

function pagesOf(amount: number): number {
  return Math.max(1, Math.ceil(amount / itemsInAPage));
}

/**
 * Keeps what is on show of one fleet current, as long as somebody can be looking: quickly where something is changing,
 * slowly elsewhere. It asks one question at a time, what has waited longest first, after those of a person and within a
 * budget. What a person has just read is not read again. A snapshot is never asked.
 */
export class LiveRefresh {
  /** What all requests on the program's own account share: their budget and their pauses. */
  readonly requests: BackgroundRequests;
  private isDisposed = false;
  private running: AbortController | undefined;
  private last = Promise.resolve();
  private readonly triedAt = new WeakMap<object, number>();
  /** Lists that are out of date because of what another one told. */
  private readonly outdated = new WeakSet();

  /** @param random a number from 0 to 1, not 1 itself: spreads the requests of many windows */
  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly options: LiveRefreshOptions,
  ) {
    this.requests = new BackgroundRequests(fleet, clock, options.requestsPerMinute);
    this.didChangeActivity();
  }

  /** Begins or ends with the activity; what has fallen due in the meantime is read at once. */
  didChangeActivity(): void {
    if (this.isDisposed || this.fleet.connection.asOf !== undefined || !this.options.isActive()) {
      this.running?.abort();
      this.running = undefined;
      this.requests.release();
    } else if (this.running === undefined) {
      const { last } = this;
      const running = new AbortController();
      this.running = running;
      // The turn before has been told to end; until it has, none begins.
      this.last = last.then(() => this.run(running.signal));
    }
  }

  /** Asks nothing from here on. */
  dispose(): void {
    this.isDisposed = true;
    this.didChangeActivity();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.turn(signal);
      await this.clock.delay(fastPace + this.random() * mostJitter, signal);
      this.didChangeActivity();
    }
  }

  /** Reads what is due, as far as the budget goes. Never rejects. */
  private async turn(signal: AbortSignal): Promise<void> {
    while (this.mayGoOn(signal)) {
      const due = this.errands()
        .filter(({ overdue }) => overdue >= 0)
        .sort((a, b) => b.overdue - a.overdue);
      const errand = this.chosen(due);
      if (errand === undefined) {
        return;
      }
      this.triedAt.set(errand.of, this.clock.now().getTime());
      this.outdated.delete(errand.of);
      const error = await errand.run(this.requests.caller, signal);
      if (signal.aborted) {
        // It was cut short, and so is due as it was.
        this.triedAt.delete(errand.of);
      } else {
        this.requests.didEnd(error);
      }
    }
  }

  /** What there is room for, of what has waited longest first. */
  private chosen(due: readonly RefreshTask[]): RefreshTask | undefined {
    this.requests.release();
    const [first] = due;
    if (first !== undefined && first.overdue >= longOverdue) {
      return this.requests.mayAskAtLast(first.pages) ? first : undefined;
    }
    const errand = due.find(({ pages }) => this.requests.mayAsk(pages));
    return errand?.givesWay === true && due.length > 1 ? undefined : errand;
  }

  private mayGoOn(signal: AbortSignal): boolean {
    return !signal.aborted && this.options.isActive();
  }

  private errands(): readonly RefreshTask[] {
    const { list } = this.fleet;
    const ofDevices = [...new Set(this.options.expandedThings())].flatMap((thingName) => {
      const record = this.fleet.devices.get(thingName);
      return record === undefined ? [] : this.errandsOn(record);
    });
    if (list.state.tail === 'notRead') {
      return ofDevices;
    }
    const ofList: RefreshTask = {
      of: list,
      overdue: this.overdue(list, list.state, false),
      pages: pagesOf(list.state.thingNames.length),
      run: async (caller, signal) => {
        await list.refresh(caller, signal);
        return list.state.error;
      },
    };
    return [ofList, ...ofDevices, ...this.errandsOnUnlisted()];
  }

  /** It is read a page at a time, when nothing else is due, and leaves half of the budget to what will be. */
  private errandsOnUnlisted(): readonly RefreshTask[] {
    const unlisted = this.options.unlistedOnShow();
    if (unlisted === undefined) {
      return [];
    }
    const since = this.overdue(unlisted, { readAt: unlisted.readAt, error: undefined }, false);
    const overdue = Math.min(unlisted.isUnderWay && since > -Infinity ? 0 : since, longOverdue - 1);
    const pages = Math.ceil(this.requests.limit / 2);
    return [{ of: unlisted, overdue, pages, givesWay: true, run: (caller) => unlisted.step(caller) }];
  }

  private errandsOn({ details, deployments, components }: CoreDeviceRecord): readonly RefreshTask[] {
    const hasDeployments = (): boolean => deployments.state.items?.some(isUnderWay) === true;
    const hasTransitions = components.state.items?.some(isInTransition) === true;
    const ofDeployments = this.errandsOf(deployments, hasDeployments()).map((errand) => ({
      ...errand,
      run: async (caller: Caller, signal: AbortSignal) => {
        const before = hasDeployments();
        const error = await errand.run(caller, signal);
        if (before && !hasDeployments()) {
          // A deployment that has ended has changed what is installed.
          this.outdated.add(components);
        }
        return error;
      },
    }));
    return [...ofDeployments, ...this.errandsOf(components, hasTransitions), ...this.errandsOf(details, false)];
  }

  /** None for a list that nobody has asked for yet. */
  private errandsOf(listing: AnyListing, isChanging: boolean): readonly RefreshTask[] {
    const { items, error } = listing.state;
    if (items === undefined && error === undefined) {
      return [];
    }
    const run: RefreshTask['run'] = async (caller, signal) => {
      await listing.refresh(caller, signal);
      return listing.state.error;
    };
    const overdue = this.overdue(listing, listing.state, isChanging);
    return [{ of: listing, overdue, pages: pagesOf(items?.length ?? 0), run }];
  }

  /** How long ago something fell due. What a clock set back has put into the future is due. */
  private overdue(of: object, { readAt, error }: ReadState, isChanging: boolean): number {
    const now = this.clock.now().getTime();
    if (this.outdated.has(of)) {
      return now;
    }
    const slow = this.options.slowSeconds() * 1000;
    const pace = isChanging ? fastPace : slow > 0 ? Math.max(slow, fastPace) : Infinity;
    const age = now - Math.max(readAt?.getTime() ?? 0, this.triedAt.get(of) ?? 0);
    return age < 0 ? 0 : age - (error === undefined ? pace : Math.max(pace, retryPace));
  }
}
