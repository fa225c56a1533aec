import { targetKindOf } from '../addresses/arn';
import type { ExecutionCounts, Job, JobExecution } from '../job';
import type { KnownDevice, Place } from '../knownDevice';
import type { Deployment, ListedDeployment } from '../model';
import type { FleetErrorFacts } from '../ports/fleetError';
import type { DeviceTally } from './deviceTally';
import { noExecutions, outcomeOf, totalOf, type Outcome } from './outcome';

/** A revision for a target, and what is known of how it went on the devices. */
export interface Rollout {
  readonly place: Place;
  readonly deployment: ListedDeployment;
  /** `undefined` until GetDeployment has returned. */
  readonly definition: Deployment | undefined;
  /** `undefined` until DescribeJob has returned, and for a deployment to a single thing: it has no job. */
  readonly job: Job | undefined;
  /** Why the definition or the job couldn't be read. */
  readonly error: FleetErrorFacts | undefined;
  /** The known core devices that received it. */
  readonly devices: DeviceTally;
  /** The number of things in the thing group that it targets; `undefined` unless its members were read. */
  readonly members: number | undefined;
  /** The latest revision for the target of its parent; `undefined` unless it is a sub-deployment and its parent is listed. */
  readonly parent: ListedDeployment | undefined;
}

/** How many devices have each outcome, and who says so. */
export interface RolloutCounts {
  readonly counts: ExecutionCounts;
  /**
   * `job`: AWS IoT counts every execution. `devices`: only known core devices are counted. `device`: the only device of a
   * deployment to a single thing, or the status of that deployment.
   */
  readonly source: 'job' | 'devices' | 'device';
  /** The size of the thing group that the job of an active rollout targets; `undefined` if it isn't known. */
  readonly members: number | undefined;
}

/** The outcome that the status of a deployment to a single thing says. For a thing group it says nothing. */
function outcomeOfDeployment({ deploymentStatus }: ListedDeployment): Outcome | undefined {
  return deploymentStatus === 'ACTIVE' ? undefined : outcomeOf(deploymentStatus);
}

/**
 * How many devices have each outcome: those of the job, else those of the known devices. `undefined` while nothing is known.
 */
export function countsOf(rollout: Rollout): RolloutCounts | undefined {
  const { deployment, job, devices, members } = rollout;
  if (job?.counts !== undefined) {
    // The members are those of today. They say nothing about a rollout that is over.
    return { counts: job.counts, source: 'job', members: phaseOf(rollout) === 'active' ? members : undefined };
  }
  const isSingle = targetKindOf(deployment.targetArn) === 'thing';
  if (totalOf(devices.counts) > 0) {
    return { counts: devices.counts, source: isSingle ? 'device' : 'devices', members: undefined };
  }
  const outcome = isSingle ? outcomeOfDeployment(deployment) : undefined;
  return outcome && { counts: { ...noExecutions, [outcome]: 1 }, source: 'device', members: undefined };
}

/** How many devices a job has notified so far, and of how many if that is known. */
export function notifiedOf({ counts, members }: RolloutCounts): {
  readonly notified: number;
  readonly of: number | undefined;
} {
  const notified = totalOf(counts);
  // Devices that left the thing group were notified, but aren't among its members.
  const present = notified - counts.removed;
  return members === undefined || members < present ? { notified, of: undefined } : { notified: present, of: members };
}

/**
 * What became of a revision, apart from its devices.
 * `active`: devices get it. A continuous job never ends, so nothing more can be said.
 * `superseded`: a later revision for the same target replaced it.
 * `replacedByParent`: a later revision of its parent replaced it, as it does with all sub-deployments.
 * `deleted`, `jobDeleted`: it or its job is gone, and devices keep what they have.
 */
export type RolloutPhase =
  'active' | 'superseded' | 'replacedByParent' | 'canceled' | 'deletingJob' | 'jobDeleted' | 'deleted';

/** Whether a later revision of the parent replaced a sub-deployment. */
function isReplacedByParent({ deployment, parent }: Pick<Rollout, 'deployment' | 'parent'>): boolean {
  const { parentTargetArn = '', deploymentStatus, isLatestForTarget, creationTimestamp: created } = deployment;
  const revised = parent?.creationTimestamp;
  const isLater = created !== undefined && revised !== undefined && revised > created;
  return parentTargetArn !== '' && (isLater || (deploymentStatus === 'INACTIVE' && isLatestForTarget === true));
}

/** What became of a revision. */
export function phaseOf(rollout: Pick<Rollout, 'deployment' | 'job' | 'error' | 'parent'>): RolloutPhase {
  const { deployment, job, error } = rollout;
  const gone = error?.kind === 'notFound' ? error.operation : undefined;
  if (gone !== undefined && gone !== 'DescribeJob') {
    return 'deleted';
  }
  if (deployment.isLatestForTarget !== false && isReplacedByParent(rollout)) {
    return 'replacedByParent';
  }
  if (deployment.isLatestForTarget === false || deployment.deploymentStatus === 'INACTIVE') {
    return 'superseded';
  }
  if (gone !== undefined) {
    return 'jobDeleted';
  }
  if (job?.status === 'DELETION_IN_PROGRESS') {
    return 'deletingJob';
  }
  return job?.status === 'CANCELED' || deployment.deploymentStatus === 'CANCELED' ? 'canceled' : 'active';
}

/** Whether devices still change: AWS IoT creates or cancels executions, or devices haven't finished. */
export function isUnfinishedRollout(rollout: Rollout): boolean {
  const counts = countsOf(rollout)?.counts;
  return rollout.job?.isConcurrent === true || (counts !== undefined && counts.queued + counts.inProgress > 0);
}

/** Whether a job has no device that changes, as AWS IoT counts them. A continuous job never says that it is complete. */
export function isQuietJob({ isConcurrent, counts }: Job): boolean {
  return isConcurrent !== true && counts !== undefined && counts.queued + counts.inProgress === 0;
}

/** Whether a rollout can be watched: its job says that devices of a thing group still change. */
export function isWatchableRollout(rollout: Rollout): boolean {
  const isOfGroup = targetKindOf(rollout.deployment.targetArn) === 'thinggroup';
  return isOfGroup && rollout.job !== undefined && phaseOf(rollout) === 'active' && isUnfinishedRollout(rollout);
}

/**
 * Whether a device has reported since its execution last changed, although the execution is still in progress: the device
 * may have finished, because the final status can be lost.
 */
export function mayHaveFinished(execution: JobExecution, on: KnownDevice | undefined): boolean {
  const reported = on?.device.lastStatusUpdateTimestamp;
  const changed = execution.lastUpdatedAt;
  return execution.status === 'IN_PROGRESS' && reported !== undefined && changed !== undefined && reported > changed;
}

/** The number of a revision; `undefined` if AWS sent no decimal number. */
export function revisionNumber({ revisionId }: Pick<ListedDeployment, 'revisionId'>): number | undefined {
  return /^\d{1,15}$/u.test(revisionId ?? '') ? Number(revisionId) : undefined;
}

/** Compares revisions of one target: the newest first. A revision without a number comes last. */
export function compareRevisions(a: ListedDeployment, b: ListedDeployment): number {
  const time = (deployment: ListedDeployment): number => deployment.creationTimestamp?.getTime() ?? 0;
  return (revisionNumber(b) ?? -1) - (revisionNumber(a) ?? -1) || time(b) - time(a);
}
