import type { EffectiveDeployment } from '../model';
import { executionStatusLook, isFailing, type StatusLook } from '../status/status';
import { stuckLook, type StuckDeployment } from '../status/stuck';

/** The statuses that say how a deployment ended on the device. A canceled or rejected one changed nothing there. */
const decidingStatuses: ReadonlySet<string> = new Set(['SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT']);

function isDeciding({ coreDeviceExecutionStatus: status = '' }: EffectiveDeployment): boolean {
  return decidingStatuses.has(status);
}

/** Whether a deployment is newer, by its creation and then by its last change. Without a time, it isn't known to be. */
function isNewer(a: EffectiveDeployment, b: EffectiveDeployment): boolean {
  const [createdA, createdB] = [a, b].map(({ creationTimestamp, modifiedTimestamp }) =>
    (creationTimestamp ?? modifiedTimestamp)?.getTime(),
  );
  if (createdA === undefined || createdB === undefined) {
    return false;
  }
  const [changedA = createdA, changedB = createdB] = [a, b].map(({ modifiedTimestamp }) =>
    modifiedTimestamp?.getTime(),
  );
  return createdA === createdB ? changedA > changedB : createdA > createdB;
}

/** Whether a deployment ended with a failure on its device, even if a later one fixed it. A rejected one changed nothing. */
export function endedInFailure({ coreDeviceExecutionStatus: status }: EffectiveDeployment): boolean {
  return isFailing(executionStatusLook(status).severity);
}

/**
 * The deployment that overcame a failed one: the newest for the same target that succeeded or failed. A device runs the
 * latest deployment of each of its targets, and ListEffectiveDeployments can return earlier ones, too. `undefined` if the
 * deployment didn't fail, if it is the newest, or if its target or its time is unknown.
 * @param siblings the effective deployments of the same device, in any order
 */
export function overcomeBy(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): EffectiveDeployment | undefined {
  const { targetArn = '' } = deployment;
  if (!endedInFailure(deployment) || targetArn === '') {
    return undefined;
  }
  let newest: EffectiveDeployment | undefined;
  for (const other of siblings) {
    if (other.targetArn === targetArn && isDeciding(other) && isNewer(other, newest ?? deployment)) {
      newest = other;
    }
  }
  return newest;
}

/** Whether a deployment failed on its device and nothing has overcome that. */
export function isFailedDeployment(deployment: EffectiveDeployment, siblings: readonly EffectiveDeployment[]): boolean {
  return endedInFailure(deployment) && overcomeBy(deployment, siblings) === undefined;
}

/** How a deployment is shown. A failure that was overcome is history, and a stuck deployment is a warning. */
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
