import type { EffectiveDeployment, InstalledComponent } from '../model';

/** Whether the device has not picked a deployment up yet. */
export function isQueued({ coreDeviceExecutionStatus }: EffectiveDeployment): boolean {
  return coreDeviceExecutionStatus === 'QUEUED';
}

/** Whether the device is working on a deployment. */
export function isInProgress({ coreDeviceExecutionStatus }: EffectiveDeployment): boolean {
  return coreDeviceExecutionStatus === 'IN_PROGRESS';
}

/** Whether a deployment has not ended on its device. */
export function isUnderWay(deployment: EffectiveDeployment): boolean {
  return isQueued(deployment) || isInProgress(deployment);
}

/**
 * Whether a component is between two states. Only STARTING and STOPPING are: NEW and INSTALLED can last forever (an
 * on-demand Lambda function stays so), and many a nucleus takes up to a day to report that ERRORED is over.
 */
export function isInTransition({ lifecycleState: state }: InstalledComponent): boolean {
  return state === 'STARTING' || state === 'STOPPING';
}
