import type { EffectiveDeployment } from '../model';

/** The statuses that say how a deployment ended on the device. A canceled or rejected one changed nothing there. */
const decidingStatuses: ReadonlySet<string> = new Set(['SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT']);

function isDeciding({ coreDeviceExecutionStatus: status = '' }: EffectiveDeployment): boolean {
  return decidingStatuses.has(status);
}

/** Whether a deployment is newer, by its creation and then by its last change. Without a time, it isn't known to be. */
export function isNewer(a: EffectiveDeployment, b: EffectiveDeployment): boolean {
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

/**
 * The newest deployment for the same target that succeeded or failed after this one was created. Whatever this one reports
 * is history then. `undefined` if there is none, or if the target or the time of this one is unknown.
 * @param siblings the effective deployments of the same device, in any order
 */
export function decidedLater(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
): EffectiveDeployment | undefined {
  const { targetArn = '' } = deployment;
  if (targetArn === '') {
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
