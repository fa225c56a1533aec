import { untilAborted } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/page';
import { followPages, type FetchPage } from './followPages';
import { PagingGuard } from './pagingGuard';
import { click, type Caller } from './requestPool';

/** State of a list. */
export interface ListingState<T> {
  /** Loaded items; `undefined` until the first arrive. Kept when a later read fails. */
  readonly items: readonly T[] | undefined;
  /** When the items were read. */
  readonly readAt: Date | undefined;
  /** Why the last read failed. */
  readonly error: FleetError | undefined;
  /** Whether the items are only the start of the list, because the first read failed on a later page. */
  readonly isPartial: boolean;
  readonly isLoading: boolean;
}

/** Shared by all lists that were never read, which are most. */
const nothingRead: ListingState<never> = {
  items: undefined,
  readAt: undefined,
  error: undefined,
  isPartial: false,
  isLoading: false,
};

/** Requests one page of a list for a caller. */
export type FetchPageFor<T> = (token: string | undefined, signal: AbortSignal, caller: Caller) => Promise<Page<T>>;

/** A list of any item type. */
export type AnyListing = Pick<Listing<unknown>, 'state' | 'read' | 'refresh' | 'markOutdated' | 'cancel'>;

/** The callers that wait for a read. */
interface Waiters {
  /** Caller of the page requests: a click that joins a background read raises its priority. */
  caller: Caller;
  count: number;
  /** Ends the wait for the budget of background requests: a click has joined, or the read is canceled. */
  readonly waitEnd: AbortController;
}

/** A read in flight. */
interface Reading {
  readonly done: Promise<void>;
  readonly abort: AbortController;
  readonly waiters: Waiters;
  /** Whether this is a background refresh: the state doesn't change until it is complete. */
  readonly isQuiet: boolean;
}

/**
 * One list of AWS, read to its end on request and cached. Concurrent callers share one read. The items of the last read
 * stay during a refresh, and when it fails. If the first read fails on a later page, the earlier pages are kept and the
 * next read resumes from there.
 */
export class Listing<T> {
  private current: ListingState<T> = nothingRead;
  /** Where the next read resumes if the last one failed halfway. */
  private resumeAt: { readonly token: string; readonly items: readonly T[] } | undefined;
  private isOutdated = false;
  private reading: Reading | undefined;

  /**
   * @param onDidChange called after each change of the state; `isOnlyTime` if that is the time of the read
   * @param isSame whether a background refresh has found what is known, so that only the time of the read changes
   */
  constructor(
    private readonly fetchPage: FetchPageFor<T>,
    private readonly keyOf: (item: T) => string,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly onDidChange: (isOnlyTime: boolean) => void,
    private readonly isSame: (known: readonly T[], read: readonly T[]) => boolean = () => false,
  ) {}

  get state(): ListingState<T> {
    return this.current;
  }

  /**
   * Reads the list unless it is cached, or resumes where the last read failed. Never rejects: see `state.error`.
   * @param signal stops waiting when aborted; the read is canceled when no caller waits for it
   */
  async read(caller: Caller = click, signal?: AbortSignal): Promise<void> {
    const isKnown = this.current.items !== undefined && this.current.error === undefined && !this.isOutdated;
    const isUpToDate = this.reading === undefined || (this.reading.isQuiet && caller.priority === 'click');
    if ((isKnown && isUpToDate) || signal?.aborted === true) {
      return;
    }
    const reading = this.reading ?? this.start(caller);
    if (caller.priority === 'click') {
      reading.waiters.caller = caller;
      reading.waiters.waitEnd.abort();
    }
    await this.wait(reading, signal);
  }

