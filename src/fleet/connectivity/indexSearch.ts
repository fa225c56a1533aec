import { canceled } from '../../greengrass/ports/fleetError';
import type { IndexConditions } from '../../greengrass/indexQuery';
import type { FleetIndex, IndexPage } from './fleetIndex';

/** What a search found, as far as its pages are loaded. */
interface Found {
  readonly coreDevices: Set<string>;
  /** The things that aren't core devices. */
  readonly others: Set<string>;
  /** The number of pages of which everything is known. */
  pages: number;
  /** Where the search continues. */
  token: string | undefined;
  readAt: Date | undefined;
}

function nothingFound(): Found {
  return { coreDevices: new Set(), others: new Set(), pages: 0, token: undefined, readAt: undefined };
}

/** The core devices that the fleet index finds, one page at a time. What was found stays while it is searched again. */
export class IndexSearch {
  private found = nothingFound();
  private readingMore: Promise<void> | undefined;

  /**
   * @param onDidChange called when more is known
   */
  constructor(
    private readonly index: FleetIndex,
    private readonly conditions: IndexConditions,
    private readonly onDidChange: () => void,
  ) {}

  get coreDevices(): ReadonlySet<string> {
    return this.found.coreDevices;
  }

  /** The number of things that were found and aren't core devices. */
  get others(): number {
    return this.found.others.size;
  }

  get hasMore(): boolean {
    return this.found.token !== undefined;
  }

  /** When the first page was read. */
  get readAt(): Date | undefined {
    return this.found.readAt;
  }

  /** Searches again, as far as pages are loaded, at least one. Rejects with a FleetError. */
  async read(signal: AbortSignal): Promise<void> {
    const { pages } = this.found;
    const next = nothingFound();
    if (pages === 0) {
      this.found = next;
    }
    do {
      await this.readPage(next, signal);
    } while (next.pages < pages && next.token !== undefined);
    this.found = next;
    this.onDidChange();
  }

  /** Reads the next page, if there is one. Callers share a read. Rejects with a FleetError. */
  async readMore(signal: AbortSignal): Promise<void> {
    if (!this.hasMore) {
      return;
    }
    this.readingMore ??= this.readPage(this.found, signal).finally(() => {
      this.readingMore = undefined;
    });
    await this.readingMore;
  }

  private async readPage(found: Found, signal: AbortSignal): Promise<void> {
    const page = await this.fetchPage(found, signal);
    if (signal.aborted) {
      throw canceled('SearchIndex');
    }
    const tell = (thingName: string, isCoreDevice: boolean): void => {
      (isCoreDevice ? found.coreDevices : found.others).add(thingName);
      if (found === this.found) {
        this.onDidChange();
      }
    };
    await this.index.tellApart(page, tell, signal);
    found.pages += 1;
    found.token = page.nextToken;
    found.readAt ??= page.readAt;
    this.onDidChange();
  }

  private fetchPage({ pages, token }: Found, signal: AbortSignal): Promise<IndexPage> {
    return pages === 0 ? this.index.first(this.conditions) : this.index.page(this.conditions, token, signal);
  }
}
