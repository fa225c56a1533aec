import { isOlderThan } from '../../base/time';
import { lastChangeOf } from '../lastChange';
import type { EffectiveDeployment } from '../model';
import type { Look } from './status';

/** When a deployment is stuck. */
export interface StuckContext {
  readonly now: Date;
  /** A deployment that has been in progress without a change for more hours than this is stuck. */
  readonly stuckAfterHours: number;
}

/** A deployment that has been in progress for too long and blocks the ones queued behind it. */
export interface StuckDeployment {
  readonly deployment: EffectiveDeployment;
  /** The time of its last change. */
  readonly since: Date;
  /** How many deployments are queued behind it. A device processes its deployments one at a time. */
  readonly queuedBehind: number;
}

/** Whether the device hasn't started a deployment yet. */
export function isQueued({ coreDeviceExecutionStatus }: EffectiveDeployment): boolean {
  return coreDeviceExecutionStatus === 'QUEUED';
}

/** The stuck deployments of one device. A deployment without a time is never stuck. */
export function stuckDeployments(
  deployments: readonly EffectiveDeployment[],
  { now, stuckAfterHours }: StuckContext,
): readonly StuckDeployment[] {
  const queuedBehind = deployments.filter(isQueued).length;
  return deployments.flatMap((deployment) => {
    const since = lastChangeOf(deployment);
    const isStuck =
      deployment.coreDeviceExecutionStatus === 'IN_PROGRESS' &&
      since !== undefined &&
      isOlderThan(since, stuckAfterHours, now);
    return isStuck ? [{ deployment, since, queuedBehind }] : [];
  });
}

/** The look of a stuck deployment: a warning and not a failure, because it can still succeed. */
export const stuckLook: Look = { icon: 'sync-ignored', severity: 'warning' };
