import type { DeviceKnowledge, OpenedDevice } from '../knownDevice';
import { isFailedComponent, isFailedDeployment } from './failure';
import type { CoreDevice } from '../model';

/** Whether a device has been looked into at all: a quick scan reads only one of its lists. */
export function isScanned({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined || components !== undefined;
}

/** What the deployments and components of a device come to, as far as they are known. */
export interface Findings {
  /** Whether any of them has failed. */
  readonly hasFailed: boolean;
  /** Whether a deployment is in progress, and so may be stuck. */
  readonly isInProgress: boolean;
}

/**
 * Looks through the deployments and components of a device. Worth keeping: a large fleet is judged again and again, and
 * most of the time of that goes into reaching each of them in memory.
 */
export function findingsIn({ deployments = [], components = [] }: OpenedDevice): Findings {
  return {
    hasFailed: deployments.some(isFailedDeployment) || components.some(isFailedComponent),
    isInProgress: deployments.some(({ coreDeviceExecutionStatus: status }) => status === 'IN_PROGRESS'),
  };
}

/** Whether a device says that it is unhealthy, or anything on it failed, as far as that is known. */
export function isFailingDevice(device: CoreDevice, { hasFailed }: Pick<Findings, 'hasFailed'>): boolean {
  return device.status === 'UNHEALTHY' || hasFailed;
}

/** Whether a device says that it is unhealthy, and no component that is known on it accounts for that. */
export function isUnhealthyWithoutCause({ status }: CoreDevice, components: OpenedDevice['components']): boolean {
  return status === 'UNHEALTHY' && !(components ?? []).some(isFailedComponent);
}

/** What is known of a device that is judged. */
export interface JudgedDevice extends DeviceKnowledge {
  readonly findings: Findings;
}
