import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { CoreDevice } from '../../greengrass/model';
import { followPages, type FetchPage } from '../requests/followPages';
import type { FetchPageFor } from '../requests/listing';
import { NamedPages } from './namedPages';
import { readAhead } from '../requests/readAhead';
import { person, type Caller } from '../requests/requestPool';

/** Pages up to this one load by themselves; each has at most 100 devices. */
const pagesByThemselves = 10;

/** What follows the devices that are known. */
type ListTail = 'notRead' | 'loading' | 'more' | 'failed' | 'end';

/** The devices of a fleet as far as they are known. */
export interface CoreDeviceListState {
  /** In the order they are shown: the first 1,000 sorted as a whole, each further page within itself. */
  readonly thingNames: readonly string[];
  readonly tail: ListTail;
  /** Why the last read did not come to its end. */
  readonly error: FleetError | undefined;
  /** Whether reading on goes on after the known devices; else it starts again. */
  readonly isPartial: boolean;
  readonly readAt: Date | undefined;
  /** When the read began that named the first of them. */
  readonly since: Date | undefined;
}

/**
 * From when the devices on show are, where reading them again has failed; `undefined` where they are current, or only
 * what follows them could not be read.
 */
export function outdatedSince({ error, isPartial, thingNames, since }: CoreDeviceListState): Date | undefined {
  return error !== undefined && !isPartial && thingNames.length > 0 ? since : undefined;
}

/** A read under way. */
interface Reading {
  readonly abort: AbortController;
  readonly firstPage: Promise<void>;
  readonly done: Promise<void>;
  readonly caller: Caller;
}

/** What makes a core device the same device on another page. */
export function nameOf({ coreDeviceThingName }: CoreDevice): string {
  return coreDeviceThingName;
}

/**
 * The list of a fleet's core devices, read page by page. Each device is handed on as it arrives; this class keeps
 * which there are, in which order, and how the list goes on.
 */
export class CoreDeviceList {
  private current: CoreDeviceListState = {
    thingNames: [],
    tail: 'notRead',
    error: undefined,
    isPartial: false,
    readAt: undefined,
    since: undefined,
  };
  private pages = new NamedPages(pagesByThemselves);
  private nextToken: string | undefined;
  /** Devices that were found in another way, and are shown although the list has not named them yet. */
  private readonly included = new Set<string>();
  private reading: Reading | undefined;

  constructor(
    private readonly fetchPage: FetchPageFor<CoreDevice>,
    private readonly clock: Clock,
    private readonly onDidRead: (devices: readonly CoreDevice[], readAt: Date) => void,
    private readonly onDidChange: () => void,
  ) {}

  get state(): CoreDeviceListState {
    return this.current;
  }

  /** Where the list goes on; `undefined` at its end, and while it is being read. */
  get resumeToken(): string | undefined {
    return this.reading === undefined ? this.nextToken : undefined;
  }

  /** Resolves once the first devices are known, or it is known why not. The rest goes on loading. */
  async readFirst(): Promise<void> {
    if (this.current.tail === 'notRead') {
      this.startAgain(pagesByThemselves, person);
    }
    await this.reading?.firstPage;
  }

  /** Goes on after the last known page: with one block of devices, or with the rest of the first ten pages. */
  async readMore(): Promise<void> {
    if (this.current.tail === 'failed' && !this.current.isPartial) {
      await this.refresh();
    } else if (this.reading === undefined || this.reading.caller.priority === 'background') {
      this.cancel();
      const pages = Math.max(1, pagesByThemselves - this.pages.count);
      await this.start(this.pages, this.nextToken, pages, person).done;
    } else {
      await this.reading.done;
    }
  }

