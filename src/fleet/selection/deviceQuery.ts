import type { Clock } from '../../base/clock';
import type { ViewOptions } from './viewOptions';
import { partsNeedingScan, type DeviceFilter } from './deviceFilter';
import { groupDevices, newTally, type DeviceGroup, type GroupedDevices } from './deviceGroups';
import { makeKnownMatcher, makeListedMatcher, makeScannedTest } from './deviceMatcher';
import { type JudgedDevice } from '../../greengrass/failures/findings';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import type { Thresholds } from '../../greengrass/status/thresholds';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { OrderedRecords, RecordsInOrder } from '../devices/recordsInOrder';
import type { Fleet } from '../fleet';
import { background } from '../requests/requestPool';
import { UnlistedRefresh } from '../devices/unlistedRefresh';
import type { ThingGroups } from './thingGroups';

/** The core devices that fit, as far as the fleet has been read. */
export interface QueryResult {
  readonly thingNames: readonly string[];
  /** `undefined` where they are not put together. */
  readonly groups: readonly DeviceGroup[] | undefined;
  /** Devices that were judged. */
  readonly considered: number;
  /** Those of them that have been looked into, as far as the filter asks for what only that tells; 0 where it does not. */
  readonly scanned: number;
  readonly isReading: boolean;
  /** Things of thing groups that have been read, while the devices wait for that; else `undefined`. */
  readonly thingsRead: number | undefined;
  /** Whether every device that may fit has been judged. */
  readonly isComplete: boolean;
  /** Whether that is every device of the fleet, and not only those that the service has named. */
  readonly isWhole: boolean;
  /** When the whole fleet was read; `undefined` where the list that keeps itself current has all of it. */
  readonly readAt: Date | undefined;
  /** Why the rest could not be read. */
  readonly error: FleetError | undefined;
}

/** Judging again waits at least for so long, in milliseconds. */
const shortestPause = 250;

/** How long is waited for the thing groups, in milliseconds. */
const longestWait = 5_000;

/** What the service can leave out of a list by itself, so that fewer pages are read. */
function narrowed({ status, runtime }: DeviceFilter): ListCoreDevicesFilter | undefined {
  const known = status === 'HEALTHY' || status === 'UNHEALTHY' ? status : undefined;
  // A device without a runtime is classic, and the service would leave it out.
  const lite = runtime === 'aws_nucleus_lite' ? runtime : undefined;
  return known === undefined && lite === undefined ? undefined : { status: known, runtime: lite };
}

/** Spelled out, because a spread for each of 100,000 devices takes most of the time. */
function factsOf(record: CoreDeviceRecord): JudgedDevice {
  const { device, detailsIfRead: details, opened, findings } = record;
  return { device, details, deployments: opened.deployments, components: opened.components, findings };
}

const nothing: QueryResult = {
  thingNames: [],
  groups: undefined,
  considered: 0,
  scanned: 0,
  isReading: true,
  thingsRead: undefined,
  isComplete: false,
  isWhole: false,
  readAt: undefined,
  error: undefined,
};

/** What a selection depends on besides the fleet. */
export interface DeviceQueryOptions {
  readonly clock: Clock;
  /** From when a report is stale, and a deployment stuck. */
  readonly thresholds: () => Thresholds;
  readonly onDidChange: () => void;
}

/**
 * Chooses among the core devices of a fleet, and puts them together. The rest of the fleet is read for it in the
 * background; what changes is judged again a moment later.
 */
