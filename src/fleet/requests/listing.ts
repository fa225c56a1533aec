import { untilAborted } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/fleetSource';
import { followPages, type FetchPage } from './followPages';
import { PageGuard } from './pageGuard';
import { person, type Caller } from './requestPool';

/** A list as far as it is known. */
export interface ListingState<T> {
  /** What has arrived; `undefined` until something has. Kept when a later read fails. */
  readonly items: readonly T[] | undefined;
  /** When the items were read. */
  readonly readAt: Date | undefined;
  /** Why the last read did not come to its end. */
  readonly error: FleetError | undefined;
  /** Whether the items are only the beginning of the list, because the first read failed on a later page. */
  readonly isPartial: boolean;
  readonly isLoading: boolean;
}

/** Shared by the lists that were never read, because most are not. */
const nothingRead: ListingState<never> = {
  items: undefined,
  readAt: undefined,
  error: undefined,
  isPartial: false,
  isLoading: false,
};

/** Asks for one page of a list, for someone. */
export type FetchPageFor<T> = (token: string | undefined, signal: AbortSignal, caller: Caller) => Promise<Page<T>>;

/** A list of whatever: what can be done with it without knowing its items. */
export type AnyListing = Pick<Listing<unknown>, 'state' | 'read' | 'refresh' | 'markOutdated' | 'cancel'>;

/** Those who wait for a read. */
interface Audience {
  /** Who the pages are asked for: a person who joins goes before the background that began. */
  caller: Caller;
  size: number;
}

/** A read under way. */
interface Reading {
  readonly done: Promise<void>;
  readonly abort: AbortController;
  readonly audience: Audience;
  /** Whether the program reads again on its own account: what is known stays as it is until the answer is complete. */
  readonly isQuiet: boolean;
}

/**
 * One list of the service, read to its end when asked and kept. Callers that ask while it is being read share the
 * read. While it is read again, and when that fails, the items of the last read stay. When the first read fails on a
 * later page, the pages before it are kept and the next read goes on from there.
 */
export class Listing<T> {
  private current: ListingState<T> = nothingRead;
  /** Where the next read goes on, if the last one stopped half-way. */
  private resumeAt: { readonly token: string; readonly items: readonly T[] } | undefined;
  private isOutdated = false;
  private reading: Reading | undefined;

  constructor(
    private readonly fetchPage: FetchPageFor<T>,
    private readonly keyOf: (item: T) => string,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {}

  get state(): ListingState<T> {
    return this.current;
  }

  /**
   * Reads the list unless it is known, or goes on where the last read stopped. Never rejects: see `state.error`.
   * @param signal when it is aborted, this caller no longer waits; the read ends with the last who waits for it
   */
  async read(caller: Caller = person, signal?: AbortSignal): Promise<void> {
    const isKnown = this.current.items !== undefined && this.current.error === undefined && !this.isOutdated;
    const isUpToDate = this.reading === undefined || (this.reading.isQuiet && caller.priority === 'click');
    if ((isKnown && isUpToDate) || signal?.aborted === true) {
      return;
    }
    const reading = this.reading ?? this.start(caller);
    if (caller.priority === 'click') {
      reading.audience.caller = caller;
    }
    await this.wait(reading, signal);
  }

  /**
   * Reads the list from its start, for a person also if it is being read: the answer under way is older than the
   * question. The background takes the answer under way, and what is known stays as it is until its own is complete.
   * @param signal when it is aborted, this caller no longer waits; the read ends with the last who waits for it
   */
  async refresh(caller: Caller = person, signal?: AbortSignal): Promise<void> {
    if (caller.priority === 'background' && this.reading !== undefined) {
      await this.wait(this.reading, signal);
      return;
    }
    this.resumeAt = undefined;
    this.cancel();
    await this.wait(this.start(caller), signal);
  }

  /** Makes the next {@link read} ask the service again. Until then the known items stay. */
  markOutdated(): void {
    this.isOutdated = this.current.items !== undefined || this.current.error !== undefined;
  }

  /** Ends a read under way. */
  cancel(): void {
    this.reading?.abort.abort();
    this.reading = undefined;
  }

  private async wait(reading: Reading, signal: AbortSignal | undefined): Promise<void> {
    const { audience } = reading;
    audience.size += 1;
    await untilAborted(reading.done, signal, () => {
      audience.size -= 1;
      if (audience.size === 0 && this.reading === reading) {
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
    const audience = { caller, size: 0 };
    const { items, error } = this.current;
    const isQuiet = caller.priority === 'background' && (items !== undefined || error !== undefined);
    const reading = { done: this.follow(abort.signal, audience), abort, audience, isQuiet };
    this.reading = reading;
    if (!isQuiet) {
      this.change({ ...this.current, isLoading: true });
    }
    return reading;
  }

  private async follow(signal: AbortSignal, audience: Audience): Promise<void> {
    // Read when the turn of a request comes, and not when it is made.
    const forAudience: Caller = {
      get priority() {
        return audience.caller.priority;
      },
      didAsk: () => audience.caller.didAsk?.(),
    };
    const fetchPage: FetchPage<T> = (token) => this.fetchPage(token, signal, forAudience);
    const items = [...(this.resumeAt?.items ?? [])];
    const guard = new PageGuard(this.keyOf, new Set(items.map(this.keyOf)));
    // The items on show give way only to a complete answer, unless they are the beginning of this very one.
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
      // AWS rejects a token that it has forgotten as invalid: only the first page leads on.
      if (error.kind === 'badAnswer' || error.kind === 'invalid') {
        this.resumeAt = undefined;
      }
      const kept = isFirst && items.length > 0 ? { items, readAt: this.clock.now(), isPartial: true } : {};
      this.finish({ ...this.current, ...kept, error, isLoading: false });
    }
  }

  private finish(state: ListingState<T>): void {
    this.reading = undefined;
    this.change(state);
  }

  private change(state: ListingState<T>): void {
    this.current = state;
    this.onDidChange();
  }
}
