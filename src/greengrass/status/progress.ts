import type { EffectiveDeployment, InstalledComponent } from '../model';
import { decidedLater } from './superseded';

/** Whether a deployment has no result: it is queued or in progress, or was when a later one took its place. */
export function hasNoResult({ coreDeviceExecutionStatus: status }: EffectiveDeployment): boolean {
  return status === 'QUEUED' || status === 'IN_PROGRESS';
}

/**
 * Whether a deployment is queued or in progress on its device. A later one for the same target that ended proves that it
 * isn't.
 * @param siblings the effective deployments of the device, including this one
 */
export function isUnfinished(deployment: EffectiveDeployment, siblings: readonly EffectiveDeployment[]): boolean {
  return hasNoResult(deployment) && decidedLater(deployment, siblings) === undefined;
}

/** Whether any of the deployments of a device is queued or in progress. */
export function hasUnfinished(deployments: readonly EffectiveDeployment[]): boolean {
  return deployments.some((deployment) => isUnfinished(deployment, deployments));
}

/**
 * Whether a component is between two states: STARTING or STOPPING. NEW and INSTALLED can last forever (for an on-demand
 * Lambda function), and many nucleus versions report the end of ERRORED only after up to a day.
 */
export function isInTransition({ lifecycleState: state }: InstalledComponent): boolean {
  return state === 'STARTING' || state === 'STOPPING';
}
