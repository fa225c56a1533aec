import type { Clock } from '../../base/clock';
import type { ViewOptions } from './viewOptions';
import type { Candidates } from './candidates';
import { groupDevices, type GroupedDevices } from './deviceGroups';
import { differs } from '../drift/differingDevices';
import { evaluateDevices } from './evaluateDevices';
import { nothingEvaluated, type QueryResult } from './queryResult';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import type { Thresholds } from '../../greengrass/status/thresholds';
import type { OrderedRecords, RecordsInOrder } from '../devices/recordsInOrder';
import type { Fleet } from '../fleet';
import { background } from '../requests/requestPool';
import { UnlistedRefresh } from '../devices/unlistedRefresh';
import type { ThingGroups } from './thingGroups';

/** Shortest pause between two evaluations, in milliseconds. */
const minPause = 250;

/** Longest wait for the thing groups and the fleet index, in milliseconds. */
const maxWait = 5_000;

/** Dependencies of a query besides the fleet. */
export interface DeviceQueryOptions {
  readonly clock: Clock;
  /** Thresholds for stale reports and stuck deployments. */
  readonly thresholds: () => Thresholds;
  /** Whether the user has turned on what AWS IoT bills: the connections, and the fleet index. */
  readonly isConnectivityOn: () => boolean;
  readonly onDidChange: () => void;
}

/** What a query shares with the other queries of a fleet, and the devices that can match. */
export interface QueryParts {
  readonly records: RecordsInOrder;
  readonly groups: ThingGroups;
  readonly candidates: Candidates;
}

/**
 * Filters and groups the core devices of a fleet. Loads the unlisted devices in the background. Evaluates the devices
 * again, debounced, when something changes.
 */
export class DeviceQuery {
  private current = nothingEvaluated;
  private reading = new AbortController();
  private isReading = false;
  private isComplete = false;
  /** No groups are shown before this, because every device would be in `No thing group`. */
  private areGroupsRead: boolean;
  private ownUnlisted: UnlistedRefresh | undefined;
  /** What the first rows wait for: the thing groups and the first page of a search. */
  private readingFirst: Promise<unknown> = Promise.resolve();
  private error: FleetError | undefined;
  private readonly debouncer: Debouncer;
  private readonly pause: AdaptiveDelay;
  /** The devices of the last evaluation; `undefined` when something has changed since. */
  private evaluated: OrderedRecords | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly parts: QueryParts,
    private readonly viewOptions: ViewOptions,
    private readonly options: DeviceQueryOptions,
  ) {
    this.areGroupsRead = this.parts.groups.areKnown;
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
    const { candidates } = this.parts;
    const readingDevices = this.readDevices(reading.signal);
    const readingGroups = this.readGroups(reading.signal);
    this.readingFirst = candidates.names === undefined ? readingGroups : Promise.all([readingGroups, readingDevices]);
    const [ofDevices, ofGroups] = await Promise.all([readingDevices, readingGroups]);
    if (!reading.signal.aborted) {
      this.error = ofDevices ?? ofGroups;
      this.isReading = false;
      this.isComplete = this.error === undefined && !this.hasMore;
      this.ownUnlisted = this.isComplete && this.fleet.size === undefined ? this.newUnlisted() : undefined;
      if (this.evaluated === this.parts.records.current) {
        this.show({});
      } else {
        this.evaluate();
      }
    }
  }

  /** Reads the next page of what the fleet index finds. Never rejects: see {@link state}. */
  async readMore(): Promise<void> {
    const { signal } = this.reading;
    [this.isReading, this.error] = [true, undefined];
    this.show({});
    const error = await this.parts.candidates.readMore(signal).then(() => undefined, asFleetError);
    if (!signal.aborted) {
      [this.isReading, this.isComplete, this.error] = [false, error === undefined && !this.hasMore, error];
      this.evaluate();
    }
  }

  /**
   * Resolves once the known devices have been evaluated. Waits at most 5 s for the fleet index, and for the thing groups,
   * which take too long in a large fleet.
   */
  async settled(): Promise<void> {
    const timer = new AbortController();
    await Promise.race([this.readingFirst, this.options.clock.delay(maxWait, timer.signal)]);
    timer.abort();
    if (this.evaluated !== this.parts.records.current) {
      this.evaluate();
    }
  }

  /** Evaluates the devices again, debounced, if enough time has passed. */
  didAge(): void {
    if (this.pause.isAged()) {
      this.didChange();
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

  /** Whether the fleet index can find more. */
  private get hasMore(): boolean {
    const { index } = this.parts.candidates;
    return typeof index === 'object' && index.hasMore;
  }

  private newUnlisted(): UnlistedRefresh | undefined {
    const { clock } = this.options;
    const { reread } = this.parts.candidates;
    return (
      reread &&
      new UnlistedRefresh(reread, clock, clock.now(), () => {
        this.show({});
      })
    );
  }

  private endUnlisted(): void {
    this.ownUnlisted?.dispose();
    this.ownUnlisted = undefined;
  }

  /** Reads the devices that can match. Resolves with the error, if any. */
  private readDevices(signal: AbortSignal): Promise<FleetError | undefined> {
    const didRead = (): void => {
      this.didChange();
    };
    return this.parts.candidates.read(signal, didRead).then(() => undefined, asFleetError);
  }

  /** Reads the thing group of the filter, or all if the devices are grouped by them. Resolves with the error, if any. */
  private async readGroups(signal: AbortSignal): Promise<FleetError | undefined> {
    const { filter, grouping } = this.viewOptions;
    const { groups, candidates } = this.parts;
    await candidates.haveGroup();
    const isListed = filter.thingGroup !== undefined && !candidates.areMembers;
    const listings = isListed ? [groups.things(filter.thingGroup)] : [];
    await Promise.all(listings.map((listing) => listing.read(background, signal)));
    if (grouping === 'thingGroup') {
      await groups.readAll(background, signal);
      listings.push(...groups.named());
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
    return isKnown ? groupDevices(devices, grouping, this.parts.groups.membership()) : [];
  }

  private evaluate(): void {
    const didEvaluate = this.pause.start();
    const { filter } = this.viewOptions;
    const { candidates, groups: thingGroups } = this.parts;
    const { names: found, areMembers } = candidates;
    const listed = filter.thingGroup === undefined ? undefined : thingGroups.members(filter.thingGroup);
    const members = areMembers ? found : listed;
    const isDiffering = (thingName: string): boolean => differs(this.fleet, thingName);
    const context = { ...this.options.thresholds(), now: this.fleet.now(), members, found, isDiffering };
    const ordered = this.parts.records.current;
    const evaluated = evaluateDevices(ordered, this.viewOptions, context);
    const { thingNames, considered, scanned } = evaluated;
    const groups = this.group(evaluated);
    this.evaluated = ordered;
    didEvaluate();
    this.show({ thingNames, groups, considered, scanned });
  }

  private show(selected: Partial<QueryResult>): void {
    const { isReading, isComplete, error } = this;
    const { index, isWhole, readAt = this.ownUnlisted?.readAt } = this.parts.candidates;
    const isWaiting = isReading && !this.areGroupsRead && this.viewOptions.grouping === 'thingGroup';
    const thingsRead = isWaiting ? this.parts.groups.thingsRead : undefined;
    this.current = { ...this.current, ...selected, isReading, thingsRead, isComplete, isWhole, readAt, index, error };
    this.options.onDidChange();
  }
}
