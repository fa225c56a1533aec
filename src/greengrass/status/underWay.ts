import type { EffectiveDeployment, InstalledComponent } from '../model';

/** Whether a deployment has not come to its end on its device: it waits to be picked up, or is in progress. */
export function isUnderWay({ coreDeviceExecutionStatus: status }: EffectiveDeployment): boolean {
  return status === 'QUEUED' || status === 'IN_PROGRESS';
}

/**
 * Whether a component is between two states. Only STARTING and STOPPING are: NEW and INSTALLED can last for ever (an
 * on-demand Lambda function stays so), and of ERRORED many a nucleus does not tell the end for up to a day.
 */
export function isInTransition({ lifecycleState: state }: InstalledComponent): boolean {
  return state === 'STARTING' || state === 'STOPPING';
}
