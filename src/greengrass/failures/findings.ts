import type { DeviceKnowledge, OpenedDevice } from '../knownDevice';
import type { CoreDevice } from '../model';
import { isUnhealthy } from '../status/status';
import { isFailedComponent } from './failure';
import { isFailedDeployment } from './overcome';

/** Whether the deployments or the components of a device are loaded. A quick scan loads only one of the two. */
export function isScanned({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined || components !== undefined;
}

/** Whether both the deployments and the components of a device are loaded. */
export function isFullyScanned({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined && components !== undefined;
}

/** The summary of a device's deployments and components that a filter on a large fleet needs. */
export interface Findings {
  /** Whether any of them failed. */
  readonly hasFailed: boolean;
  /** Whether a deployment is in progress, so it may be stuck. */
  readonly isInProgress: boolean;
}

/**
 * Summarizes the deployments and components of a device. Callers cache the result, because a large fleet is filtered
 * often and most of that time is memory access. It builds no list of failures, because most devices have none.
 */
export function findingsIn({ deployments = [], components = [] }: OpenedDevice): Findings {
  return {
    hasFailed:
      deployments.some((deployment) => isFailedDeployment(deployment, deployments)) ||
      components.some(isFailedComponent),
    isInProgress: deployments.some(({ coreDeviceExecutionStatus: status }) => status === 'IN_PROGRESS'),
  };
}

/** Whether a device reports that it is unhealthy or has a known failure. */
export function isFailingDevice(device: CoreDevice, { hasFailed }: Pick<Findings, 'hasFailed'>): boolean {
  return isUnhealthy(device) || hasFailed;
}

/** A known device with its findings. */
export interface JudgedDevice extends DeviceKnowledge {
  readonly findings: Findings;
}
