import type { CloudDeployment, SimulatedDevice } from '../fleetFile';
import type { Sequence } from '../sequence';
import type { SimulatedGroup, SimulatedIndexing, SimulatedIot, SimulatedJob, SimulatedThing } from './iotFleet';
import { ancestorsOf, groupsOfDevice, iotIndexOf, type IotIndex } from './iotIndex';

/** The parts of a fleet that jobs and thing groups follow from. */
export interface IotOrigin {
  everyDevice(): Iterable<SimulatedDevice>;
  cloudDeployments(): readonly CloudDeployment[];
}

/** The current jobs and thing groups of a fleet in AWS IoT. They follow the devices and the deployments. */
export class IotState {
  /** The things that aren't core devices. */
  readonly otherThings: Sequence<SimulatedThing>;
  private ownIndexing: SimulatedIndexing;
  private readonly jobs: Map<string, SimulatedJob>;
  private readonly groups: Map<string, SimulatedGroup>;
  private deployments: ReadonlyMap<string, CloudDeployment> | undefined;
  /** Cached until a change, because it visits every device. */
  private cached: IotIndex | undefined;

  constructor(
    private readonly fleet: IotOrigin,
    { jobs = [], groups = [], things = [], indexing = { things: 'REGISTRY', connectivity: 'STATUS' } }: SimulatedIot,
  ) {
    this.ownIndexing = indexing;
    this.otherThings = things;
    this.jobs = new Map(jobs.map((job) => [job.jobId, job]));
    this.groups = new Map(groups.map((group) => [group.groupName, group]));
  }

  /** What the fleet index has. */
  get indexing(): SimulatedIndexing {
    return this.ownIndexing;
  }

  /** Changes what the fleet index has. */
  changeIndexing(change: Partial<SimulatedIndexing>): void {
    this.ownIndexing = { ...this.ownIndexing, ...change };
  }

  /** Must be called when a device or a deployment has changed. */
  didChange(): void {
    this.cached = undefined;
    this.deployments = undefined;
  }

  index(): IotIndex {
    this.cached ??= iotIndexOf({
      devices: this.fleet.everyDevice(),
      jobs: this.jobs,
      groups: this.groups,
      isCanceled: (jobId) => this.statusOf(jobId) === 'CANCELED' && this.job(jobId).isConcurrent !== true,
    });
    return this.cached;
  }

  /** The deployment of a job. A deployment to a single thing has none. */
  deploymentOf(jobId: string): CloudDeployment | undefined {
    this.deployments ??= new Map(
      this.fleet
        .cloudDeployments()
        .flatMap((deployment) =>
          deployment.iotJobArn === undefined ? [] : [[deployment.iotJobId ?? '', deployment] as const],
        ),
    );
    return this.deployments.get(jobId);
  }

  /** What differs from the deployment of a job. */
  job(jobId: string): SimulatedJob {
    return this.jobs.get(jobId) ?? { jobId };
  }

  /** The status of a job. The job of an older revision or of a canceled deployment is canceled. */
  statusOf(jobId: string): string {
    const deployment = this.deploymentOf(jobId);
    const isCurrent = deployment === undefined || (deployment.isLatestForTarget && isActive(deployment));
    return this.job(jobId).status ?? (isCurrent ? 'IN_PROGRESS' : 'CANCELED');
  }

  /** Changes a job. */
  changeJob(jobId: string, change: Partial<SimulatedJob>): void {
    this.jobs.set(jobId, { ...this.job(jobId), ...change, jobId });
    this.didChange();
  }

  /** Deletes a job. Its deployment still has the job ID. */
  deleteJob(jobId: string): void {
    this.changeJob(jobId, { isDeleted: true });
  }

  /** Deletes a thing group. Its deployments still exist. */
  deleteGroup(groupName: string): void {
    this.changeGroup(groupName, { isDeleted: true });
  }

  /** Adds things to a thing group, which may not exist yet. */
  joinGroup(groupName: string, things: readonly string[]): void {
    const { joined = [], left = [] } = this.groups.get(groupName) ?? {};
    this.changeGroup(groupName, {
      joined: [...joined, ...things],
      left: left.filter((thing) => !things.includes(thing)),
    });
  }

  /** The thing groups that a core device is in directly. */
  groupsOfDevice(device: SimulatedDevice): readonly string[] {
    return groupsOfDevice(device, this.groups);
  }

  /** The ancestors of a thing group, its parent first. */
  ancestorsOf(groupName: string): readonly string[] {
    return ancestorsOf(groupName, this.groups);
  }

  /** Whether a thing has left a thing group. */
  hasLeft(groupName: string, thingName: string): boolean {
    return this.groups.get(groupName)?.left?.includes(thingName) === true;
  }

  /**
   * Removes a thing from a thing group. An execution that isn't final becomes REMOVED.
   * @param now in seconds from the start of the simulator
   */
  leaveGroup(groupName: string, thingName: string, now: number): void {
    const { joined = [], left = [] } = this.groups.get(groupName) ?? {};
    for (const [jobId, executions] of this.index().executions) {
      const isOfGroup = this.deploymentOf(jobId)?.targetArn.endsWith(`:thinggroup/${groupName}`) === true;
      const execution = executions.find((other) => other.thingName === thingName);
      if (isOfGroup && (execution?.status === 'QUEUED' || execution?.status === 'IN_PROGRESS')) {
        const others = (this.job(jobId).executions ?? []).filter((other) => other.thingName !== thingName);
        const removed = { ...execution, status: 'REMOVED', lastUpdatedAt: now };
        this.changeJob(jobId, { executions: [...others, removed] });
      }
    }
    this.changeGroup(groupName, {
      joined: joined.filter((thing) => thing !== thingName),
      left: [...left, thingName],
    });
  }

  /** Adds a thing group, or replaces what differs from the deployments of the devices. */
  putGroup(group: SimulatedGroup): void {
    this.changeGroup(group.groupName, group);
  }

  private changeGroup(groupName: string, change: Partial<SimulatedGroup>): void {
    this.groups.set(groupName, { ...this.groups.get(groupName), ...change, groupName });
    this.didChange();
  }
}

function isActive({ deploymentStatus }: CloudDeployment): boolean {
  return deploymentStatus !== 'CANCELED' && deploymentStatus !== 'INACTIVE';
}
