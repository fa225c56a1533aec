import type { Clock } from '../core/clock';
import type { CoreDevice } from '../core/model';
import type { FleetSource, ListedOnly } from '../core/source';
import { nameOf, type CoreDeviceList } from './coreDeviceList';
import type { DeviceRecords } from './deviceRecords';
import { followPages, type FetchPage } from './followPages';
import { readAhead } from './readAhead';
import { background, type Asking, type Caller } from './requestPool';
import { SharedRead } from './sharedRead';

/** What the rest of a fleet is read with, and who hears of it. */
export interface RestSurroundings {
  readonly list: CoreDeviceList;
  readonly records: DeviceRecords;
  readonly clock: Clock;
  /** ListCoreDevices, once its turn comes. */
  readonly listCoreDevices: (
    caller: Caller,
    ...args: Parameters<FleetSource['listCoreDevices']>
  ) => ReturnType<FleetSource['listCoreDevices']>;
  /** Is told which devices have come, are other than they were, or are gone. */
  readonly onDidChange: (thingNames: readonly string[]) => void;
}

/** Where a read begins, what it leaves out, and what ends it. */
interface ReadOptions {
  readonly signal: AbortSignal;
  readonly from?: string | undefined;
  readonly only?: ListedOnly;
}

/**
 * The devices that the list of a fleet has not come to. They are made known and not shown in it: it would become too
 * long. What a whole read does not name any more is forgotten. What one that leaves others out does not name may look
 * otherwise by then, and is asked for by its name.
 */
export class RestOfFleet {
  private isRead = false;
  /** Where a read of all of them that was ended goes on, and since when what it has read is known. */
  private goesOn: { readonly from: string | undefined; readonly since: Date | undefined } | undefined;
  private readonly whole = new SharedRead((signal, didRead) => this.readWhole(signal, didRead));

  constructor(private readonly surroundings: RestSurroundings) {}

  /**
   * Makes all of them known: once for all who ask meanwhile, and from where the last read was ended. Rejects with a
   * FleetError; what was read by then is known.
   */
  async readAll(signal: AbortSignal, didRead: () => void): Promise<void> {
    const { list } = this.surroundings;
    // What the list is just reading is not asked for a second time.
    await list.settled();
    if (!this.isKnown) {
      await this.whole.join(signal, didRead);
    }
  }

  /**
   * Makes those known that the service gives when it leaves out others; none where all are known. Rejects with a
   * FleetError; what was read by then is known.
   */
  async readOnly(only: ListedOnly, signal: AbortSignal, didRead: () => void): Promise<void> {
    if (!this.isKnown) {
      const began = this.surroundings.clock.now();
      await this.read({ signal, only }, didRead);
      const unheard = this.surroundings.records.unheardSince(began, only);
      await Promise.all(unheard.map((thingName) => this.askFor(thingName, { caller: background, signal })));
      didRead();
    }
  }

  /**
   * Reads again what was read with one of these, a page each time it is asked to go on. Rejects with a FleetError; what
   * was read by then is known.
   */
  async *again(only: ListedOnly | undefined, { caller, signal }: Asking): AsyncGenerator<void, void, undefined> {
    const { list, records, clock, listCoreDevices } = this.surroundings;
    const [since, began] = [list.state.since, clock.now()];
    const fetchPage: FetchPage<CoreDevice> = (token) => listCoreDevices(caller, token, signal, only);
    const from = only === undefined ? list.goesOnAt : undefined;
    for await (const { items } of followPages({ fetchPage, keyOf: nameOf, seen: new Set<string>(), from }, signal)) {
      this.keep(items);
      yield;
    }
    if (only === undefined) {
      this.forgetBefore(since);
    } else {
      for (const thingName of records.unheardSince(began, only)) {
        await this.askFor(thingName, { caller, signal });
        yield;
      }
    }
  }

  /** Keeps devices that were read beside the list. */
  keep(devices: readonly CoreDevice[]): void {
    const { records, clock, onDidChange } = this.surroundings;
    const changed = records.keep(devices, clock.now());
    if (changed.length > 0) {
      onDidChange(changed);
    }
  }

  /** Makes the next read ask again. */
  markOutdated(): void {
    this.isRead = false;
    this.goesOn = undefined;
    this.whole.renew();
  }

  /** Takes note of how far the list is: once it was read to its end, a device that it did not name is gone. */
  didChangeList(): void {
    const { tail, since } = this.surroundings.list.state;
    if (tail === 'end') {
      this.forgetBefore(since);
    }
  }

  /** Whether every device of the fleet is known. */
  get isKnown(): boolean {
    return this.isRead || this.surroundings.list.state.tail === 'end';
  }

  /** Forgets devices. */
  forget(thingNames: readonly string[]): void {
    const gone = this.surroundings.records.forget(thingNames);
    if (gone.length > 0) {
      this.surroundings.onDidChange(gone);
    }
  }

  /** Forgets the devices of which nothing was heard since then. */
  private forgetBefore(since: Date | undefined): void {
    this.forget(since === undefined ? [] : this.surroundings.records.unheardSince(since));
  }

  /** Reads a device by its name; forgets it where there is none any more. */
  private async askFor(thingName: string, { caller, signal }: Asking): Promise<void> {
    const details = this.surroundings.records.get(thingName)?.details;
    await details?.refresh(caller, signal);
    if (details?.state.error?.kind === 'notFound') {
      this.forget([thingName]);
    }
  }

  private async readWhole(signal: AbortSignal, didRead: () => void): Promise<void> {
    const { list } = this.surroundings;
    // The list may be read again in the meantime; what counts is when the read began that goes on here.
    const { from, since } = this.goesOn ?? { from: list.goesOnAt, since: list.state.since };
    // A token that the service has forgotten is not asked with again.
    this.goesOn = undefined;
    await this.read({ signal, from }, (nextToken) => {
      this.goesOn = nextToken === undefined ? undefined : { from: nextToken, since };
      didRead();
    });
    this.isRead = true;
    this.forgetBefore(since);
  }

  private async read({ signal, from, only }: ReadOptions, didRead: (nextToken?: string) => void): Promise<void> {
    const { clock, listCoreDevices } = this.surroundings;
    const askPage: FetchPage<CoreDevice> = (token) => listCoreDevices(background, token, signal, only);
    const fetchPage = readAhead(askPage, Infinity, clock);
    const pages = followPages({ fetchPage, keyOf: nameOf, seen: new Set<string>(), from }, signal);
    for await (const { items, nextToken } of pages) {
      this.keep(items);
      didRead(nextToken);
    }
  }
}
