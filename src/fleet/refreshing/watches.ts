import { addressKey, type Address } from '../../greengrass/addresses/address';
import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { EffectiveDeployment } from '../../greengrass/model';
import { hasUnfinished, isInTransition, isUnfinished } from '../../greengrass/status/progress';
import {
  isInProgress,
  settledSince,
  type EndedDeviceWatch,
  type WatchedDevice,
  type WatchedDeviceAddress,
  type WatchedDeviceItem,
  type WatchOutcome,
} from './watched';
import { isFresh, isTimeUp, WatchRounds, type RoundWatch } from './watchRounds';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { Fleet } from '../fleet';
import { Listeners } from '../../base/events';
import type { AnyListing } from '../requests/listing';

/** Data older than this, in milliseconds, isn't what the user sees: the longest refresh interval is 300 s. */
const outdatedAge = 310_000;

interface Watch extends RoundWatch {
  readonly address: WatchedDeviceAddress;
  /** The device at the start of the watch; `undefined` until loaded. */
  before: WatchedDevice | undefined;
  /** Latest state of the watched deployment. */
  deployment: EffectiveDeployment | undefined;
}

/** The state of a device if both its lists have loaded. */
function watchedDevice({ device, opened }: CoreDeviceRecord): WatchedDevice | undefined {
  const { deployments, components } = opened;
  return deployments && components && { device, deployments, components };
}

/** The state of a device if the user can have seen it: a watch reports changes from the visible state. */
function visibleDevice(record: CoreDeviceRecord, now: Date): WatchedDevice | undefined {
  const known = watchedDevice(record);
  const readAt = known && [record.deployments.state.readAt, record.components.state.readAt];
  return readAt?.every((at) => at !== undefined && now.getTime() - at.getTime() < outdatedAge) === true
    ? known
    : undefined;
}

function deploymentIn(record: CoreDeviceRecord | undefined, address: Address): EffectiveDeployment | undefined {
  return record?.opened.deployments?.find(
    ({ deploymentId }) => address.kind === 'effectiveDeployment' && deploymentId === address.deploymentId,
  );
}

/**
 * The watched core devices and deployments of one fleet. They are read every 30 seconds, visible or not, until they have
 * settled or are gone, for at most 24 hours. Each watch ends with one outcome, or without one when stopped.
 */
export class Watches {
  private readonly rounds: WatchRounds<Watch>;
  private readonly listeners = new Listeners<EndedDeviceWatch>();

  /** @param requests budget and pauses of background requests */
  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly requests: BackgroundRequests,
  ) {
    this.rounds = new WatchRounds(clock, requests, (watch) => this.checkToEnd(watch));
  }

  get all(): readonly WatchedDeviceAddress[] {
    return this.rounds.all.map(({ address }) => address);
  }

  /** Everything watched, with the latest state of deployments. */
  get items(): readonly WatchedDeviceItem[] {
    return this.rounds.all.map(({ address, deployment }) => ({ address, deployment }));
  }

  /** Adds a listener for watches that end with an outcome. The returned function removes it. */
  onDidEnd(listener: (ended: EndedDeviceWatch) => void): () => void {
    return this.listeners.add(listener);
  }

  isWatched(address: Address): boolean {
    return this.rounds.has(addressKey(address));
  }

  /** Starts a watch. Ignores addresses that are watched already, or belong to another fleet or a snapshot. */
  watch(address: WatchedDeviceAddress): void {
    const { id, asOf } = this.fleet.connection;
    if (this.isWatched(address) || address.connectionId !== id || asOf !== undefined) {
      return;
    }
    const record = this.fleet.devices.get(address.thingName);
    this.rounds.add(addressKey(address), {
      address,
      startedAt: this.clock.now().getTime(),
      abort: new AbortController(),
      before: record && visibleDevice(record, this.clock.now()),
      deployment: deploymentIn(record, address),
      checkedAt: 0,
    });
  }

  /** Ends a watch without an outcome. */
  stop(address: Address): void {
    this.rounds.remove(addressKey(address));
  }

  dispose(): void {
    this.all.forEach((address) => {
      this.stop(address);
    });
  }

  private async checkToEnd(watch: Watch): Promise<void> {
    const outcome = (await this.check(watch)) ?? this.timeUp(watch);
    if (outcome !== undefined && !watch.abort.signal.aborted) {
      this.stop(watch.address);
      this.listeners.fire({ address: watch.address, outcome });
    }
  }

  /** Reads the watched data. Resolves with an outcome if the watch has ended. Never rejects: errors are retried. */
  private async check(watch: Watch): Promise<WatchOutcome | undefined> {
    try {
      const { signal } = watch.abort;
      if (signal.aborted || !this.requests.canSend('watch')) {
        return undefined;
      }
      const record = await this.fleet.devices.find(watch.address.thingName, this.requests.caller, signal);
      for (const listing of this.listsToRead(watch, record)) {
        if (!(await this.read(listing, signal))) {
          return undefined;
        }
      }
      watch.checkedAt = this.clock.now().getTime();
      return this.judge(watch, record);
    } catch (thrown) {
      return this.didFail(watch, asFleetError(thrown));
    }
  }

  private didFail(watch: Watch, error: FleetError): WatchOutcome | undefined {
    watch.checkedAt = this.clock.now().getTime();
    this.requests.didEnd(error);
    return error.kind === 'notFound' ? { kind: 'gone', deployment: watch.deployment } : undefined;
  }

  /** The lists that can show an end: if something is in progress, only the lists that have it. */
  private listsToRead({ address, before }: Watch, record: CoreDeviceRecord): readonly AnyListing[] {
    const { details, deployments, components } = record;
    if (address.kind === 'effectiveDeployment') {
      return [deployments];
    }
    if (before === undefined || !isInProgress(before)) {
      return [details, deployments, components];
    }
    return [
      ...(hasUnfinished(before.deployments) ? [deployments] : []),
      ...(before.components.some(isInTransition) ? [components] : []),
    ];
  }

  /** Rejects if the read fails. Resolves with false if the budget doesn't allow it. */
  private async read(listing: AnyListing, signal: AbortSignal): Promise<boolean> {
    const { readAt, error: earlier } = listing.state;
    if (earlier === undefined && isFresh(readAt, this.clock.now())) {
      return true;
    }
    if (!this.requests.canSend('watch')) {
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
      return isUnfinished(deployment, record.opened.deployments ?? [])
        ? undefined
        : { kind: 'deploymentEnded', deployment };
    }
    const now = watchedDevice(record);
    watch.before ??= now;
    const settled = now && watch.before && settledSince(watch.before, now);
    return settled && { kind: 'deviceSettled', ...settled };
  }

  private timeUp(watch: Watch): WatchOutcome | undefined {
    if (!isTimeUp(watch, this.clock.now())) {
      return undefined;
    }
    const { address, before, deployment } = watch;
    const record = this.fleet.devices.get(address.thingName);
    const now = record && watchedDevice(record);
    if (address.kind === 'effectiveDeployment') {
      return { kind: 'timeUp', deployment, state: deployment === undefined ? 'unknown' : 'inProgress' };
    }
    const state =
      before === undefined || now === undefined ? 'unknown' : isInProgress(now) ? 'inProgress' : 'unchanged';
    return { kind: 'timeUp', deployment: undefined, state };
  }
}
