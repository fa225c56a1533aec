import type { Clock } from '../../base/clock';
import { areThingsIndexed, type IndexBucket, type IndexedThing } from '../../greengrass/connectivity';
import { indexQuery, maxThingGroups, type IndexConditions, type IndexField } from '../../greengrass/indexQuery';
import { asFleetError, canceled, fleetError } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/page';
import type { Fleet } from '../fleet';
import { fewAtOnce } from '../requests/fewAtOnce';
import { Listing } from '../requests/listing';
import { click } from '../requests/requestPool';
import { keptFor } from './connectivity';

/** A page of a search. */
export interface IndexPage extends Page<IndexedThing> {
  readonly readAt: Date;
}

/** A first page, and when it was requested. */
interface KeptPage {
  readonly page: Promise<IndexPage>;
  readonly requestedAt: Date;
}

/** The query for some conditions. Throws a FleetError of the kind `invalid` if the index doesn't support their characters. */
function queryStringOf(conditions: IndexConditions): string {
  const query = indexQuery(conditions);
  if ('queryString' in query) {
    return query.queryString;
  }
  const { part, character } = query.refused;
  const why = character === undefined ? 'is not valid' : `has the character ${character}`;
  throw fleetError({ kind: 'invalid', operation: 'SearchIndex' }, `The filter by ${part} ${why}.`);
}

/** How many core devices are loaded at a time. */
const concurrent = 8;

/**
 * The fleet index of AWS IoT: every thing of the account, core device or not. AWS bills each search, so first pages are kept
 * for a minute and shared.
 */
export class FleetIndex {
  private readonly firstPages = new Map<string, KeptPage>();
  private readonly values = new Map<IndexField, Listing<IndexBucket>>();
  /** Things that AWS has no core device for. */
  private readonly others = new Set<string>();
  private readonly ended = new AbortController();

  constructor(
    private readonly fleet: Pick<Fleet, 'request' | 'connectivity' | 'devices' | 'isWhole'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** The first page of a search, not older than a minute. Rejects with a FleetError. */
  async first(conditions: IndexConditions): Promise<IndexPage> {
    const queryString = queryStringOf(conditions);
    const requestedAt = this.clock.now();
    // Each can have many names, and the user tries many searches.
    this.firstPages.forEach((kept, key) => {
      if (requestedAt.getTime() - kept.requestedAt.getTime() >= keptFor) {
        this.firstPages.delete(key);
      }
    });
    const known = this.firstPages.get(queryString);
    if (known !== undefined) {
      return known.page;
    }
    const kept = { page: this.page(conditions, undefined, this.ended.signal), requestedAt };
    this.firstPages.set(queryString, kept);
    kept.page.catch(() => {
      // A refresh may have replaced it.
      if (this.firstPages.get(queryString) === kept) {
        this.firstPages.delete(queryString);
      }
    });
    return kept.page;
  }

  /** A page of a search. Rejects with a FleetError, of the kind `notIndexed` if AWS IoT doesn't index what it needs. */
  async page(conditions: IndexConditions, token: string | undefined, signal: AbortSignal): Promise<IndexPage> {
    const queryString = queryStringOf(conditions);
    await this.check(conditions.isOffline === true, signal);
    const page = await this.fleet.request({ caller: click, signal, service: 'iot' }, (source) =>
      source.searchIndex(queryString, token, signal),
    );
    return { ...page, readAt: this.clock.now() };
  }

  /** A thing group and those below it. Rejects with a FleetError, of the kind `invalid` if they are too many for a search. */
  async groupsFrom(thingGroup: string, signal: AbortSignal): Promise<readonly string[]> {
    const { items, nextToken } = await this.fleet.request({ caller: click, signal, service: 'iot' }, (source) =>
      source.listThingGroups(undefined, signal, thingGroup),
    );
    const groups = [...new Set([thingGroup, ...items])];
    if (nextToken !== undefined || groups.length > maxThingGroups) {
      throw fleetError({ kind: 'invalid', operation: 'SearchIndex' }, 'The thing group has too many child groups.');
    }
    return groups;
  }

  /** The values of a field that most things have. */
  valuesOf(field: IndexField): Listing<IndexBucket> {
    const known = this.values.get(field);
    const listing =
      known ??
      new Listing<IndexBucket>(
        async (_token, signal, caller) => {
          await this.check(false, signal);
          const items = await this.fleet.request({ caller, signal, service: 'iot' }, (source) =>
            source.getBucketsAggregation(field, signal),
          );
          return { items, nextToken: undefined };
        },
        ({ value }) => value,
        this.clock,
        () => undefined,
      );
    this.values.set(field, listing);
    return listing;
  }

  /**
   * Tells core devices from the other things of a page. Loads those that aren't known, unless every core device is. Rejects with the
   * FleetError of the first one that couldn't load; the others are told apart before that as far as possible.
   * @param tell called with each thing, the known ones first
   */
  async tellApart(
    { items, readAt }: IndexPage,
    tell: (thingName: string, isCoreDevice: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { devices, connectivity } = this.fleet;
    const told = (thing: IndexedThing, isCoreDevice: boolean): void => {
      if (isCoreDevice && thing.connectivity !== undefined) {
        connectivity.note(thing.thingName, { ...thing.connectivity, askedAt: readAt });
      }
      tell(thing.thingName, isCoreDevice);
    };
    const unknown: IndexedThing[] = [];
    for (const thing of items) {
      if (devices.get(thing.thingName) !== undefined) {
        told(thing, true);
      } else if (this.fleet.isWhole || this.others.has(thing.thingName)) {
        told(thing, false);
      } else {
        unknown.push(thing);
      }
    }
    await fewAtOnce(unknown, concurrent, async (thing) => {
      told(thing, await this.isCoreDevice(thing.thingName, signal));
    });
  }

  /** Makes the next read of each part load it again. */
  markOutdated(): void {
    this.firstPages.clear();
    this.others.clear();
    this.values.forEach((listing) => {
      listing.markOutdated();
    });
  }

  /** Cancels reads in flight. */
  cancel(): void {
    this.ended.abort();
    this.values.forEach((listing) => {
      listing.cancel();
    });
  }

  private async isCoreDevice(thingName: string, signal: AbortSignal): Promise<boolean> {
    try {
      await this.fleet.devices.find(thingName, click, signal);
      return true;
    } catch (thrown) {
      const error = asFleetError(thrown);
      if (error.kind !== 'notFound') {
        throw error;
      }
      this.others.add(thingName);
      return false;
    }
  }

  /** Rejects if AWS IoT says that it doesn't index what a search needs. That question is free. */
  private async check(needsConnectivity: boolean, signal: AbortSignal): Promise<void> {
    const { connectivity } = this.fleet;
    const isMissing = (): boolean =>
      (needsConnectivity ? connectivity.isIndexed : areThingsIndexed(connectivity.configuration.state.items?.[0])) ===
      false;
    if (isMissing()) {
      // The user may have turned it on.
      connectivity.configuration.markOutdated();
    }
    await connectivity.configuration.read(click, signal);
    if (signal.aborted) {
      throw canceled('SearchIndex');
    }
    if (isMissing()) {
      throw fleetError({ kind: 'notIndexed', operation: 'SearchIndex' }, 'AWS IoT does not index it.');
    }
  }
}
