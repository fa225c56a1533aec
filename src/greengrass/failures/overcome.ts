import type { EffectiveDeployment } from '../model';
import { hasNoResult } from '../status/progress';
import { executionStatusLook, isFailing, type StatusLook } from '../status/status';
import { stuckLook, type StuckDeployment } from '../status/stuck';
import { decidedLater } from '../status/superseded';

/** Whether a deployment ended with a failure on its device, even if a later one fixed it. A rejected one changed nothing. */
export function endedInFailure({ coreDeviceExecutionStatus: status }: EffectiveDeployment): boolean {
  return isFailing(executionStatusLook(status).severity);
}

/**
 * The deployment that overcame a failed one, or one without a result: the newest for the same target that succeeded or
 * failed. A device runs the latest deployment of each of its targets, and ListEffectiveDeployments can return earlier
 * ones, too. `undefined` if the deployment ended otherwise, if it is the newest, or if its target or its time is unknown.
 * @param siblings the effective deployments of the same device, in any order
 */
export function overcomeBy(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): EffectiveDeployment | undefined {
  return endedInFailure(deployment) || hasNoResult(deployment) ? decidedLater(deployment, siblings) : undefined;
}

/** Whether a deployment failed on its device and nothing has overcome that. */
export function isFailedDeployment(deployment: EffectiveDeployment, siblings: readonly EffectiveDeployment[]): boolean {
  return endedInFailure(deployment) && overcomeBy(deployment, siblings) === undefined;
}

/** How a deployment is shown. One that was overcome is history, and a stuck deployment is a warning. */
export function deploymentLook(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  stuck: readonly StuckDeployment[] = [],
): StatusLook {
  const look = executionStatusLook(deployment.coreDeviceExecutionStatus);
  if (stuck.some((one) => one.deployment === deployment)) {
    return { ...look, ...stuckLook };
  }
  return overcomeBy(deployment, siblings) === undefined ? look : { ...look, icon: 'history', severity: 'neutral' };
}
