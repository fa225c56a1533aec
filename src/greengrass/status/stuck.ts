import { isOlderThan } from '../../base/time';
import type { EffectiveDeployment } from '../model';
import { executionStatusLook, type Look, type StatusLook } from './status';
import type { StuckContext } from './thresholds';
import { isInProgress, isQueued } from './underWay';

/** A deployment that has been in progress for too long, and holds up those behind it. */
export interface StuckDeployment {
  readonly deployment: EffectiveDeployment;
  /** The time of its last change. */
  readonly since: Date;
  /** How many deployments wait behind it: a device processes one at a time. */
  readonly queuedBehind: number;
}

/** The deployments of one device that are stuck. Without a time, a deployment never counts as stuck. */
export function stuckDeployments(
  deployments: readonly EffectiveDeployment[],
  { now, stuckAfterHours }: StuckContext,
): readonly StuckDeployment[] {
  const queuedBehind = deployments.filter(isQueued).length;
  return deployments.flatMap((deployment) => {
    const since = deployment.modifiedTimestamp ?? deployment.creationTimestamp;
    const isStuck = isInProgress(deployment) && since !== undefined && isOlderThan(since, stuckAfterHours, now);
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