  /**
   * Reads the list from its start. A click cancels a read in flight, because its data may predate the click. A background
   * caller joins a read in flight; a background read changes nothing until it is complete.
   * @param signal stops waiting when aborted; the read is canceled when no caller waits for it
   */
  async refresh(caller: Caller = click, signal?: AbortSignal): Promise<void> {
    if (caller.priority === 'background' && this.reading !== undefined) {
      await this.wait(this.reading, signal);
      return;
    }
    this.resumeAt = undefined;
    this.cancel();
    await this.wait(this.start(caller), signal);
  }

  /** Makes the next {@link read} load the list again. The items stay until then. */
  markOutdated(): void {
    this.isOutdated = this.current.items !== undefined || this.current.error !== undefined;
  }

  /** Cancels the read in flight. */
  cancel(): void {
    this.reading?.abort.abort();
    this.reading?.waiters.waitEnd.abort();
    this.reading = undefined;
  }

  private async wait(reading: Reading, signal: AbortSignal | undefined): Promise<void> {
    const { waiters } = reading;
    waiters.count += 1;
    await untilAborted(reading.done, signal, () => {
      waiters.count -= 1;
      if (waiters.count === 0 && this.reading === reading) {
        this.cancel();
        this.change({ ...this.current, isLoading: false });
      }
    });
  }

  private start(caller: Caller): Reading {
    if (this.isOutdated) {
      this.resumeAt = undefined;
    }
    this.isOutdated = false;
    const abort = new AbortController();
    const waiters = { caller, count: 0, waitEnd: new AbortController() };
    const { items, error } = this.current;
    const isQuiet = caller.priority === 'background' && (items !== undefined || error !== undefined);
    const reading = { done: this.follow(abort.signal, waiters), abort, waiters, isQuiet };
    this.reading = reading;
    if (!isQuiet) {
      this.change({ ...this.current, isLoading: true });
    }
    return reading;
  }

  private async follow(signal: AbortSignal, waiters: Waiters): Promise<void> {
    // A getter, because the priority can rise while the request is queued.
    const currentCaller: Caller = {
      get priority() {
        return waiters.caller.priority;
      },
      admit: async (service) => waiters.caller.admit?.(service, waiters.waitEnd.signal),
      didSend: (service) => waiters.caller.didSend?.(service),
    };
    const fetchPage: FetchPage<T> = (token) => this.fetchPage(token, signal, currentCaller);
    const items = [...(this.resumeAt?.items ?? [])];
    const guard = new PagingGuard(this.keyOf, new Set(items.map(this.keyOf)));
    // Only a complete list replaces the visible items, unless they are the start of this list.
    const isFirst = this.current.items === undefined || this.resumeAt !== undefined;
    try {
      const list = { fetchPage, guard, from: this.resumeAt?.token };
      for await (const page of followPages(list, signal)) {
        items.push(...page.items);
        this.resumeAt = page.nextToken === undefined || !isFirst ? undefined : { token: page.nextToken, items };
      }
      this.finish({ items, readAt: this.clock.now(), error: undefined, isPartial: false, isLoading: false });
    } catch (thrown) {
      if (signal.aborted) {
        return;
      }
      const error = asFleetError(thrown);
      // AWS rejects an expired token as invalid, so the next read starts at the first page.
      if (error.kind === 'badResponse' || error.kind === 'invalid') {
        this.resumeAt = undefined;
      }
      const kept = isFirst && items.length > 0 ? { items, readAt: this.clock.now(), isPartial: true } : {};
      this.finish({ ...this.current, ...kept, error, isLoading: false });
    }
  }

  private finish(state: ListingState<T>): void {
    const isQuiet = this.reading?.isQuiet === true;
    this.reading = undefined;
    const { items, error, isPartial } = this.current;
    const isComplete = error === undefined && state.error === undefined && !isPartial;
    if (isQuiet && isComplete && items !== undefined && state.items !== undefined && this.isSame(items, state.items)) {
      this.current = { ...state, items };
      this.onDidChange(true);
    } else {
      this.change(state);
    }
  }

  private change(state: ListingState<T>): void {
    this.current = state;
    this.onDidChange(false);
  }
}
