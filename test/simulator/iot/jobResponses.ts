import type { CloudDeployment } from '../fleetFile';
import { toWireFormat, type Body, type ServiceState } from '../http/pageResponse';
import { targetArn } from '../generated/random';
import { iotError } from '../http/serviceError';
import { executionCounters, type JobExecution } from './executions';
import type { IotState } from './iotState';

/** The executions of a job. Throws the error of the service if there is no such job. */
export function executionsOf(jobId: string, { fleet: { iot } }: ServiceState): readonly JobExecution[] {
  const executions = iot.index().executions.get(jobId);
  const isJob = executions !== undefined || iot.deploymentOf(jobId) !== undefined;
  if (!isJob || iot.job(jobId).isDeleted === true) {
    throw iotError('ResourceNotFoundException', `Job ${jobId} cannot be found.`);
  }
  return executions ?? [];
}

/** How many executions have each status. AWS IoT includes the counters that are 0. */
function countersOf(executions: readonly JobExecution[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(executionCounters).map(([status, counter]) => [
      counter,
      executions.filter((execution) => execution.status === status).length,
    ]),
  );
}

/** When a job last changed: an older revision is canceled when the next one is created. */
function lastChangeOf(deployment: CloudDeployment | undefined, state: ServiceState): number | undefined {
  const next = state.fleet
    .cloudDeployments()
    .find(
      ({ targetArn: target, revisionId }) =>
        target === deployment?.targetArn && Number(revisionId) === Number(deployment.revisionId) + 1,
    );
  return next?.creationTimestamp ?? deployment?.creationTimestamp;
}

function jobOf(jobId: string, executions: readonly JobExecution[], iot: IotState, state: ServiceState): object {
  const deployment = iot.deploymentOf(jobId);
  const { isConcurrent = false, processingTargets = [], reasonCode, comment, completedAt, ...job } = iot.job(jobId);
  const { jobExecutionsRolloutConfig = {}, abortConfig, timeoutConfig = {} } = deployment?.iotJobConfiguration ?? {};
  return {
    jobId,
    jobArn: deployment?.iotJobArn,
    // A device that joins the thing group later gets the deployment, too, so the job never completes by itself.
    targetSelection: 'CONTINUOUS',
    status: iot.statusOf(jobId),
    isConcurrent,
    reasonCode,
    comment,
    targets: deployment === undefined ? [] : [deployment.targetArn],
    namespaceId: 'aws-gg-deployment',
    jobExecutionsRolloutConfig,
    abortConfig,
    timeoutConfig,
    createdAt: deployment?.creationTimestamp,
    lastUpdatedAt: job.lastUpdatedAt ?? lastChangeOf(deployment, state),
    completedAt,
    jobProcessDetails: { ...(processingTargets.length === 0 ? {} : { processingTargets }), ...countersOf(executions) },
  };
}

/** The response of DescribeJob. Throws the errors of the service. */
export function describeJob(jobId: string, state: ServiceState): Body {
  return { job: toWireFormat(jobOf(jobId, executionsOf(jobId, state), state.fleet.iot, state), state) };
}

/** An item of ListJobExecutionsForJob. */
export function executionSummary({ thingName, ...times }: JobExecution, state: ServiceState): object {
  const jobExecutionSummary = toWireFormat({ ...times, executionNumber: 1 }, state);
  return { thingArn: targetArn('thing', thingName), jobExecutionSummary };
}
