import { isOlderThan } from '../../base/time';
import type { EffectiveDeployment } from '../model';
import { executionStatusLook, type Look, type StatusLook } from './status';

/** From when a deployment counts as stuck. */
export interface StuckContext {
  readonly now: Date;
  /** A deployment that has been in progress without a change for more hours than this is stuck. */
  readonly stuckAfterHours: number;
}

/** A deployment that has been in progress for too long, and so holds up those after it. */
export interface StuckDeployment {
  readonly deployment: EffectiveDeployment;
  /** Of its last change. */
  readonly since: Date;
  /** How many deployments of the device wait behind it: a device works through them one after another. */
  readonly queuedBehind: number;
}

/** Whether the device has not picked a deployment up yet. */
export function isQueued({ coreDeviceExecutionStatus }: EffectiveDeployment): boolean {
  return coreDeviceExecutionStatus === 'QUEUED';
}

/** The deployments of one device that are stuck. One of an unknown time is not said to be. */
export function stuckDeployments(
  deployments: readonly EffectiveDeployment[],
  { now, stuckAfterHours }: StuckContext,
): readonly StuckDeployment[] {
  const queuedBehind = deployments.filter(isQueued).length;
  return deployments.flatMap((deployment) => {
    const { coreDeviceExecutionStatus, modifiedTimestamp, creationTimestamp } = deployment;
    const since = modifiedTimestamp ?? creationTimestamp;
    const isStuck =
      coreDeviceExecutionStatus === 'IN_PROGRESS' && since !== undefined && isOlderThan(since, stuckAfterHours, now);
    return isStuck ? [{ deployment, since, queuedBehind }] : [];
  });
}

/** How what is stuck is drawn: a warning and no failure, because it can still arrive. */
export const stuckLook: Look = { icon: 'sync-ignored', severity: 'warning' };

/** How a deployment is shown, whether or not it is stuck. */
export function deploymentLook(deployment: EffectiveDeployment, stuck: readonly StuckDeployment[]): StatusLook {
  const look = executionStatusLook(deployment.coreDeviceExecutionStatus);
  return stuck.some((one) => one.deployment === deployment) ? { ...look, ...stuckLook } : look;
}
