import { asFleetError } from '../../greengrass/ports/fleetError';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import { fewAtOnce } from '../requests/fewAtOnce';
import { background, type RequestOptions } from '../requests/requestPool';
import { SharedRead } from '../requests/sharedRead';
import type { CoreDeviceList } from './coreDeviceList';
import type { DeviceDirectory } from './deviceDirectory';
import type { DevicePass, ResumePoint } from './devicePass';

/** How many devices are read by name at a time. */
const concurrent = 4;

/** Progress of reading all unlisted devices since the last {@link UnlistedDevices.markOutdated}. */
interface Progress {
  isRead: boolean;
  /** Where a canceled read resumes. */
  ended: ResumePoint | undefined;
}

/** Dependencies of {@link UnlistedDevices}. */
export interface UnlistedContext {
  readonly list: CoreDeviceList;
  readonly directory: DeviceDirectory;
  /** Starts a pass over ListCoreDevices, filtered by AWS if a filter is given. */
  readonly startPass: (only?: ListCoreDevicesFilter) => DevicePass;
}

/** Reads the devices beyond the visible list of a fleet. They go into the directory only: the list would get too long. */
export class UnlistedDevices {
  private progress: Progress = { isRead: false, ended: undefined };
  private readonly whole = new SharedRead((signal, didRead) => this.readWhole(signal, didRead));

  constructor(private readonly context: UnlistedContext) {}

  /** Whether all of them have loaded. */
  get areRead(): boolean {
    return this.progress.isRead;
  }

  /**
   * Reads all of them. Concurrent callers share one read, which resumes where the last one was canceled. Rejects with a
   * FleetError; devices that loaded before that are kept.
   */
  async readAll(signal: AbortSignal, didRead: () => void): Promise<void> {
    // Don't request pages that the list is reading already.
    await this.context.list.settled();
    if (!this.areKnown()) {
      await this.whole.join(signal, didRead);
    }
  }

  /**
   * Reads the devices that match a filter of AWS; does nothing when all devices are known. A known device that AWS
   * leaves out may no longer match, so it is read by name. Rejects with a FleetError; devices that loaded before that
   * are kept.
   */
  async readFiltered(only: ListCoreDevicesFilter, signal: AbortSignal, didRead: () => void): Promise<void> {
    if (this.areKnown()) {
      return;
    }
    const pass = this.context.startPass(only);
    const options = { caller: background, signal };
    for await (const { items } of pass.pages({ ahead: Infinity }, options)) {
      this.context.directory.keep(items);
      didRead();
    }
    await Promise.all(pass.missing().map((thingName) => this.refreshByName(thingName, options)));
    didRead();
  }

  /**
   * Reads the devices with these names that aren't known; does nothing when all devices are. Skips names without a core
   * device. Rejects with a FleetError; devices that loaded before that are kept.
   */
  async readNamed(thingNames: readonly string[], signal: AbortSignal, didRead: () => void): Promise<void> {
    const { directory } = this.context;
    const unknown = this.areKnown() ? [] : thingNames.filter((thingName) => directory.get(thingName) === undefined);
    await fewAtOnce(unknown, concurrent, async (thingName) => {
      await directory.find(thingName, background, signal).catch((thrown: unknown) => {
        if (asFleetError(thrown).kind !== 'notFound') {
          throw thrown;
        }
      });
      didRead();
    });
  }

  /** Refreshes the known ones of the devices with these names, one per iteration. Rejects with a FleetError. */
  async *rereadNamed(thingNames: readonly string[], options: RequestOptions): AsyncGenerator<void, void, undefined> {
    for (const thingName of thingNames) {
      await this.refreshByName(thingName, options);
      yield;
    }
  }

  /**
   * Repeats {@link readAll}, or {@link readFiltered} if a filter is given, one page per iteration. Rejects with a
   * FleetError; devices that loaded before that are kept.
   */
  async *reread(
    only: ListCoreDevicesFilter | undefined,
    options: RequestOptions,
  ): AsyncGenerator<void, void, undefined> {
    const { pass, resumeToken } =
      only === undefined ? this.start() : { pass: this.context.startPass(only), resumeToken: undefined };
    for await (const { items } of pass.pages({ from: resumeToken, ahead: 0 }, options)) {
      this.context.directory.keep(items);
      yield;
    }
    if (only === undefined) {
      pass.forgetMissing();
      return;
    }
    for (const thingName of pass.missing()) {
      await this.refreshByName(thingName, options);
      yield;
    }
  }

  /** Makes the next read start over. */
  markOutdated(): void {
    // A read in flight reports only to its own callers.
    this.progress = { isRead: false, ended: undefined };
    this.whole.renew();
  }

  private areKnown(): boolean {
    return this.areRead || this.context.list.state.tail === 'end';
  }

  /** Resumes after the pages of the list, unless the pass of the list is broken. */
  private start(): ResumePoint {
    const { resumePoint } = this.context.list;
    return resumePoint === undefined || resumePoint.pass.isBroken
      ? { pass: this.context.startPass(), resumeToken: undefined }
      : resumePoint;
  }

  private async readWhole(signal: AbortSignal, didRead: () => void): Promise<void> {
    const { progress } = this;
    // The list may have started another pass in the meantime.
    const { pass, resumeToken } = progress.ended?.pass.isBroken === false ? progress.ended : this.start();
    const options = { caller: background, signal };
    for await (const { items, nextToken } of pass.pages({ from: resumeToken, ahead: Infinity }, options)) {
      this.context.directory.keep(items);
      progress.ended = nextToken === undefined ? undefined : { pass, resumeToken: nextToken };
      didRead();
    }
    progress.isRead = true;
    pass.forgetMissing();
  }

  /** Reads a device by name; removes it if AWS can't find it. */
  private async refreshByName(thingName: string, { caller, signal }: RequestOptions): Promise<void> {
    const { directory } = this.context;
    const details = directory.get(thingName)?.details;
    await details?.refresh(caller, signal);
    if (details?.state.error?.kind === 'notFound') {
      directory.forget([thingName]);
    }
  }
}
