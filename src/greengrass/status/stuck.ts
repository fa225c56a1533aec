import { isOlderThan } from '../../base/time';
import { lastChangeOf } from '../lastChange';
import type { EffectiveDeployment } from '../model';
import type { Look } from './status';
import { decidedLater } from './superseded';

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

/**
 * Whether the device hasn't started a deployment yet. A later one for the same target that ended proves that it won't.
 * @param siblings the effective deployments of the device, including this one
 */
export function isQueued(deployment: EffectiveDeployment, siblings: readonly EffectiveDeployment[]): boolean {
  return deployment.coreDeviceExecutionStatus === 'QUEUED' && decidedLater(deployment, siblings) === undefined;
}

/**
 * The stuck deployments of one device. A deployment without a time is never stuck, and neither is one that blocks nothing
 * because a later one for the same target ended.
 */
export function stuckDeployments(
  deployments: readonly EffectiveDeployment[],
  { now, stuckAfterHours }: StuckContext,
): readonly StuckDeployment[] {
  const queuedBehind = deployments.filter((deployment) => isQueued(deployment, deployments)).length;
  return deployments.flatMap((deployment) => {
    const since = lastChangeOf(deployment);
    const isStuck =
      deployment.coreDeviceExecutionStatus === 'IN_PROGRESS' &&
      since !== undefined &&
      isOlderThan(since, stuckAfterHours, now) &&
      decidedLater(deployment, deployments) === undefined;
    return isStuck ? [{ deployment, since, queuedBehind }] : [];
  });
}

/** The look of a stuck deployment: a warning and not a failure, because it can still succeed. */
export const stuckLook: Look = { icon: 'sync-ignored', severity: 'warning' };

/** Whether a device has a stuck deployment. Deployments that aren't loaded aren't known to be stuck. */
export function hasStuckDeployment(
  { deployments = [] }: { readonly deployments?: readonly EffectiveDeployment[] | undefined },
  context: StuckContext,
): boolean {
  return stuckDeployments(deployments, context).length > 0;
}
