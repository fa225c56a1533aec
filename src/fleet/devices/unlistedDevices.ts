import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import { background, type Asking } from '../requests/requestPool';
import { SharedRead } from '../requests/sharedRead';
import type { CoreDeviceList } from './coreDeviceList';
import type { DeviceDirectory } from './deviceDirectory';
import type { DevicePass, ResumePoint } from './devicePass';

/** How far all of them have been read since that was last asked for anew. */
interface Progress {
  isRead: boolean;
  /** Where a read that was ended is continued. */
  ended: ResumePoint | undefined;
}

/** What the devices are read with. */
export interface UnlistedContext {
  readonly list: CoreDeviceList;
  readonly directory: DeviceDirectory;
  /** Begins to read the devices from the start; only those that do not differ, where that is given. */
  readonly startPass: (only?: ListCoreDevicesFilter) => DevicePass;
}

/**
 * Reads the devices that the list of a fleet does not show. They are made known and not shown in it: it would become too
 * long.
 */
export class UnlistedDevices {
  private progress: Progress = { isRead: false, ended: undefined };
  private readonly whole = new SharedRead((signal, didRead) => this.readWhole(signal, didRead));

  constructor(private readonly context: UnlistedContext) {}

  /** Whether all of them have been read. */
  get areRead(): boolean {
    return this.progress.isRead;
  }

  /**
   * Makes all of them known: once for all who ask meanwhile, and from where the last read was ended. Rejects with a
   * FleetError; what was read by then is known.
   */
  async readAll(signal: AbortSignal, didRead: () => void): Promise<void> {
    // What the list is just reading is not asked for a second time.
    await this.context.list.settled();
    if (!this.areKnown()) {
      await this.whole.join(signal, didRead);
    }
  }

  /**
   * Makes those known that the service gives when it leaves out others; none where all are known. A device that it does
   * not name may look otherwise by then, and is asked for by its name. Rejects with a FleetError; what was read by then
   * is known.
   */
  async readOnly(only: ListCoreDevicesFilter, signal: AbortSignal, didRead: () => void): Promise<void> {
    if (this.areKnown()) {
      return;
    }
    const pass = this.context.startPass(only);
    const asking = { caller: background, signal };
    for await (const { items } of pass.pages({ ahead: Infinity }, asking)) {
      this.context.directory.keep(items);
      didRead();
    }
    await Promise.all(pass.unnamed().map((thingName) => this.askFor(thingName, asking)));
    didRead();
  }

  /**
   * Reads again what was read with one of these, a page each time it is asked to go on. Rejects with a FleetError; what
   * was read by then is known.
   */
  async *again(only: ListCoreDevicesFilter | undefined, asking: Asking): AsyncGenerator<void, void, undefined> {
    const { pass, resumeToken } =
      only === undefined ? this.start() : { pass: this.context.startPass(only), resumeToken: undefined };
    for await (const { items } of pass.pages({ from: resumeToken, ahead: 0 }, asking)) {
      this.context.directory.keep(items);
      yield;
    }
    if (only === undefined) {
      pass.forgetUnnamed();
      return;
    }
    for (const thingName of pass.unnamed()) {
      await this.askFor(thingName, asking);
      yield;
    }
  }

  /** Makes the next read ask again. */
  markOutdated(): void {
    // A read under way tells only those who wait for it how far it has come.
    this.progress = { isRead: false, ended: undefined };
    this.whole.renew();
  }

  private areKnown(): boolean {
    return this.areRead || this.context.list.state.tail === 'end';
  }

  /** Where all of them can be read from: after the pages of the list, unless their pass leads nowhere. */
  private start(): ResumePoint {
    const { resumePoint } = this.context.list;
    return resumePoint === undefined || resumePoint.pass.isBroken
      ? { pass: this.context.startPass(), resumeToken: undefined }
      : resumePoint;
  }

  private async readWhole(signal: AbortSignal, didRead: () => void): Promise<void> {
    const { progress } = this;
    // The list may be read again in the meantime, by another pass.
    const { pass, resumeToken } = progress.ended?.pass.isBroken === false ? progress.ended : this.start();
    const asking = { caller: background, signal };
    for await (const { items, nextToken } of pass.pages({ from: resumeToken, ahead: Infinity }, asking)) {
      this.context.directory.keep(items);
      progress.ended = nextToken === undefined ? undefined : { pass, resumeToken: nextToken };
      didRead();
    }
    progress.isRead = true;
    pass.forgetUnnamed();
  }

  /** Reads a device by its name; forgets it where there is none any more. */
  private async askFor(thingName: string, { caller, signal }: Asking): Promise<void> {
    const { directory } = this.context;
    const details = directory.get(thingName)?.details;
    await details?.refresh(caller, signal);
    if (details?.state.error?.kind === 'notFound') {
      directory.forget([thingName]);
    }
  }
}
