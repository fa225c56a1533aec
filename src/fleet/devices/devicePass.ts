import type { Clock } from '../../base/clock';
import type { CoreDevice } from '../../greengrass/model';
import { asFleetError } from '../../greengrass/ports/fleetError';
import type { FleetSource, ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import type { Page } from '../../greengrass/ports/page';
import { followPages, type FetchPage } from '../requests/followPages';
import { PagingGuard } from '../requests/pagingGuard';
import { readAhead } from '../requests/readAhead';
import type { RequestOptions, Caller } from '../requests/requestPool';
import type { DeviceDirectory } from './deviceDirectory';

/** Dependencies of a {@link DevicePass}. */
export interface PassContext {
  readonly directory: DeviceDirectory;
  readonly clock: Pick<Clock, 'delay'>;
  /** Queues a request. */
  readonly request: <T>(options: RequestOptions, send: (source: FleetSource) => Promise<T>) => Promise<T>;
}

/** Where a pass can resume. */
export interface ResumePoint {
  readonly pass: DevicePass;
  /** `undefined` for the first page. */
  readonly resumeToken: string | undefined;
}

/** Which pages of a pass to read. */
interface PageRange {
  /** The token to start at; `undefined` for the first page. */
  readonly from?: string | undefined;
  /** How many pages to prefetch: each is requested while the one before is processed. 0 disables prefetching. */
  readonly ahead: number;
}

/** The key that identifies a core device across pages. */
export function nameOf({ coreDeviceThingName }: CoreDevice): string {
  return coreDeviceThingName;
}

/**
 * One pass over ListCoreDevices from its first page; each pass is a generation of the directory. Several readers can
 * share a pass: a device is missing if none of them saw it.
 */
export class DevicePass {
  /** Whether a token was invalid, which means that only a new pass can continue. */
  isBroken = false;
  private readonly generation: number;

  /** @param only filter that AWS applies */
  constructor(
    private readonly context: PassContext,
    private readonly only?: ListCoreDevicesFilter,
  ) {
    this.generation = context.directory.nextGeneration();
  }

  /** Requests one page: the first with the caller's priority, later ones in the background. */
  fetchPage(token: string | undefined, { caller, signal }: RequestOptions): Promise<Page<CoreDevice>> {
    const pageCaller: Caller = token === undefined ? caller : { ...caller, priority: 'background' };
    return this.context.request({ caller: pageCaller, signal }, (source) =>
      source.listCoreDevices(token, signal, this.only),
    );
  }

  /** Reads page by page to the end. Yields each page without devices of earlier pages. Rejects with a FleetError. */
  async *pages(
    { from, ahead }: PageRange,
    { caller, signal }: RequestOptions,
  ): AsyncGenerator<Page<CoreDevice>, void, undefined> {
    const requestPage: FetchPage<CoreDevice> = (token) => this.fetchPage(token, { caller, signal });
    const fetchPage = ahead === 0 ? requestPage : readAhead(requestPage, ahead, this.context.clock);
    const guard = new PagingGuard(nameOf);
    try {
      yield* followPages({ fetchPage, guard, from }, signal);
    } catch (thrown) {
      // AWS answers an expired token with a validation error.
      this.isBroken ||= guard.isBroken || asFleetError(thrown).kind === 'invalid';
      throw thrown;
    }
  }

  /** After the last page: the devices that match the filter of this pass but weren't seen since it started. */
  missing(): readonly string[] {
    return this.context.directory.notSeenSince(this.generation, this.only);
  }

  /** Removes missing devices. Only for an unfiltered pass: a filtered one lacks devices that no longer match. */
  forgetMissing(): void {
    this.context.directory.forget(this.missing());
  }
}
