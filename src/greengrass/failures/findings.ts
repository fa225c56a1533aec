import type { DeviceKnowledge, OpenedDevice } from '../knownDevice';
import type { CoreDevice } from '../model';
import { isUnhealthy } from '../status/status';
import { isFailedComponent, isFailedDeployment } from './failure';

/** Whether anything on a device has been read: a quick scan reads only one of its lists. */
export function isScanned({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined || components !== undefined;
}

/** Whether both the deployments and the components of a device have been read. */
export function isFullyScanned({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined && components !== undefined;
}

/** What judging a large fleet needs to know of the deployments and components of a device. */
export interface Findings {
  /** Whether any of them has failed. */
  readonly hasFailed: boolean;
  /** Whether a deployment is in progress, and so may be stuck. */
  readonly isInProgress: boolean;
}

/**
 * Goes through the deployments and components of a device. Worth keeping: a large fleet is judged again and again, and
 * most of that time goes into reaching each of them in memory. It builds no list of failures: most devices have none.
 */
export function findingsIn({ deployments = [], components = [] }: OpenedDevice): Findings {
  return {
    hasFailed: deployments.some(isFailedDeployment) || components.some(isFailedComponent),
    isInProgress: deployments.some(({ coreDeviceExecutionStatus: status }) => status === 'IN_PROGRESS'),
  };
}

/** Whether a device says that it is unhealthy, or anything on it is known to have failed. */
export function isFailingDevice(device: CoreDevice, { hasFailed }: Pick<Findings, 'hasFailed'>): boolean {
  return isUnhealthy(device) || hasFailed;
}

/** What is known of a device, with what has been found in it. */
export interface JudgedDevice extends DeviceKnowledge {
  readonly findings: Findings;
}
