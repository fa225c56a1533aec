import type { EffectiveDeployment } from '../model';
import { isQueued } from './stuck';
import { decidedLater, isNewer } from './superseded';

/**
 * The deployments that a device runs before a queued one, first to last; none unless it is queued. A device runs one at a
 * time, and AWS IoT offers it those in progress first, then the queued ones by the time when they were queued. A later
 * revision replaces one for the same target that the device hasn't started.
 * @param siblings the effective deployments of the device, including this one
 */
export function aheadOf(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): readonly EffectiveDeployment[] {
  if (!isQueued(deployment, siblings)) {
    return [];
  }
  const inProgress = siblings.filter(
    (other) => other.coreDeviceExecutionStatus === 'IN_PROGRESS' && decidedLater(other, siblings) === undefined,
  );
  const queuedBefore = siblings.filter(
    (other) => other.targetArn !== deployment.targetArn && isQueued(other, siblings) && isNewer(deployment, other),
  );
  return [...inProgress, ...queuedBefore].sort((a, b) => {
    const isFirst = (one: EffectiveDeployment): boolean => one.coreDeviceExecutionStatus === 'IN_PROGRESS';
    return Number(isFirst(b)) - Number(isFirst(a)) || Number(isNewer(a, b)) - Number(isNewer(b, a));
  });
}
