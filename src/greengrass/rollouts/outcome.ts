import type { ExecutionCounts, ExecutionStatus } from '../job';
import { executionStatusLook, type StatusLook } from '../status/status';

/** How a deployment ended on a device, or how far it is. */
export type Outcome = keyof ExecutionCounts;

/** Every outcome, worst first. */
export const outcomes = [
  'failed',
  'timedOut',
  'rejected',
  'inProgress',
  'queued',
  'succeeded',
  'canceled',
  'removed',
] as const satisfies readonly Outcome[];

const statuses: Readonly<Record<Outcome, ExecutionStatus>> = {
  failed: 'FAILED',
  timedOut: 'TIMED_OUT',
  rejected: 'REJECTED',
  inProgress: 'IN_PROGRESS',
  queued: 'QUEUED',
  succeeded: 'SUCCEEDED',
  canceled: 'CANCELED',
  removed: 'REMOVED',
};

/** The status of an execution in AWS IoT with this outcome. */
export function statusOf(outcome: Outcome): ExecutionStatus {
  return statuses[outcome];
}

/**
 * The outcome of an execution in AWS IoT or of an effective deployment; `undefined` for an unknown status. A deployment to
 * a single thing ends as COMPLETED.
 */
export function outcomeOf(status: string | undefined): Outcome | undefined {
  const known = status === 'COMPLETED' ? 'SUCCEEDED' : status;
  return outcomes.find((outcome) => statuses[outcome] === known);
}

/** How an outcome is shown. */
export function outcomeLook(outcome: Outcome): StatusLook {
  return executionStatusLook(statuses[outcome]);
}

/** No execution at all. */
export const noExecutions: ExecutionCounts = {
  queued: 0,
  inProgress: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  rejected: 0,
  removed: 0,
  canceled: 0,
};

/** The number of executions that exist so far. */
export function totalOf(counts: ExecutionCounts): number {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** The worst outcome of any device; `undefined` without executions. */
export function worstOutcome(counts: ExecutionCounts): Outcome | undefined {
  return outcomes.find((outcome) => counts[outcome] > 0);
}

/** Whether an outcome needs attention: the device doesn't run what the deployment asks for. */
export function isBad(outcome: Outcome): boolean {
  return outcome === 'failed' || outcome === 'timedOut' || outcome === 'rejected';
}

/** Whether a device hasn't finished the deployment. */
export function isWaiting(outcome: Outcome): boolean {
  return outcome === 'queued' || outcome === 'inProgress';
}
