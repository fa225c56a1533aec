import { failedOn, queued, started, succeeded } from '../timeline/deviceProgress';
import type { SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { failureOn } from '../generated/generateLists';
import { seededRandom } from '../generated/random';
import { nucleusOf } from '../timeline/timelineComponents';
import type { SimulatedExecution, SimulatedJob } from './iotFleet';
import { cancelQueued, createDeployment, type RolloutPlan, type RolloutWorld } from './rolloutPlan';

/** A running rollout of a new revision. It replaces the previous revision and, for a parent, its sub-deployments. */
export class LiveRollout {
  readonly deploymentId: string;
  readonly jobId: string;
  /** Cancels the next event of a thing. */
  private readonly pending = new Map<string, () => void>();
  private readonly executions = new Map<string, SimulatedExecution>();
  private readonly stepSeconds: number;
  /** Things that haven't been notified. */
  private readonly waiting: Set<string>;
  private failures = 0;
  private isCanceled = false;

  constructor(
    private readonly world: RolloutWorld,
    private readonly plan: RolloutPlan,
  ) {
    const { deploymentId, iotJobId = '', targetArn } = createDeployment(plan, world);
    this.deploymentId = deploymentId;
    this.jobId = iotJobId;
    this.stepSeconds = plan.stepSeconds ?? 10;
    this.waiting = new Set(plan.things);
    this.changeJob({ isConcurrent: true, processingTargets: [targetArn] });
    [...this.waiting].forEach((thing, index) => {
      this.after((index * 60) / plan.perMinute, thing, () => {
        this.notify(thing);
      });
    });
  }

  /**
   * Cancels the deployment, as CancelDeployment does: things that haven't started don't get it, the others go on. AWS
   * takes `stepSeconds` for that.
   * @param reasonCode uppercase letters, digits and underscores
   */
  cancel(reasonCode?: string, comment?: string): void {
    if (this.isCanceled) {
      return;
    }
    this.isCanceled = true;
    this.dropExcept((thing) => this.statusOn(thing) === 'IN_PROGRESS');
    const { fleet, now } = this.world;
    const deployment = fleet.cloudDeployment(this.deploymentId);
    if (deployment?.isLatestForTarget === true) {
      fleet.putCloudDeployment({ ...deployment, deploymentStatus: 'CANCELED' });
    }
    const reason = {
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(comment === undefined ? {} : { comment }),
    };
    this.changeJob({ status: 'CANCELED', isConcurrent: true, processingTargets: [], lastUpdatedAt: now, ...reason });
    this.after(this.stepSeconds, this.jobId, () => {
      cancelQueued(this.world, this.deploymentId);
      this.changeJob({ isConcurrent: false, lastUpdatedAt: this.world.now });
    });
  }

  /** Ends all events: the rollout stays as it is. */
  stop(): void {
    this.dropExcept(() => false);
  }

  private after(seconds: number, key: string, callback: () => void): void {
    const run = (): void => {
      this.pending.delete(key);
      callback();
    };
    if (seconds === 0) {
      run();
      return;
    }
    this.pending.set(key, this.world.clock.after(seconds, run));
  }

  private dropExcept(isKept: (key: string) => boolean): void {
    for (const [key, cancelEvent] of [...this.pending].filter(([name]) => !isKept(name))) {
      cancelEvent();
      this.pending.delete(key);
    }
  }

  private changeJob(change: Partial<SimulatedJob>): void {
    this.world.fleet.iot.changeJob(this.jobId, change);
  }

  /** Records when AWS IoT created an execution or a device started it. */
  private record(thingName: string, change: Partial<SimulatedExecution>): void {
    this.executions.set(thingName, { ...this.executions.get(thingName), ...change, thingName });
    const removed = (this.world.fleet.iot.job(this.jobId).executions ?? []).filter(
      ({ status }) => status === 'REMOVED',
    );
    const executions = new Map(removed.map((execution) => [execution.thingName, execution]));
    this.changeJob({ executions: [...new Map([...this.executions, ...executions]).values()] });
  }

  private notify(thing: string): void {
    const { fleet, now } = this.world;
    const deployment = fleet.cloudDeployment(this.deploymentId);
    if (deployment?.isLatestForTarget !== true) {
      // A newer revision has replaced this one.
      this.dropExcept((other) => !this.waiting.has(other));
      this.changeJob({ isConcurrent: false, processingTargets: [] });
      return;
    }
    this.waiting.delete(thing);
    const isMember = !fleet.iot.hasLeft(this.plan.target, thing);
    const device = fleet.device(thing);
    if (isMember && device !== undefined) {
      fleet.put(queued(device, deployment, now));
      this.record(thing, { queuedAt: now });
    } else if (isMember) {
      this.record(thing, { status: 'QUEUED', queuedAt: now, lastUpdatedAt: now });
    }
    if (this.waiting.size === 0) {
      this.changeJob({ isConcurrent: false, processingTargets: [], lastUpdatedAt: now });
    }
    if (isMember && device !== undefined && this.plan.silent?.includes(thing) !== true) {
      this.after(this.stepSeconds, thing, () => {
        this.start(thing);
      });
    }
    this.checkAbort();
  }

  private start(thing: string): void {
    const { now } = this.world;
    if (this.moveOn(thing, 'QUEUED', (device, deployment) => started(device, deployment, now))) {
      this.record(thing, { startedAt: now });
      this.after(this.stepSeconds, thing, () => {
        this.finish(thing);
      });
    }
  }

  private finish(thing: string): void {
    const { fleet, now } = this.world;
    const cloud = fleet.cloudDeployment(this.deploymentId);
    const isFailing = this.plan.failing?.includes(thing) === true;
    const didMove = this.moveOn(thing, 'IN_PROGRESS', (device, deployment) => {
      const random = seededRandom(this.plan.things.indexOf(thing));
      const failure = this.plan.failure ?? failureOn(nucleusOf(device), cloud?.components ?? {}, random);
      return isFailing
        ? failedOn(device, deployment, { ...failure, coreDeviceExecutionStatus: 'FAILED' }, now)
        : succeeded(device, deployment, cloud, now);
    });
    if (didMove && isFailing) {
      this.failures += 1;
      this.checkAbort();
    }
  }

  private checkAbort(): void {
    const { abort } = this.plan;
    const notified = this.executions.size;
    if (
      abort !== undefined &&
      notified >= abort.minNumberOfExecutedThings &&
      this.failures * 100 >= abort.thresholdPercentage * notified
    ) {
      this.cancel('ABORT_CRITERIA_MET', `${this.failures} of ${notified} things failed.`);
    }
  }

  private statusOn(thing: string): string | undefined {
    const { fleet } = this.world;
    const removed = fleet.iot.job(this.jobId).executions?.find(({ thingName }) => thingName === thing)?.status;
    return removed ?? this.deploymentOn(fleet.device(thing))?.coreDeviceExecutionStatus;
  }

  private deploymentOn(device: SimulatedDevice | undefined): SimulatedDeployment | undefined {
    return device?.effectiveDeployments.find(({ deploymentId }) => deploymentId === this.deploymentId);
  }

  /** Changes a device if its execution still has this status. Returns whether it has. */
  private moveOn(
    thing: string,
    status: 'QUEUED' | 'IN_PROGRESS',
    change: (device: SimulatedDevice, deployment: SimulatedDeployment) => SimulatedDevice,
  ): boolean {
    const { fleet } = this.world;
    const device = fleet.device(thing);
    const deployment = this.deploymentOn(device);
    if (device === undefined || deployment === undefined || this.statusOn(thing) !== status) {
      return false;
    }
    fleet.put(change(device, deployment));
    return true;
  }
}
