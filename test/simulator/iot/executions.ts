import type { SimulatedDeployment } from '../fleetFile';
import { hours } from '../generated/random';

/** The execution of a job on a thing. Times are in seconds from the start of the simulator. */
export interface JobExecution {
  readonly thingName: string;
  readonly status: string;
  readonly queuedAt: number | undefined;
  readonly startedAt: number | undefined;
  readonly lastUpdatedAt: number | undefined;
}

/** Every execution status of AWS IoT, with the name of its counter in DescribeJob. */
export const executionCounters = {
  QUEUED: 'numberOfQueuedThings',
  IN_PROGRESS: 'numberOfInProgressThings',
  SUCCEEDED: 'numberOfSucceededThings',
  FAILED: 'numberOfFailedThings',
  TIMED_OUT: 'numberOfTimedOutThings',
  REJECTED: 'numberOfRejectedThings',
  REMOVED: 'numberOfRemovedThings',
  CANCELED: 'numberOfCanceledThings',
} as const;

/** In seconds, from start to end of an execution. */
const usualDuration = 75;
const timeout = 6 * hours;

/** The status in AWS IoT. An unknown status of Greengrass is one that isn't final. */
function iotStatusOf({ coreDeviceExecutionStatus = 'QUEUED' }: SimulatedDeployment): string {
  if (coreDeviceExecutionStatus === 'COMPLETED') {
    return 'SUCCEEDED';
  }
  return Object.hasOwn(executionCounters, coreDeviceExecutionStatus) ? coreDeviceExecutionStatus : 'IN_PROGRESS';
}

/** When the device started. A canceled execution never reached the device. */
function startOf(
  status: string,
  { creationTimestamp = 0, modifiedTimestamp }: SimulatedDeployment,
): number | undefined {
  switch (status) {
    case 'QUEUED':
    case 'CANCELED':
      return undefined;
    case 'SUCCEEDED':
    case 'FAILED':
    case 'TIMED_OUT': {
      const duration = status === 'TIMED_OUT' ? timeout : usualDuration;
      return modifiedTimestamp === undefined ? undefined : Math.max(creationTimestamp, modifiedTimestamp - duration);
    }
    default:
      return modifiedTimestamp;
  }
}

/**
 * The execution that belongs to an effective deployment.
 * @param isCanceled whether the job is canceled: executions that haven't reached their devices are then, too
 */
export function executionOf(thingName: string, deployment: SimulatedDeployment, isCanceled: boolean): JobExecution {
  const reported = iotStatusOf(deployment);
  const status = isCanceled && reported === 'QUEUED' ? 'CANCELED' : reported;
  return {
    thingName,
    status,
    queuedAt: deployment.creationTimestamp,
    startedAt: startOf(status, deployment),
    lastUpdatedAt: deployment.modifiedTimestamp,
  };
}
