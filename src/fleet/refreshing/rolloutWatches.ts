import { Listeners } from '../../base/events';
import type { Clock } from '../../base/clock';
import type { ListedDeployment } from '../../greengrass/model';
import { isQuietJob, isWatchableRollout, phaseOf, type Rollout } from '../../greengrass/rollouts/rollout';
import { knownDeployment, knownRollout } from '../deployments/knownRollout';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import { readRolloutEnd } from './rolloutEnd';
import type { EndedRolloutWatch, RolloutWatchOutcome, WatchedRolloutAddress, WatchedRolloutItem } from './watched';
import { isFresh, isTimeUp, watchInterval, WatchRounds, type RoundWatch } from './watchRounds';

/** Two reads this far apart must agree that a rollout has ended, in milliseconds. A timer can fire a little early. */
const quietTime = watchInterval - 1_000;

interface Watch extends RoundWatch {
  readonly address: WatchedRolloutAddress;
  /** When a read first showed that no device changes, in milliseconds since the epoch; `undefined` while one does. */
  quietSince: number | undefined;
}

/**
 * The watched rollouts of one fleet. Their jobs are read every 30 seconds, visible or not, until two reads in a row show
 * that no device changes, or until the rollout is canceled, replaced or deleted, for at most 24 hours. Each watch ends with
 * one outcome, or without one when stopped.
 */
export class RolloutWatches {
  private readonly rounds: WatchRounds<Watch>;
  private readonly listeners = new Listeners<EndedRolloutWatch>();

  /** @param requests budget and pauses of background requests */
  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly requests: BackgroundRequests,
  ) {
    this.rounds = new WatchRounds(clock, requests, (watch) => this.check(watch));
  }

  /** Everything watched, as far as known. */
  get items(): readonly WatchedRolloutItem[] {
    return this.rounds.all.map(({ address }) => ({ address, rollout: this.deploymentAt(address) }));
  }

  /** Adds a listener for watches that end with an outcome. The returned function removes it. */
  onDidEnd(listener: (ended: EndedRolloutWatch) => void): () => void {
    return this.listeners.add(listener);
  }

  isWatched({ deploymentId }: WatchedRolloutAddress): boolean {
    return this.rounds.has(deploymentId);
  }

  /** Whether a rollout isn't finished, as far as known. */
  canWatch(address: WatchedRolloutAddress): boolean {
    const deployment = this.deploymentAt(address);
    return deployment !== undefined && isWatchableRollout(knownRollout(this.fleet, deployment));
  }

  /** Starts a watch. Ignores rollouts that are watched already, or belong to another fleet or a snapshot. */
  watch(address: WatchedRolloutAddress): void {
    const { id, asOf } = this.fleet.connection;
    if (this.isWatched(address) || address.connectionId !== id || asOf !== undefined) {
      return;
    }
    this.rounds.add(address.deploymentId, {
      address,
      startedAt: this.clock.now().getTime(),
      abort: new AbortController(),
      quietSince: undefined,
      checkedAt: 0,
    });
  }

  /** Ends a watch without an outcome. */
  stop({ deploymentId }: WatchedRolloutAddress): void {
    this.rounds.remove(deploymentId);
  }

  dispose(): void {
    this.rounds.all.forEach(({ address }) => {
      this.stop(address);
    });
  }

  private deploymentAt({ deploymentId }: WatchedRolloutAddress): ListedDeployment | undefined {
    return knownDeployment(this.fleet, deploymentId)?.deployment;
  }

  private rolloutAt(address: WatchedRolloutAddress): Rollout | undefined {
    const deployment = this.deploymentAt(address);
    return deployment && knownRollout(this.fleet, deployment);
  }

  /** Reads a job, and ends its watch if the rollout has ended. Never rejects: errors are retried. */
  private async check(watch: Watch): Promise<void> {
    await this.readJob(watch);
    const outcome = await this.outcomeOf(watch);
    if (outcome !== undefined && !watch.abort.signal.aborted) {
      this.stop(watch.address);
      this.listeners.fire({ address: watch.address, outcome });
    }
  }

  private async readJob(watch: Watch): Promise<void> {
    const { signal } = watch.abort;
    const job = this.fleet.rollouts.job(watch.address.deploymentId);
    const isKnown = job.state.error === undefined && isFresh(job.state.readAt, this.clock.now());
    if (signal.aborted || (!isKnown && !this.requests.canSend('watch', 1, 'iot'))) {
      return;
    }
    watch.checkedAt = this.clock.now().getTime();
    if (!isKnown) {
      await job.refresh(this.requests.caller, signal);
      this.requests.didEnd(job.state.error);
    }
    const [current] = job.state.items ?? [];
    const readAt = job.state.readAt?.getTime();
    watch.quietSince = current !== undefined && isQuietJob(current) ? (watch.quietSince ?? readAt) : undefined;
  }

  private async outcomeOf(watch: Watch): Promise<RolloutWatchOutcome | undefined> {
    const rollout = this.rolloutAt(watch.address);
    const readAt = this.fleet.rollouts.knownJob(watch.address.deploymentId)?.readAt?.getTime() ?? 0;
    const isQuiet = watch.quietSince !== undefined && readAt - watch.quietSince >= quietTime;
    const hasEnded = rollout !== undefined && (isQuiet || phaseOf(rollout) !== 'active');
    if (!hasEnded && !isTimeUp(watch, this.clock.now())) {
      return undefined;
    }
    if (!hasEnded) {
      return { kind: 'timeUp', rollout };
    }
    const { fleet, clock, requests } = this;
    return {
      kind: 'rolloutEnded',
      rollout: await readRolloutEnd({ fleet, clock, requests }, rollout, watch.abort.signal),
    };
  }
}
