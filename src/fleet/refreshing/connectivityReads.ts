import { Debouncer } from '../../base/debounce';
import type { Clock } from '../../base/clock';
import { concernsCredentials, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { Thresholds } from '../../greengrass/status/thresholds';
import { keptFor } from '../connectivity/connectivity';
import { eachStale, eachStuck } from '../devices/deviceConditions';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import { fewAtOnce } from '../requests/fewAtOnce';
import { DebouncedReads } from './debouncedReads';

/** How many devices are asked about at most: AWS bills each question. */
const maxDevices = 50;

/** How many questions are sent at a time. */
const concurrent = 8;

/** The errors that every other question would get, too. */
const refusals: ReadonlySet<FleetErrorKind> = new Set(['denied', 'invalid', 'indexNotReady']);

/** Changes that arrive within this time are handled together, in milliseconds. */
const pause = 1_000;

/** Options of {@link ConnectivityReads}. */
export interface ConnectivityOptions {
  /** Whether the user has turned it on. */
  readonly isConnectivityOn: () => boolean;
  /** Devices with selected or expanded rows, or open panels, that the user can see. */
  readonly watchedDevices: () => readonly string[];
  readonly thresholds: () => Thresholds;
}

/**
 * Asks whether the devices that matter are connected: those that the user has opened or selected, then failing, stuck, and
 * stale ones, 50 at most. Only while a view is visible, within the request budget, and not again within a minute.
 */
export class ConnectivityReads {
  private readonly reads: DebouncedReads;
  private readonly repeat: Debouncer;
  /** Whether AWS denied a question, or has nothing to answer it with. */
  private isRefused = false;

  /** @param isActive whether a view is visible and the window has the focus */
  constructor(
    private readonly fleet: Fleet,
    clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly options: ConnectivityOptions & { readonly isActive: () => boolean },
  ) {
    this.reads = new DebouncedReads(
      clock,
      () => pause,
      (signal) => this.readDue(signal),
    );
    this.repeat = new Debouncer(
      clock,
      () => keptFor,
      () => {
        this.reads.run();
      },
    );
  }

  /** Handles a change of the setting, of the activity, or of the devices. */
  didChange(): void {
    if (this.isOn) {
      this.reads.schedule();
    }
  }

  /** Asks again after a refusal, because the user may have turned the index on. */
  retry(): void {
    this.isRefused = false;
    this.didChange();
  }

  dispose(): void {
    this.reads.dispose();
    this.repeat.dispose();
  }

  private get isOn(): boolean {
    const { isConnectivityOn, isActive } = this.options;
    return this.fleet.connection.asOf === undefined && !this.isRefused && isConnectivityOn() && isActive();
  }

  /** The devices that matter, the ones that the user looks at first. */
  private devices(): readonly string[] {
    const names = new Set(this.options.watchedDevices());
    for (const thingName of this.needingAttention()) {
      if (names.size >= maxDevices) {
        break;
      }
      names.add(thingName);
    }
    return [...names].slice(0, maxDevices);
  }

  private *needingAttention(): Iterable<string> {
    const context = { ...this.options.thresholds(), now: this.fleet.now() };
    for (const { device } of this.fleet.devices.allFailing()) {
      yield device.coreDeviceThingName;
    }
    yield* eachStuck(this.fleet, context);
    yield* eachStale(this.fleet, context.staleAfterHours, context.now);
  }

  /** The devices whose answer is old, the oldest answer first. */
  private due(): readonly string[] {
    const { connectivity } = this.fleet;
    return this.devices()
      .map((thingName) => ({ thingName, age: connectivity.ageOf(thingName) }))
      .filter(({ age }) => age >= keptFor)
      .sort((a, b) => b.age - a.age)
      .map(({ thingName }) => thingName);
  }

  /** Never rejects: a row without an answer says nothing about the connection. */
  private async readDue(signal: AbortSignal): Promise<void> {
    let areCredentialsBad = false;
    const work = async (thingName: string): Promise<void> => {
      const error = await this.fleet.connectivity.ask(thingName, this.requests.callerOf('connectivity'), signal);
      this.requests.didEnd(error);
      const isForAll = error !== undefined && error.kind !== 'notFound' && error.kind !== 'canceled';
      this.isRefused ||= this.fleet.connectivity.isIndexed === false || (isForAll && refusals.has(error.kind));
      areCredentialsBad ||= isForAll && concernsCredentials(error);
    };
    await fewAtOnce(this.due(), concurrent, work, () => signal.aborted || !this.isOn || areCredentialsBad);
    if (!signal.aborted && this.isOn) {
      this.repeat.schedule();
    }
  }
}
