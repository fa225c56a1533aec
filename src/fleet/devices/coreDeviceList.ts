import { untilAborted } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { DevicePass, nameOf, type PassContext, type ResumePoint } from './devicePass';
import { SortedPages } from './sortedPages';
import { click, type RequestOptions, type Caller } from '../requests/requestPool';

/** The first pages load without a click; a page has at most 100 devices. */
const autoLoadedPages = 10;

/** What comes after the last known device. */
type ListTail = 'notRead' | 'loading' | 'more' | 'failed' | 'end';

/** State of the visible list of core devices. */
export interface CoreDeviceListState {
  /** In display order: the first 1,000 sorted as a whole, each later page sorted on its own. */
  readonly thingNames: readonly string[];
  readonly tail: ListTail;
  /** Why the last read failed. */
  readonly error: FleetError | undefined;
  /** Whether the devices are the start of the last read; otherwise they come from an earlier read. */
  readonly isPartial: boolean;
  readonly readAt: Date | undefined;
  /** When the read of the first page started. */
  readonly since: Date | undefined;
}

/** Time of the visible data when its refresh failed; `undefined` when it is current, or only a later page failed. */
export function outdatedSince({ error, isPartial, thingNames, since }: CoreDeviceListState): Date | undefined {
  return error !== undefined && !isPartial && thingNames.length > 0 ? since : undefined;
}

/** A read in flight. */
interface Reading {
  readonly abort: AbortController;
  readonly firstPage: Promise<void>;
  readonly done: Promise<void>;
  readonly caller: Caller;
}

/** The part of a pass that the list shows. */
interface ListedPass {
  readonly pass: DevicePass;
  readonly pages: SortedPages;
  readonly startedAt: Date;
}

/**
 * The list of a fleet's core devices, read page by page. The directory keeps each device as it arrives. This class keeps
 * which devices are visible, their order, and where to resume.
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
  /** Devices that were found another way, and are visible before a page has them. */
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

  /** Where the list continues; `undefined` at its end and during a read. */
  get resumePoint(): ResumePoint | undefined {
    const { shown, resumeToken, reading } = this;
    return shown === undefined || resumeToken === undefined || reading !== undefined
      ? undefined
      : { pass: shown.pass, resumeToken };
  }

  /** Resolves after the first page or an error. The other pages keep loading. */
  async readFirst(): Promise<void> {
    if (this.current.tail === 'notRead') {
      this.startAgain(autoLoadedPages, click);
    }
    await this.reading?.firstPage;
  }

  /** Reads the next page, or the rest of the first ten. */
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
    const pages = Math.max(1, autoLoadedPages - shown.pages.count);
    await this.start(shown, resumeToken, pages, click).done;
  }

  /**
   * Reads the known pages again. The visible devices stay until all pages have arrived. A background caller joins a read
   * in flight; a background read changes nothing until it is complete.
   * @param signal stops waiting when aborted, and cancels the read if it is a background read
   */
  async refresh(caller: Caller = click, signal?: AbortSignal): Promise<void> {
    if (caller.priority === 'click' || this.reading === undefined) {
      const known = Math.max(this.shown?.pages.count ?? 0, autoLoadedPages);
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

  /** Shows a device among the first pages even if no page has it yet. */
  include(thingName: string): void {
    if (!this.current.thingNames.includes(thingName)) {
      this.included.add(thingName);
      const pages = this.shown?.pages ?? new SortedPages(autoLoadedPages);
      this.change({ ...this.current, thingNames: pages.with(this.included) });
    }
  }

  /** Resolves when no read is in flight. */
  async settled(): Promise<void> {
    while (this.reading !== undefined) {
      await this.reading.done;
    }
  }

  /** Cancels the read in flight. */
  cancel(): void {
    this.reading?.abort.abort();
    this.reading = undefined;
  }

  private startAgain(pages: number, caller: Caller): Reading {
    const pass = new DevicePass(this.context);
    const listed = { pass, pages: new SortedPages(autoLoadedPages), startedAt: this.clock.now() };
    return this.start(listed, undefined, pages, caller);
  }

  private start(listed: ListedPass, from: string | undefined, more: number, caller: Caller): Reading {
    const abort = new AbortController();
    let didReadFirst = (): void => undefined;
    const firstPage = new Promise<void>((resolve) => {
      didReadFirst = resolve;
    });
    if (caller.priority === 'background') {
      // Opening the list shows known devices; it doesn't wait for a background read.
      didReadFirst();
    } else {
      this.change({ ...this.current, tail: 'loading', error: undefined });
    }
    const options = { caller, signal: abort.signal };
    const done = this.follow(listed, from, more, options, didReadFirst).finally(didReadFirst);
    this.reading = { abort, firstPage, done, caller };
    return this.reading;
  }

  private async follow(
    listed: ListedPass,
    from: string | undefined,
    more: number,
    options: RequestOptions,
    didReadPage: () => void,
  ): Promise<void> {
    const { pass, pages } = listed;
    // A new pass replaces the visible devices only when it is complete, because rows must not disappear until then.
    const replaces = listed !== this.shown && this.shown !== undefined && this.shown.pages.count > 0;
    const end = pages.count + more;
    let token = from;
    try {
      for await (const { items, nextToken } of pass.pages({ from, ahead: more }, options)) {
        this.context.directory.keepQuietly(items);
        // An empty page doesn't count: the user expects devices.
        pages.add(items.map(nameOf));
        token = nextToken;
        if (token === undefined || pages.count >= end) {
          break;
        }
        if (!replaces && options.caller.priority === 'click') {
          this.show(listed, token, 'loading');
          didReadPage();
        }
      }
      this.reading = undefined;
      this.show(listed, token, token === undefined ? 'end' : 'more');
    } catch (thrown) {
      if (options.signal.aborted) {
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
      // The pass is complete, so a device that it didn't list is gone.
      this.included.clear();
    }
    const thingNames = listed.pages.with(this.included);
    const times = { readAt: this.clock.now(), since: listed.startedAt };
    this.current = { thingNames, tail, error, isPartial: resumeToken !== undefined, ...times };
    if (tail === 'end') {
      listed.pass.forgetMissing();
    }
    this.onDidChange();
  }

  private change(state: CoreDeviceListState): void {
    this.current = state;
    this.onDidChange();
  }
}