export class DeviceQuery {
  private current = nothing;
  private reading = new AbortController();
  private isReading = false;
  private isComplete = false;
  /** Until it is known who is in which thing group, every device would stand under none. */
  private areGroupsRead: boolean;
  private ownUnlisted: UnlistedRefresh | undefined;
  private readingGroups: Promise<unknown> = Promise.resolve();
  private error: FleetError | undefined;
  private readonly judging: Debouncer;
  private readonly effort: AdaptiveDelay;
  /** The devices that were judged last; `undefined` where something about them has changed since. */
  private judged: OrderedRecords | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly records: RecordsInOrder,
    private readonly groups: ThingGroups,
    private readonly viewOptions: ViewOptions,
    private readonly options: DeviceQueryOptions,
  ) {
    this.areGroupsRead = groups.areKnown;
    this.effort = new AdaptiveDelay(options.clock);
    this.judging = new Debouncer(
      options.clock,
      () => this.effort.delay(shortestPause),
      () => {
        if (this.judged === undefined) {
          this.judge();
        }
      },
    );
  }

  get state(): QueryResult {
    return this.current;
  }

  /** What of the devices does not keep itself current with the list; `undefined` until that has been read, and where it is none. */
  get unlisted(): UnlistedRefresh | undefined {
    return this.ownUnlisted;
  }

  /** Reads what is needed to judge every device, also again. Never rejects: see {@link state}. */
  async read(): Promise<void> {
    this.reading.abort();
    this.endUnlisted();
    const reading = new AbortController();
    this.reading = reading;
    [this.isReading, this.isComplete, this.error] = [true, false, undefined];
    this.judge();
    const readingGroups = this.readGroups(reading.signal);
    this.readingGroups = readingGroups;
    const [ofDevices, ofGroups] = await Promise.all([this.readDevices(reading.signal), readingGroups]);
    if (!reading.signal.aborted) {
      this.error = ofDevices ?? ofGroups;
      this.isReading = false;
      this.isComplete = this.error === undefined;
      this.ownUnlisted = this.isComplete && this.fleet.size === undefined ? this.newUnlisted() : undefined;
      if (this.judged === this.records.current) {
        this.show({});
      } else {
        this.judge();
      }
    }
  }

  /**
   * Resolves once the devices that are known have been judged, by what is known of them and of the thing groups. Of a
   * large fleet these take longer than a person should wait.
   */
  async settled(): Promise<void> {
    const enough = new AbortController();
    await Promise.race([this.readingGroups, this.options.clock.delay(longestWait, enough.signal)]);
    enough.abort();
    if (this.judged !== this.records.current) {
      this.judge();
    }
  }

  /** Judges the devices again, a moment later: something about them has changed. */
  didChange(): void {
    this.judged = undefined;
    this.judging.schedule();
  }

  dispose(): void {
    this.reading.abort();
    this.endUnlisted();
    this.judging.dispose();
  }

  private newUnlisted(): UnlistedRefresh {
    const { clock } = this.options;
    return new UnlistedRefresh(this.fleet, narrowed(this.viewOptions.filter), clock, clock.now(), () => {
      this.show({});
    });
  }

  private endUnlisted(): void {
    this.ownUnlisted?.dispose();
    this.ownUnlisted = undefined;
  }

  /** Resolves with what kept the rest of the fleet from being read. */
  private async readDevices(signal: AbortSignal): Promise<FleetError | undefined> {
    const only = narrowed(this.viewOptions.filter);
    const didRead = (): void => {
      this.didChange();
    };
    await this.fleet.list.readFirst();
    const read =
      only === undefined
        ? this.fleet.unlisted.readAll(signal, didRead)
        : this.fleet.unlisted.readOnly(only, signal, didRead);
    return read.then(() => undefined, asFleetError);
  }

  /** The same for the things in the group that is wanted, or in all where the devices are put together by them. */
  private async readGroups(signal: AbortSignal): Promise<FleetError | undefined> {
    const { filter, grouping } = this.viewOptions;
    const listings = filter.thingGroup === undefined ? [] : [this.groups.things(filter.thingGroup)];
    await Promise.all(listings.map((listing) => listing.read(background, signal)));
    if (grouping === 'thingGroup') {
      await this.groups.readAll(background, signal);
      listings.push(...this.groups.named());
    }
    if (!signal.aborted && !this.areGroupsRead) {
      this.areGroupsRead = true;
      this.judged = undefined;
    }
    return listings.find(({ state }) => state.error !== undefined)?.state.error;
  }

  private group(devices: GroupedDevices): QueryResult['groups'] {
    const { grouping } = this.viewOptions;
    if (grouping === 'none') {
      return undefined;
    }
    const isKnown = grouping !== 'thingGroup' || this.areGroupsRead;
    return isKnown ? groupDevices(devices, grouping, this.groups.membership()) : [];
  }

  private judge(): void {
    const didJudge = this.effort.start();
    const { filter, grouping } = this.viewOptions;
    const members = filter.thingGroup === undefined ? undefined : this.groups.members(filter.thingGroup);
    const context = { ...this.options.thresholds(), now: this.fleet.now(), members };
    const fitsListed = makeListedMatcher(filter, context);
    const fitsKnown = makeKnownMatcher(filter, context);
    const isLookedInto = makeScannedTest(filter);
    const looksInside = partsNeedingScan(filter).length > 0;
    const ordered = this.records.current;
    const { records, placesOf } = ordered;
    const tally = newTally(grouping === 'none' ? 0 : records.length, grouping, context);
    const isFitting = new Uint8Array(records.length);
    let [fitting, scanned] = [0, 0];
    records.forEach((record, place) => {
      const isListed = fitsListed(record.device);
      // What is known beyond the list lies elsewhere in memory, and is not touched without need.
      const facts = isListed || looksInside ? factsOf(record) : undefined;
      scanned += looksInside && facts !== undefined && isLookedInto(facts) ? 1 : 0;
      if (isListed && facts !== undefined && fitsKnown(facts)) {
        isFitting[place] = 1;
        fitting += 1;
        if (grouping !== 'none') {
          tally.add(place, facts);
        }
      }
    });
    const fits = (place = 0): boolean => isFitting[place] === 1;
    const { places, thingNames } =
      fitting === records.length
        ? ordered
        : {
            places: ordered.places.filter(fits),
            thingNames: ordered.thingNames.filter((_name, index) => fits(ordered.places[index])),
          };
    const groups = this.group({ tally, thingNames, places, placesOf });
    this.judged = ordered;
    didJudge();
    this.show({ thingNames, groups, considered: records.length, scanned });
  }

  private show(selected: Partial<QueryResult>): void {
    const { isReading, isComplete, error } = this;
    const readAt = this.ownUnlisted?.readAt;
    const isWaiting = isReading && !this.areGroupsRead && this.viewOptions.grouping === 'thingGroup';
    const thingsRead = isWaiting ? this.groups.thingsRead : undefined;
    const isWhole = narrowed(this.viewOptions.filter) === undefined || this.fleet.isWhole;
    this.current = { ...this.current, ...selected, isReading, thingsRead, isComplete, isWhole, readAt, error };
    this.options.onDidChange();
  }
}
