import { addressKey, type Address } from '../../greengrass/addresses/address';
import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { EffectiveDeployment } from '../../greengrass/model';
import { isInTransition, isUnderWay } from '../../greengrass/status/underWay';
import {
  hasUnderWay,
  settledSince,
  type WatchedAddress,
  type WatchedDevice,
  type WatchOutcome,
  type WatchedThing,
} from './watched';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { Listeners } from '../../base/events';
import type { AnyListing } from '../requests/listing';

const pace = 30_000;
const longest = 24 * 3_600_000;

/** What was read so short a time ago, in milliseconds, is not read again. */
const fresh = 15_000;

/** What was read longer ago, in milliseconds, is not what the person has before their eyes: 300 s is the slowest refresh. */
const longAgo = 310_000;

/** A watch that has ended, and how. */
export interface EndedWatch {
  readonly address: WatchedAddress;
  readonly outcome: WatchOutcome;
}

interface Watch {
  readonly address: WatchedAddress;
  readonly startedAt: number;
  readonly abort: AbortController;
  /** The device as it was when the watch began; `undefined` until that is known. */
  before: WatchedDevice | undefined;
  /** The watched deployment as it was last seen. */
  deployment: EffectiveDeployment | undefined;
}

/** What a device is like, where both its lists have been read. */
function watchedDevice({ device, opened }: CoreDeviceRecord): WatchedDevice | undefined {
  const { deployments, components } = opened;
  return deployments && components && { device, deployments, components };
}

/** The same, where that is no old news: a watch tells of what changes from here on. */
function deviceOnShow(record: CoreDeviceRecord, now: Date): WatchedDevice | undefined {
  const known = watchedDevice(record);
  const readAt = known && [record.deployments.state.readAt, record.components.state.readAt];
  return readAt?.every((at) => at !== undefined && now.getTime() - at.getTime() < longAgo) === true ? known : undefined;
}

function deploymentIn(record: CoreDeviceRecord | undefined, address: Address): EffectiveDeployment | undefined {
  return record?.opened.deployments?.find(
    ({ deploymentId }) => address.kind === 'effectiveDeployment' && deploymentId === address.deploymentId,
  );
}

/**
 * The things of one fleet that a person waits for: looked at every 30 seconds, whether they are on show or not, until
 * they have settled or are gone, for 24 hours at most. Each watch ends with one outcome; one that is stopped has none.
 */
export class Watches {
  private readonly watches = new Map<string, Watch>();
  private readonly listeners = new Listeners<EndedWatch>();
  private running: AbortController | undefined;
  /** Ends the pause between two looks. */
  private wake = new AbortController();
  private last = Promise.resolve();

