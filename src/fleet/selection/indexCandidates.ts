import type { IndexConditions } from '../../greengrass/indexQuery';
import { asFleetError, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { FleetIndex } from '../connectivity/fleetIndex';
import { IndexSearch } from '../connectivity/indexSearch';
import type { Fleet } from '../fleet';
import type { UnlistedReread } from '../devices/unlistedRefresh';
import type { Candidates } from './candidates';
import { indexConditions, type DeviceFilter } from './deviceFilter';
import type { QueryResult } from './queryResult';

/** The errors of the fleet index that a filter by thing group can do without it. */
const unavailable: ReadonlySet<FleetErrorKind> = new Set([
  'notIndexed',
  'indexNotReady',
  'denied',
  'invalid',
  'notFound',
]);

/** A thing group and those below it; `undefined` if a search can't have them. */
async function groupsIn(
  index: FleetIndex,
  thingGroup: string,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  try {
    return await index.groupsFrom(thingGroup, signal);
  } catch (thrown) {
    if (!unavailable.has(asFleetError(thrown).kind)) {
      throw thrown;
    }
    return undefined;
  }
}

/**
 * What a filter asks the fleet index; `undefined` if nothing. It has the thing group of the filter if that isn't above too
 * many others. Rejects with a FleetError.
 */
export async function conditionsFor(
  filter: DeviceFilter,
  index: FleetIndex,
  signal: AbortSignal,
): Promise<IndexConditions | undefined> {
  const { thingGroup } = filter;
  const conditions = indexConditions(filter);
  const thingGroups = thingGroup === undefined ? undefined : await groupsIn(index, thingGroup, signal);
  return conditions === undefined && thingGroups === undefined ? undefined : { ...conditions, thingGroups };
}

/** What {@link IndexCandidates} depends on. */
export interface IndexCandidatesContext {
  readonly fleet: Pick<Fleet, 'list'>;
  readonly index: FleetIndex;
  readonly filter: DeviceFilter;
  /** The candidates without the index. */
  readonly listed: Candidates;
  /** Called when more was found. */
  readonly onDidChange: () => void;
}

/**
 * The core devices that the fleet index finds. If the filter needs it only for a thing group, and it can't be searched, AWS
 * IoT lists the members of the group instead.
 */
export class IndexCandidates implements Candidates {
  private search: IndexSearch | undefined;
  private searched: IndexConditions | undefined;
  private searching: Promise<unknown> = Promise.resolve();
  private isListed = false;

  constructor(private readonly context: IndexCandidatesContext) {}

  get names(): ReadonlySet<string> | undefined {
    return this.isListed ? this.context.listed.names : (this.search?.coreDevices ?? new Set());
  }

  get isWhole(): boolean {
    return this.isListed && this.context.listed.isWhole;
  }

  get index(): QueryResult['index'] {
    const { search, isListed } = this;
    return search === undefined || isListed ? undefined : { others: search.others, hasMore: search.hasMore };
  }

  get readAt(): Date | undefined {
    return this.isListed ? undefined : this.search?.readAt;
  }

  get areMembers(): boolean {
    return !this.isListed && this.searched?.thingGroups !== undefined;
  }

  get reread(): UnlistedReread | undefined {
    return this.isListed ? this.context.listed.reread : undefined;
  }

  haveGroup(): Promise<void> {
    return this.searching.then(
      () => undefined,
      () => undefined,
    );
  }

  async read(signal: AbortSignal, didRead: () => void): Promise<void> {
    const searching = this.find(signal);
    this.searching = searching;
    if (!(await searching)) {
      await this.context.listed.read(signal, didRead);
    }
  }

  async readMore(signal: AbortSignal): Promise<void> {
    // What a search in progress finds replaces the pages that the next one would be added to.
    await this.haveGroup();
    await this.search?.readMore(signal);
  }

  /** Searches the index. Resolves with whether it has answered. */
  private async find(signal: AbortSignal): Promise<boolean> {
    const { fleet, filter, index } = this.context;
    await fleet.list.readFirst();
    // The list may be about to load what the index finds.
    await fleet.list.settled();
    const conditions = await conditionsFor(filter, index, signal);
    if (conditions === undefined) {
      this.isListed = true;
      return false;
    }
    const search = this.searchFor(conditions);
    try {
      // Until the index answers, members that are listed stay visible.
      await search.read(signal);
      this.isListed = false;
    } catch (thrown) {
      const isNeeded = indexConditions(filter) !== undefined || search.readAt !== undefined;
      if (isNeeded || !unavailable.has(asFleetError(thrown).kind)) {
        throw thrown;
      }
      this.isListed = true;
    }
    return !this.isListed;
  }

  /** The same search as before unless the thing groups have changed, because it keeps what it found. */
  private searchFor(conditions: IndexConditions): IndexSearch {
    const { index, onDidChange } = this.context;
    const isSame = this.searched?.thingGroups?.join() === conditions.thingGroups?.join();
    const search = this.search === undefined || !isSame ? new IndexSearch(index, conditions, onDidChange) : this.search;
    [this.search, this.searched] = [search, conditions];
    return search;
  }
}
