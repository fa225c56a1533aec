import type { EffectiveDeployment, InstalledComponent } from '../model';

/** Whether a deployment hasn't ended on its device: it is queued or in progress. */
export function isUnfinished({ coreDeviceExecutionStatus: status }: EffectiveDeployment): boolean {
  return status === 'QUEUED' || status === 'IN_PROGRESS';
}

/**
 * Whether a component is between two states: STARTING or STOPPING. NEW and INSTALLED can last forever (for an on-demand
 * Lambda function), and many nucleus versions report the end of ERRORED only after up to a day.
 */
export function isInTransition({ lifecycleState: state }: InstalledComponent): boolean {
  return state === 'STARTING' || state === 'STOPPING';
}
