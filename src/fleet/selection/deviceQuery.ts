import type { Clock } from '../../base/clock';
import type { ViewOptions } from './viewOptions';
import { partsNeedingScan, type DeviceFilter } from './deviceFilter';
import { groupDevices, newTally, type DeviceGroup, type GroupedDevices } from './deviceGroups';
import { differs } from '../drift/differingDevices';
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

/** The core devices that match, as far as the fleet has loaded. */
export interface QueryResult {
  readonly thingNames: readonly string[];
  /** `undefined` when not grouped. */
  readonly groups: readonly DeviceGroup[] | undefined;
  /** Number of devices that were evaluated. */
  readonly considered: number;
  /** Number of evaluated devices that are scanned as far as the filter needs it; 0 if it needs no scan. */
  readonly scanned: number;
  readonly isReading: boolean;
  /** Number of loaded members of thing groups while the groups wait for them; otherwise `undefined`. */
  readonly thingsRead: number | undefined;
  /** Whether every device that could match has been evaluated. */
  readonly isComplete: boolean;
  /** Whether every device of the fleet has been evaluated, and not only those that AWS returned for the filter. */
  readonly isWhole: boolean;
  /** When the unlisted devices were read; `undefined` if the list, which refreshes itself, has all devices. */
  readonly readAt: Date | undefined;
  /** Why the unlisted devices or thing groups couldn't load. */
  readonly error: FleetError | undefined;
}

/** Shortest pause between two evaluations, in milliseconds. */
const minPause = 250;

/** Longest wait for the thing groups, in milliseconds. */
const maxWait = 5_000;

/** The part of a filter that AWS can apply, which saves pages. */
function awsFilter({ status, runtime }: DeviceFilter): ListCoreDevicesFilter | undefined {
  const known = status === 'HEALTHY' || status === 'UNHEALTHY' ? status : undefined;
  // A device without a runtime counts as classic, but a filter in AWS would leave it out.
  const lite = runtime === 'aws_nucleus_lite' ? runtime : undefined;
  return known === undefined && lite === undefined ? undefined : { status: known, runtime: lite };
}

/** Spelled out, because with 100,000 devices an object spread would take most of the time. */
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

/** Dependencies of a query besides the fleet. */
export interface DeviceQueryOptions {
  readonly clock: Clock;
  /** Thresholds for stale reports and stuck deployments. */
  readonly thresholds: () => Thresholds;
  readonly onDidChange: () => void;
}

/**
 * Filters and groups the core devices of a fleet. Loads the unlisted devices in the background. Evaluates the devices
 * again, debounced, when something changes.
 */
