import type { CoreDevice } from '../../greengrass/model';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import type { Asking } from '../requests/requestPool';
import type { RestReads, RestSurroundings } from './restReads';

/**
 * The devices that the list of a fleet has not come to. They are made known and not shown in it: it would become too
 * long. What a whole read does not name any more is forgotten.
 */
export class RestOfFleet {
  private isRead = false;
  /** Loaded when there is something to read for the first time. */
  private loaded: Promise<RestReads> | undefined;

  /** @param onDidChange is told which devices have come, are other than they were, or are gone */
  constructor(
    private readonly context: RestSurroundings,
    private readonly onDidChange: (thingNames: readonly string[]) => void,
  ) {}

  /** Makes all of them known. Rejects with a FleetError; what was read by then is known. */
  async readAll(signal: AbortSignal, didRead: () => void): Promise<void> {
    // What the list is just reading is not asked for a second time.
    await this.context.list.settled();
    if (!this.isKnown) {
      await (await this.reads()).all(signal, didRead);
    }
  }

  /**
   * Makes those known that the service gives when it leaves out others; none where all are known. Rejects with a
   * FleetError; what was read by then is known.
   */
  async readOnly(only: ListCoreDevicesFilter, signal: AbortSignal, didRead: () => void): Promise<void> {
    if (!this.isKnown) {
      await (await this.reads()).only(only, signal, didRead);
    }
  }

  /**
   * Reads again what was read with one of these, a page each time it is asked to go on. Rejects with a FleetError; what
   * was read by then is known.
   */
  async *again(only: ListCoreDevicesFilter | undefined, asking: Asking): AsyncGenerator<void, void, undefined> {
    yield* (await this.reads()).again(only, asking);
  }

  /** Keeps devices that were read beside the list. */
  keep(devices: readonly CoreDevice[]): void {
    const { records, clock } = this.context;
    const changed = records.keep(devices, clock.now());
    if (changed.length > 0) {
      this.onDidChange(changed);
    }
  }

  /** Makes the next read ask again. */
  markOutdated(): void {
    this.isRead = false;
    void this.loaded?.then((reads) => {
      reads.renew();
    });
  }

  /** Takes note of how far the list is: once it was read to its end, a device that it did not name is gone. */
  didChangeList(): void {
    const { tail, since } = this.context.list.state;
    if (tail === 'end') {
      this.forgetBefore(since);
    }
  }

  /** Takes note that all were read: a device of which nothing was heard since then is gone. */
  didReadAll(since: Date | undefined): void {
    this.isRead = true;
    this.forgetBefore(since);
  }

  /** Whether every device of the fleet is known. */
  get isKnown(): boolean {
    return this.isRead || this.context.list.state.tail === 'end';
  }

  /** Forgets devices. */
  forget(thingNames: readonly string[]): void {
    const gone = this.context.records.forget(thingNames);
    if (gone.length > 0) {
      this.onDidChange(gone);
    }
  }

  /** Forgets the devices of which nothing was heard since then. */
  forgetBefore(since: Date | undefined): void {
    this.forget(since === undefined ? [] : this.context.records.unheardSince(since));
  }

  private async reads(): Promise<RestReads> {
    this.loaded ??= import('./restReads').then((file) => new file.RestReads(this, this.context));
    return this.loaded;
  }
}