  /**
   * Reads as many pages again as are known. The known devices stay until the answer is complete. The background takes
   * an answer under way, and its own changes nothing until it is complete.
   * @param signal when it is aborted, this caller no longer waits, and a read that the background began ends
   */
  async refresh(caller: Caller = person, signal?: AbortSignal): Promise<void> {
    if (caller.priority === 'click' || this.reading === undefined) {
      const known = Math.max(this.pages.count, pagesByThemselves);
      this.cancel();
      this.startAgain(known, caller);
    }
    const { reading } = this;
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      leave = () => {
        if (this.reading === reading && reading?.caller.priority === 'background') {
          this.cancel();
        }
        resolve();
      };
    });
    signal?.addEventListener('abort', leave, { once: true });
    await Promise.race([reading?.done, left]);
    signal?.removeEventListener('abort', leave);
  }

  /** Shows a device among the first, also when the list has not named it yet. */
  include(thingName: string): void {
    if (!this.current.thingNames.includes(thingName)) {
      this.included.add(thingName);
      this.change({ ...this.current, thingNames: this.pages.with(this.included) });
    }
  }

  /** Resolves once nothing is being read. */
  async settled(): Promise<void> {
    while (this.reading !== undefined) {
      await this.reading.done;
    }
  }

  /** Ends a read under way. */
  cancel(): void {
    this.reading?.abort.abort();
    this.reading = undefined;
  }

  private startAgain(pages: number, caller: Caller): Reading {
    return this.start(new NamedPages(pagesByThemselves), undefined, pages, caller);
  }

  private start(pages: NamedPages, from: string | undefined, more: number, caller: Caller): Reading {
    const abort = new AbortController();
    let didReadFirst = (): void => undefined;
    const firstPage = new Promise<void>((resolve) => {
      didReadFirst = resolve;
    });
    if (caller.priority === 'background') {
      // Who opens the list sees what is known and does not wait for this.
      didReadFirst();
    } else {
      this.change({ ...this.current, tail: 'loading', error: undefined });
    }
    const done = this.follow(pages, from, more, caller, abort.signal, didReadFirst).finally(didReadFirst);
    this.reading = { abort, firstPage, done, caller };
    return this.reading;
  }

  private async follow(
    pages: NamedPages,
    from: string | undefined,
    more: number,
    caller: Caller,
    signal: AbortSignal,
    didReadPage: () => void,
  ): Promise<void> {
    // A read from the start replaces what is on show when it is complete; until then nothing disappears.
    const replaces = pages !== this.pages && this.pages.count > 0;
    const end = pages.count + more;
    const since = pages === this.pages && this.current.since !== undefined ? this.current.since : this.clock.now();
    let token = from;
    const show = (tail: ListTail, error: FleetError | undefined): void => {
      this.pages = pages;
      this.nextToken = token;
      this.change({
        thingNames: pages.with(this.included),
        tail,
        error,
        isPartial: token !== undefined,
        readAt: this.clock.now(),
        since,
      });
    };
    try {
      const askPage: FetchPage<CoreDevice> = (at) => this.fetchPage(at, signal, caller);
      const fetchPage = readAhead(askPage, more, this.clock);
      const list = { fetchPage, keyOf: nameOf, seen: new Set<string>(), from };
      for await (const page of followPages(list, signal)) {
        this.onDidRead(page.items, this.clock.now());
        // An empty page is no block: what follows it is what was asked for.
        pages.add(page.items.map(nameOf));
        token = page.nextToken;
        if (token === undefined || pages.count >= end) {
          break;
        }
        if (!replaces && caller.priority === 'click') {
          show('loading', undefined);
          didReadPage();
        }
      }
      this.reading = undefined;
      if (token === undefined) {
        // All are named now, so what was not is gone.
        this.included.clear();
      }
      show(token === undefined ? 'end' : 'more', undefined);
    } catch (thrown) {
      if (signal.aborted) {
        return;
      }
      this.reading = undefined;
      const error = asFleetError(thrown);
      if (replaces) {
        this.change({ ...this.current, tail: 'failed', error, isPartial: false });
      } else {
        show('failed', error);
      }
    }
  }

  private change(state: CoreDeviceListState): void {
    this.current = state;
    this.onDidChange();
  }
}
