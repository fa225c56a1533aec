import { untilAborted } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { DevicePass, nameOf, type PassContext, type ResumePoint } from './devicePass';
import { NamedPages } from './namedPages';
import { person, type Asking, type Caller } from '../requests/requestPool';

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
  /** Whether the known devices are the beginning of what was read last; else of an earlier read. */
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

/** A pass as far as the list shows it. */
interface ListedPass {
  readonly pass: DevicePass;
  readonly pages: NamedPages;
  readonly startedAt: Date;
}

/**
 * The list of a fleet's core devices, read page by page. Each device goes into the directory as it arrives; this class
 * keeps which are shown, in which order, and where to read on.
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
  private shown: ListedPass | undefined;
  private resumeToken: string | undefined;
  /** Devices that were found in another way, and are shown although the list has not named them yet. */
  private readonly included = new Set<string>();
  private reading: Reading | undefined;

  constructor(
    private readonly context: PassContext,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {}

  get state(): CoreDeviceListState {
    return this.current;
  }

  /** Where the list goes on; `undefined` at its end, and while it is being read. */
  get resumePoint(): ResumePoint | undefined {
    const { shown, resumeToken, reading } = this;
    return shown === undefined || resumeToken === undefined || reading !== undefined
      ? undefined
      : { pass: shown.pass, resumeToken };
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
    const { reading, current, shown, resumeToken } = this;
    if (reading?.caller.priority === 'click') {
      await reading.done;
      return;
    }
    const isStuck = current.tail === 'failed' && (!current.isPartial || shown?.pass.isBroken === true);
    if (shown === undefined || resumeToken === undefined || isStuck) {
      await this.refresh();
      return;
    }
    this.cancel();
    const pages = Math.max(1, pagesByThemselves - shown.pages.count);
    await this.start(shown, resumeToken, pages, person).done;
  }

  /**
   * Reads as many pages again as are known. The known devices stay until the answer is complete. The background takes
   * an answer under way, and its own changes nothing until it is complete.
   * @param signal when it is aborted, this caller no longer waits, and a read that the background began ends
   */
  async refresh(caller: Caller = person, signal?: AbortSignal): Promise<void> {
    if (caller.priority === 'click' || this.reading === undefined) {
      const known = Math.max(this.shown?.pages.count ?? 0, pagesByThemselves);
      this.cancel();
      this.startAgain(known, caller);
    }
    const { reading } = this;
    await untilAborted(reading?.done ?? Promise.resolve(), signal, () => {
      if (this.reading === reading && reading?.caller.priority === 'background') {
        this.cancel();
      }
    });
  }

  /** Shows a device among the first, also when the list has not named it yet. */
  include(thingName: string): void {
    if (!this.current.thingNames.includes(thingName)) {
      this.included.add(thingName);
      const pages = this.shown?.pages ?? new NamedPages(pagesByThemselves);
      this.change({ ...this.current, thingNames: pages.with(this.included) });
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
    const pass = new DevicePass(this.context);
    const listed = { pass, pages: new NamedPages(pagesByThemselves), startedAt: this.clock.now() };
    return this.start(listed, undefined, pages, caller);
  }

  private start(listed: ListedPass, from: string | undefined, more: number, caller: Caller): Reading {
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
    const asking = { caller, signal: abort.signal };
    const done = this.follow(listed, from, more, asking, didReadFirst).finally(didReadFirst);
    this.reading = { abort, firstPage, done, caller };
    return this.reading;
  }

  private async follow(
    listed: ListedPass,
    from: string | undefined,
    more: number,
    asking: Asking,
    didReadPage: () => void,
  ): Promise<void> {
    const { pass, pages } = listed;
    // A read from the start replaces what is on show when it is complete; until then nothing disappears.
    const replaces = listed !== this.shown && this.shown !== undefined && this.shown.pages.count > 0;
    const end = pages.count + more;
    let token = from;
    try {
      for await (const { items, nextToken } of pass.pages({ from, ahead: more }, asking)) {
        this.context.directory.keepQuietly(items);
        // An empty page is no block: what follows it is what was asked for.
        pages.add(items.map(nameOf));
        token = nextToken;
        if (token === undefined || pages.count >= end) {
          break;
        }
        if (!replaces && asking.caller.priority === 'click') {
          this.show(listed, token, 'loading');
          didReadPage();
        }
      }
      this.reading = undefined;
      this.show(listed, token, token === undefined ? 'end' : 'more');
    } catch (thrown) {
      if (asking.signal.aborted) {
        return;
      }
      this.reading = undefined;
      const error = asFleetError(thrown);
      if (replaces) {
        this.change({ ...this.current, tail: 'failed', error, isPartial: false });
      } else {
        this.show(listed, token, 'failed', error);
      }
    }
  }

  private show(listed: ListedPass, resumeToken: string | undefined, tail: ListTail, error?: FleetError): void {
    [this.shown, this.resumeToken] = [listed, resumeToken];
    if (tail === 'end') {
      // All are named now, so what was not is gone.
      this.included.clear();
    }
    const thingNames = listed.pages.with(this.included);
    const times = { readAt: this.clock.now(), since: listed.startedAt };
    this.current = { thingNames, tail, error, isPartial: resumeToken !== undefined, ...times };
    if (tail === 'end') {
      listed.pass.forgetUnnamed();
    }
    this.onDidChange();
  }

  private change(state: CoreDeviceListState): void {
    this.current = state;
    this.onDidChange();
  }
}
