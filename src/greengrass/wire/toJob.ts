import { flag, member, number, text, time } from '../../base/json';
import { thingNameOfArn } from '../addresses/arn';
import type { ExecutionCounts, Job, JobExecution } from '../job';

/** An item of ListJobExecutionsForJob. */
export function toJobExecution(execution: object): JobExecution {
  const summary = member(execution, 'jobExecutionSummary');
  return {
    thingName: thingNameOfArn(text(member(execution, 'thingArn'))),
    status: text(member(summary, 'status')),
    queuedAt: time(member(summary, 'queuedAt')),
    startedAt: time(member(summary, 'startedAt')),
    lastUpdatedAt: time(member(summary, 'lastUpdatedAt')),
  };
}

function toCounts(details: unknown): ExecutionCounts | undefined {
  // A missing counter counts as 0.
  const things = (status: string): number => Math.max(0, number(member(details, `numberOf${status}Things`)) ?? 0);
  return typeof details === 'object' && details !== null
    ? {
        queued: things('Queued'),
        inProgress: things('InProgress'),
        succeeded: things('Succeeded'),
        failed: things('Failed'),
        timedOut: things('TimedOut'),
        rejected: things('Rejected'),
        removed: things('Removed'),
        canceled: things('Canceled'),
      }
    : undefined;
}

/** The response of DescribeJob. */
export function toJob(response: object): Job {
  const job = member(response, 'job');
  return {
    status: text(member(job, 'status')),
    isConcurrent: flag(member(job, 'isConcurrent')),
    reasonCode: text(member(job, 'reasonCode')),
    comment: text(member(job, 'comment')),
    createdAt: time(member(job, 'createdAt')),
    lastUpdatedAt: time(member(job, 'lastUpdatedAt')),
    completedAt: time(member(job, 'completedAt')),
    counts: toCounts(member(job, 'jobProcessDetails')),
  };
}

/** A job in the format of the API; {@link toJob} parses it as the member `job` of a response. */
export function fromJob({ counts, ...job }: Job): object {
  return {
    ...job,
    jobProcessDetails: counts && {
      numberOfQueuedThings: unlessZero(counts.queued),
      numberOfInProgressThings: unlessZero(counts.inProgress),
      numberOfSucceededThings: unlessZero(counts.succeeded),
      numberOfFailedThings: unlessZero(counts.failed),
      numberOfTimedOutThings: unlessZero(counts.timedOut),
      numberOfRejectedThings: unlessZero(counts.rejected),
      numberOfRemovedThings: unlessZero(counts.removed),
      numberOfCanceledThings: unlessZero(counts.canceled),
    },
  };
}

/** Most counters are 0, and a missing one counts as 0. */
function unlessZero(things: number): number | undefined {
  return things === 0 ? undefined : things;
}
