import type { Clock } from '../../base/clock';
import type { CoreDevice } from '../../greengrass/model';
import type { FleetSource, ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import { nameOf, type CoreDeviceList } from './coreDeviceList';
import type { DeviceRecords } from './deviceRecords';
import { followPages, type FetchPage } from '../requests/followPages';
import { readAhead } from '../requests/readAhead';
import { background, type Asking, type Caller } from '../requests/requestPool';
import { SharedRead } from '../requests/sharedRead';

/** What the rest of a fleet is read with. */
export interface RestSurroundings {
  readonly list: CoreDeviceList;
  readonly records: DeviceRecords;
  readonly clock: Clock;
  /** ListCoreDevices, once its turn comes. */
  readonly listCoreDevices: (
    caller: Caller,
    ...args: Parameters<FleetSource['listCoreDevices']>
  ) => ReturnType<FleetSource['listCoreDevices']>;
}

/** Where what was read is kept. */
interface Keeper {
  keep(devices: readonly CoreDevice[]): void;
  forget(thingNames: readonly string[]): void;
  forgetBefore(since: Date | undefined): void;
  didReadAll(since: Date | undefined): void;
}

/** Where a read begins, what it leaves out, and what ends it. */
interface ReadOptions {
  readonly signal: AbortSignal;
  readonly from?: string | undefined;
  readonly only?: ListCoreDevicesFilter;
}

/** Reads what the list of a fleet has not come to. */
export class RestReads {
  /** Where a read of all of them that was ended goes on, and since when what it has read is known. */
  private goesOn: { readonly from: string | undefined; readonly since: Date | undefined } | undefined;
  private readonly whole = new SharedRead((signal, didRead) => this.readWhole(signal, didRead));

  constructor(
    private readonly rest: Keeper,
    private readonly context: RestSurroundings,
  ) {}

  /**
   * Makes all of them known: once for all who ask meanwhile, and from where the last read was ended. Rejects with a
   * FleetError; what was read by then is known.
   */
  all(signal: AbortSignal, didRead: () => void): Promise<void> {
    return this.whole.join(signal, didRead);
  }

  /**
   * Makes those known that the service gives when it leaves out others. A device that it does not name may look otherwise
   * by then, and is asked for by its name. Rejects with a FleetError; what was read by then is known.
   */
  async only(only: ListCoreDevicesFilter, signal: AbortSignal, didRead: () => void): Promise<void> {
    const { records, clock } = this.context;
    const began = clock.now();
    await this.read({ signal, only }, didRead);
    const asking = { caller: background, signal };
    await Promise.all(records.unheardSince(began, only).map((thingName) => this.askFor(thingName, asking)));
    didRead();
  }

  /**
   * Reads again what was read with one of these, a page each time it is asked to go on. Rejects with a FleetError; what
   * was read by then is known.
   */
  async *again(
    only: ListCoreDevicesFilter | undefined,
    { caller, signal }: Asking,
  ): AsyncGenerator<void, void, undefined> {
    const { list, records, clock, listCoreDevices } = this.context;
    const [since, began] = [list.state.since, clock.now()];
    const fetchPage: FetchPage<CoreDevice> = (token) => listCoreDevices(caller, token, signal, only);
    const from = only === undefined ? list.resumeToken : undefined;
    for await (const { items } of followPages({ fetchPage, keyOf: nameOf, seen: new Set<string>(), from }, signal)) {
      this.rest.keep(items);
      yield;
    }
    if (only === undefined) {
      this.rest.forgetBefore(since);
    } else {
      for (const thingName of records.unheardSince(began, only)) {
        await this.askFor(thingName, { caller, signal });
        yield;
      }
    }
  }

  /** Makes the next read of all of them begin anew. */
  renew(): void {
    this.goesOn = undefined;
    this.whole.renew();
  }

  /** Reads a device by its name; forgets it where there is none any more. */
  private async askFor(thingName: string, { caller, signal }: Asking): Promise<void> {
    const details = this.context.records.get(thingName)?.details;
    await details?.refresh(caller, signal);
    if (details?.state.error?.kind === 'notFound') {
      this.rest.forget([thingName]);
    }
  }

  private async readWhole(signal: AbortSignal, didRead: () => void): Promise<void> {
    const { list } = this.context;
    // The list may be read again in the meantime; what counts is when the read began that goes on here.
    const { from, since } = this.goesOn ?? { from: list.resumeToken, since: list.state.since };
    // A token that the service has forgotten is not asked with again.
    this.goesOn = undefined;
    await this.read({ signal, from }, (nextToken) => {
      this.goesOn = nextToken === undefined ? undefined : { from: nextToken, since };
      didRead();
    });
    this.rest.didReadAll(since);
  }

  private async read({ signal, from, only }: ReadOptions, didRead: (nextToken?: string) => void): Promise<void> {
    const { clock, listCoreDevices } = this.context;
    const askPage: FetchPage<CoreDevice> = (token) => listCoreDevices(background, token, signal, only);
    const fetchPage = readAhead(askPage, Infinity, clock);
    const pages = followPages({ fetchPage, keyOf: nameOf, seen: new Set<string>(), from }, signal);
    for await (const { items, nextToken } of pages) {
      this.rest.keep(items);
      didRead(nextToken);
    }
  }
}