export class DeviceQuery {
  private current = nothing;
  private reading = new AbortController();
  private isReading = false;
  private isComplete = false;
  /** No groups are shown before this, because every device would be in `No thing group`. */
  private areGroupsRead: boolean;
  private ownUnlisted: UnlistedRefresh | undefined;
  private readingGroups: Promise<unknown> = Promise.resolve();
  private error: FleetError | undefined;
  private readonly debouncer: Debouncer;
  private readonly pause: AdaptiveDelay;
  /** The devices of the last evaluation; `undefined` when something has changed since. */
  private evaluated: OrderedRecords | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly records: RecordsInOrder,
    private readonly groups: ThingGroups,
    private readonly viewOptions: ViewOptions,
    private readonly options: DeviceQueryOptions,
  ) {
    this.areGroupsRead = groups.areKnown;
    this.pause = new AdaptiveDelay(options.clock);
    this.debouncer = new Debouncer(
      options.clock,
      () => this.pause.delay(minPause),
      () => {
        if (this.evaluated === undefined) {
          this.evaluate();
        }
      },
    );
  }

  get state(): QueryResult {
    return this.current;
  }

  /** Refresh of the unlisted devices; `undefined` until they have loaded, or if there are none. */
  get unlisted(): UnlistedRefresh | undefined {
    return this.ownUnlisted;
  }

  /** Loads, or reloads, the data to evaluate every device. Never rejects: see {@link state}. */
  async read(): Promise<void> {
    this.reading.abort();
    this.endUnlisted();
    const reading = new AbortController();
    this.reading = reading;
    [this.isReading, this.isComplete, this.error] = [true, false, undefined];
    this.evaluate();
    const readingGroups = this.readGroups(reading.signal);
    this.readingGroups = readingGroups;
    const [ofDevices, ofGroups] = await Promise.all([this.readDevices(reading.signal), readingGroups]);
    if (!reading.signal.aborted) {
      this.error = ofDevices ?? ofGroups;
      this.isReading = false;
      this.isComplete = this.error === undefined;
      this.ownUnlisted = this.isComplete && this.fleet.size === undefined ? this.newUnlisted() : undefined;
      if (this.evaluated === this.records.current) {
        this.show({});
      } else {
        this.evaluate();
      }
    }
  }

  /**
   * Resolves once the known devices have been evaluated. Waits at most 5 s for the thing groups, which take too long in a
   * large fleet.
   */
  async settled(): Promise<void> {
    const timer = new AbortController();
    await Promise.race([this.readingGroups, this.options.clock.delay(maxWait, timer.signal)]);
    timer.abort();
    if (this.evaluated !== this.records.current) {
      this.evaluate();
    }
  }

  /** Evaluates the devices again, debounced. */
  didChange(): void {
    this.evaluated = undefined;
    this.debouncer.schedule();
  }

  dispose(): void {
    this.reading.abort();
    this.endUnlisted();
    this.debouncer.dispose();
  }

  private newUnlisted(): UnlistedRefresh {
    const { clock } = this.options;
    return new UnlistedRefresh(this.fleet, awsFilter(this.viewOptions.filter), clock, clock.now(), () => {
      this.show({});
    });
  }

  private endUnlisted(): void {
    this.ownUnlisted?.dispose();
    this.ownUnlisted = undefined;
  }

  /** Reads the unlisted devices. Resolves with the error, if any. */
  private async readDevices(signal: AbortSignal): Promise<FleetError | undefined> {
    const only = awsFilter(this.viewOptions.filter);
    const didRead = (): void => {
      this.didChange();
    };
    await this.fleet.list.readFirst();
    const read =
      only === undefined
        ? this.fleet.unlisted.readAll(signal, didRead)
        : this.fleet.unlisted.readFiltered(only, signal, didRead);
    return read.then(() => undefined, asFleetError);
  }

  /** Reads the thing group of the filter, or all if the devices are grouped by them. Resolves with the error, if any. */
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
      this.evaluated = undefined;
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

  private evaluate(): void {
    const didEvaluate = this.pause.start();
    const { filter, grouping } = this.viewOptions;
    const members = filter.thingGroup === undefined ? undefined : this.groups.members(filter.thingGroup);
    const context = { ...this.options.thresholds(), now: this.fleet.now(), members };
    const matchesListed = makeListedMatcher(filter, context);
    const isDiffering = (thingName: string): boolean => differs(this.fleet, thingName);
    const matchesKnown = makeKnownMatcher(filter, { ...context, isDiffering });
    const isScanned = makeScannedTest(filter);
    const needsScan = partsNeedingScan(filter).length > 0;
    const ordered = this.records.current;
    const { records, placesOf } = ordered;
    const tally = newTally(grouping === 'none' ? 0 : records.length, grouping, context);
    const isMatch = new Uint8Array(records.length);
    let [matches, scanned] = [0, 0];
    records.forEach((record, place) => {
      const isCandidate = matchesListed(record.device);
      // The other facts are elsewhere in memory, so reading them only when needed is faster.
      const facts = isCandidate || needsScan ? factsOf(record) : undefined;
      scanned += needsScan && facts !== undefined && isScanned(facts) ? 1 : 0;
      if (isCandidate && facts !== undefined && matchesKnown(facts)) {
        isMatch[place] = 1;
        matches += 1;
        if (grouping !== 'none') {
          tally.add(place, facts);
        }
      }
    });
    const isMatchAt = (place = 0): boolean => isMatch[place] === 1;
    const { places, thingNames } =
      matches === records.length
        ? ordered
        : {
            places: ordered.places.filter(isMatchAt),
            thingNames: ordered.thingNames.filter((_name, index) => isMatchAt(ordered.places[index])),
          };
    const groups = this.group({ tally, thingNames, places, placesOf });
    this.evaluated = ordered;
    didEvaluate();
    this.show({ thingNames, groups, considered: records.length, scanned });
  }

  private show(selected: Partial<QueryResult>): void {
    const { isReading, isComplete, error } = this;
    const readAt = this.ownUnlisted?.readAt;
    const isWaiting = isReading && !this.areGroupsRead && this.viewOptions.grouping === 'thingGroup';
    const thingsRead = isWaiting ? this.groups.thingsRead : undefined;
    const isWhole = awsFilter(this.viewOptions.filter) === undefined || this.fleet.isWhole;
    this.current = { ...this.current, ...selected, isReading, thingsRead, isComplete, isWhole, readAt, error };
    this.options.onDidChange();
  }
}
