import type { Clock } from '../../base/clock';
import type { CoreDevice } from '../../greengrass/model';
import { asFleetError } from '../../greengrass/ports/fleetError';
import type { FleetSource, ListCoreDevicesFilter, Page } from '../../greengrass/ports/fleetSource';
import { followPages, type FetchPage } from '../requests/followPages';
import { PageGuard } from '../requests/pageGuard';
import { readAhead } from '../requests/readAhead';
import type { Asking, Caller } from '../requests/requestPool';
import type { DeviceDirectory } from './deviceDirectory';

/** What the devices of a fleet are read with. */
export interface PassContext {
  readonly directory: DeviceDirectory;
  readonly clock: Pick<Clock, 'delay'>;
  /** Runs a request when its turn comes. */
  readonly ask: <T>(asking: Asking, request: (source: FleetSource) => Promise<T>) => Promise<T>;
}

/** Where a pass can be continued. */
export interface ResumePoint {
  readonly pass: DevicePass;
  /** The first page where it is `undefined`. */
  readonly resumeToken: string | undefined;
}

/** Which pages of a pass are read. */
interface PageRange {
  /** The token to begin at; the first page where it is `undefined`. */
  readonly from?: string | undefined;
  /** How many pages are wanted, so that each can be asked for while the one before it is worked on; 0 for one by one. */
  readonly ahead: number;
}

/** What makes a core device the same device on another page. */
export function nameOf({ coreDeviceThingName }: CoreDevice): string {
  return coreDeviceThingName;
}

/**
 * One reading of ListCoreDevices from its start, and a generation of the directory. What one reader has begun another can
 * continue: the devices that none of them came across are missing all the same.
 */
export class DevicePass {
  /** Whether a token of it led nowhere, so that it has to be read from its start: another pass. */
  isBroken = false;
  private readonly generation: number;

  /** @param only leaves out the devices that differ */
  constructor(
    private readonly context: PassContext,
    private readonly only?: ListCoreDevicesFilter,
  ) {
    this.generation = context.directory.nextGeneration();
  }

  /** Asks for one page: the first for whoever waits for it, a later one after those of a person. */
  fetchPage(token: string | undefined, { caller, signal }: Asking): Promise<Page<CoreDevice>> {
    const asks: Caller = token === undefined ? caller : { ...caller, priority: 'background' };
    return this.context.ask({ caller: asks, signal }, (source) => source.listCoreDevices(token, signal, this.only));
  }

  /**
   * Reads page by page to the end. Yields each page without what an earlier page had. Rejects with a FleetError; what came
   * before has been yielded.
   */
  async *pages(
    { from, ahead }: PageRange,
    { caller, signal }: Asking,
  ): AsyncGenerator<Page<CoreDevice>, void, undefined> {
    const askPage: FetchPage<CoreDevice> = (token) => this.fetchPage(token, { caller, signal });
    const fetchPage = ahead === 0 ? askPage : readAhead(askPage, ahead, this.context.clock);
    const guard = new PageGuard(nameOf);
    try {
      yield* followPages({ fetchPage, guard, from }, signal);
    } catch (thrown) {
      // A token that the service has forgotten is invalid.
      this.isBroken ||= guard.isBroken || asFleetError(thrown).kind === 'invalid';
      throw thrown;
    }
  }

  /** Once its last page was read: the devices that it should have named, and that nothing has named since it began. */
  unnamed(): readonly string[] {
    return this.context.directory.unnamedSince(this.generation, this.only);
  }

  /** Forgets those. For a pass with a filter they have to be asked for by name: they may just look different. */
  forgetUnnamed(): void {
    this.context.directory.forget(this.unnamed());
  }
}
