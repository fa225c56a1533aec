/** The status of an IoT job on a thing. AWS may add others. */
export type ExecutionStatus =
  'QUEUED' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'REJECTED' | 'REMOVED' | 'CANCELED';

/** An item of ListJobExecutionsForJob of AWS IoT: a job on one thing. */
export interface JobExecution {
  /** Empty only if AWS broke its own contract and sent no thing ARN. */
  readonly thingName: string;
  readonly status: string | undefined;
  /** When the device was notified. */
  readonly queuedAt: Date | undefined;
  /** When the device started. */
  readonly startedAt: Date | undefined;
  readonly lastUpdatedAt: Date | undefined;
}

/**
 * How many executions of a job have each status. The sum is the number of executions that exist so far, and not the
 * size of the thing group: a job with a rollout rate hasn't notified every device yet.
 */
export interface ExecutionCounts {
  readonly queued: number;
  readonly inProgress: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly rejected: number;
  /** Devices that left the thing group, or were deleted. */
  readonly removed: number;
  readonly canceled: number;
}

/** The job of a deployment to a thing group: the response of DescribeJob of AWS IoT. */
export interface Job {
  /**
   * IN_PROGRESS, CANCELED, COMPLETED, DELETION_IN_PROGRESS, or SCHEDULED, as far as documented. A continuous job never
   * completes by itself.
   */
  readonly status: string | undefined;
  /** Whether AWS IoT is creating or canceling executions. */
  readonly isConcurrent: boolean | undefined;
  /** Why the job was canceled, as AWS IoT or a user says it. */
  readonly reasonCode: string | undefined;
  readonly comment: string | undefined;
  readonly createdAt: Date | undefined;
  readonly lastUpdatedAt: Date | undefined;
  readonly completedAt: Date | undefined;
  /** `undefined` if AWS sent none. */
  readonly counts: ExecutionCounts | undefined;
}