  /** @param requests counts the requests, and says when to pause */
  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly requests: BackgroundRequests,
  ) {}

  /** Everything that is watched. */
  get all(): readonly WatchedAddress[] {
    return [...this.watches.values()].map(({ address }) => address);
  }

  /** The same, each with its deployment as it was last seen. */
  get things(): readonly WatchedThing[] {
    return [...this.watches.values()].map(({ address, deployment }) => ({ address, deployment }));
  }

  /** Tells a listener of each watch that ends by itself. The returned function ends that. */
  onDidEnd(listener: (ended: EndedWatch) => void): () => void {
    return this.listeners.add(listener);
  }

  isWatched(address: Address): boolean {
    return this.watches.has(addressKey(address));
  }

  /** Begins to watch. Does nothing for what is watched already, for another fleet's and for what is in a snapshot. */
  watch(address: WatchedAddress): void {
    const { id, asOf } = this.fleet.connection;
    if (this.isWatched(address) || address.connectionId !== id || asOf !== undefined) {
      return;
    }
    const record = this.fleet.devices.get(address.thingName);
    this.watches.set(addressKey(address), {
      address,
      startedAt: this.clock.now().getTime(),
      abort: new AbortController(),
      before: record && deviceOnShow(record, this.clock.now()),
      deployment: deploymentIn(record, address),
    });
    if (this.running === undefined) {
      const running = new AbortController();
      this.running = running;
      this.last = this.last.then(() => this.run(running.signal));
    } else {
      // How it is now has to be known: what ends before the first look is not told of.
      this.wake.abort();
    }
  }

  /** Ends a watch without an outcome. */
  stop(address: Address): void {
    const key = addressKey(address);
    this.watches.get(key)?.abort.abort();
    this.watches.delete(key);
    if (this.watches.size === 0) {
      this.running?.abort();
      this.running = undefined;
      this.wake.abort();
    }
  }

  /** Stops everything. */
  dispose(): void {
    this.all.forEach((address) => {
      this.stop(address);
    });
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.wake = new AbortController();
      for (const watch of [...this.watches.values()]) {
        const outcome = (await this.look(watch)) ?? this.timeUp(watch);
        if (outcome !== undefined && !watch.abort.signal.aborted) {
          this.stop(watch.address);
          this.listeners.tell({ address: watch.address, outcome });
        }
      }
      await this.clock.delay(pace, this.wake.signal);
    }
  }

  /** Reads what is watched again, and says whether that has ended it. Never rejects: what fails is tried again. */
  private async look(watch: Watch): Promise<WatchOutcome | undefined> {
    try {
      const { signal } = watch.abort;
      if (signal.aborted || !this.requests.mayAsk()) {
        return undefined;
      }
      const record = await this.fleet.devices.find(watch.address.thingName, this.requests.caller, signal);
      for (const listing of this.toRead(watch, record)) {
        if (!(await this.read(listing, signal))) {
          return undefined;
        }
      }
      return this.judge(watch, record);
    } catch (thrown) {
      return this.didFail(watch, asFleetError(thrown));
    }
  }

  private didFail(watch: Watch, error: FleetError): WatchOutcome | undefined {
    this.requests.didEnd(error);
    return error.kind === 'notFound' ? { kind: 'gone', deployment: watch.deployment } : undefined;
  }

  /** What can tell of an end: where something is under way only the lists that have it. */
  private toRead({ address, before }: Watch, record: CoreDeviceRecord): readonly AnyListing[] {
    const { details, deployments, components } = record;
    if (address.kind === 'effectiveDeployment') {
      return [deployments];
    }
    if (before === undefined || !hasUnderWay(before)) {
      return [details, deployments, components];
    }
    return [
      ...(before.deployments.some(isUnderWay) ? [deployments] : []),
      ...(before.components.some(isInTransition) ? [components] : []),
    ];
  }

  /** Rejects where the list cannot be read; resolves with false where it must wait. */
  private async read(listing: AnyListing, signal: AbortSignal): Promise<boolean> {
    const { readAt, error: earlier } = listing.state;
    const age = this.clock.now().getTime() - (readAt?.getTime() ?? 0);
    if (earlier === undefined && age >= 0 && age < fresh) {
      return true;
    }
    if (!this.requests.mayAsk()) {
      return false;
    }
    await listing.refresh(this.requests.caller, signal);
    const { error } = listing.state;
    if (error !== undefined) {
      throw error;
    }
    this.requests.didEnd(undefined);
    return !signal.aborted;
  }

  private judge(watch: Watch, record: CoreDeviceRecord): WatchOutcome | undefined {
    if (watch.address.kind === 'effectiveDeployment') {
      const deployment = deploymentIn(record, watch.address);
      if (deployment === undefined) {
        return { kind: 'gone', deployment: watch.deployment };
      }
      watch.deployment = deployment;
      return isUnderWay(deployment) ? undefined : { kind: 'deploymentEnded', deployment };
    }
    const now = watchedDevice(record);
    watch.before ??= now;
    const settled = now && watch.before && settledSince(watch.before, now);
    return settled && { kind: 'deviceSettled', ...settled };
  }

  private timeUp({ address, startedAt, before, deployment }: Watch): WatchOutcome | undefined {
    if (this.clock.now().getTime() - startedAt < longest) {
      return undefined;
    }
    const record = this.fleet.devices.get(address.thingName);
    const now = record && watchedDevice(record);
    if (address.kind === 'effectiveDeployment') {
      return { kind: 'timeUp', deployment, state: deployment === undefined ? 'unknown' : 'underWay' };
    }
    const state = before === undefined || now === undefined ? 'unknown' : hasUnderWay(now) ? 'underWay' : 'unchanged';
    return { kind: 'timeUp', deployment: undefined, state };
  }
}
