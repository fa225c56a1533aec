import { pageResponse, toWireFormat, type Body, type ServiceState } from './pageResponse';
import type { IotOperation } from './apiModel';
import type { JobExecution } from './iotIndex';
import { targetArn } from './random';
import type { SimulatorRequest } from './request';
import { iotError } from './serviceError';

/** The status of an execution in AWS IoT. */
function statusOf({ deployment }: JobExecution): string {
  const { coreDeviceExecutionStatus = 'QUEUED' } = deployment;
  return coreDeviceExecutionStatus === 'COMPLETED' ? 'SUCCEEDED' : coreDeviceExecutionStatus;
}

function executionsOf(jobId: string, { fleet }: ServiceState): readonly JobExecution[] {
  const executions = fleet.iot().executions.get(jobId);
  const isJob = fleet
    .cloudDeployments()
    .some(({ iotJobId, iotJobArn }) => iotJobId === jobId && iotJobArn !== undefined);
  if (executions === undefined && !isJob) {
    throw iotError('ResourceNotFoundException', `Job ${jobId} cannot be found.`);
  }
  return executions ?? [];
}

function describeJob({ name: jobId }: SimulatorRequest, state: ServiceState): Body {
  const executions = executionsOf(jobId, state);
  const count = (status: string): number => executions.filter((execution) => statusOf(execution) === status).length;
  const deployment = state.fleet.cloudDeployments().find(({ iotJobId }) => iotJobId === jobId);
  const job = {
    jobId,
    jobArn: deployment?.iotJobArn,
    targetSelection: 'CONTINUOUS',
    // The job of an old revision is canceled.
    status: deployment?.isLatestForTarget === true ? 'IN_PROGRESS' : 'CANCELED',
    targets: deployment === undefined ? [] : [deployment.targetArn],
    createdAt: deployment?.creationTimestamp,
    jobProcessDetails: {
      numberOfCanceledThings: count('CANCELED'),
      numberOfFailedThings: count('FAILED'),
      numberOfInProgressThings: count('IN_PROGRESS'),
      numberOfQueuedThings: count('QUEUED'),
      numberOfRejectedThings: count('REJECTED'),
      numberOfRemovedThings: 0,
      numberOfSucceededThings: count('SUCCEEDED'),
      numberOfTimedOutThings: count('TIMED_OUT'),
    },
  };
  return { job: toWireFormat(job, state) };
}

function summaryOf(execution: JobExecution, state: ServiceState): object {
  const { creationTimestamp, modifiedTimestamp } = execution.deployment;
  const status = statusOf(execution);
  const summary = {
    status,
    queuedAt: creationTimestamp,
    ...(status === 'QUEUED' ? {} : { startedAt: modifiedTimestamp }),
    lastUpdatedAt: modifiedTimestamp,
    executionNumber: 1,
  };
  return { thingArn: targetArn('thing', execution.thingName), jobExecutionSummary: toWireFormat(summary, state) };
}

/** The response of AWS IoT. Throws the errors of the service. */
export function iotResponse(operation: IotOperation, request: SimulatorRequest, state: ServiceState): Body {
  const { status, namePrefixFilter = '' } = request.query;
  switch (operation) {
    case 'DescribeJob':
      return describeJob(request, state);
    case 'ListJobExecutionsForJob':
      return pageResponse(request, state, 'executionSummaries', {
        items: executionsOf(request.name, state),
        keyOf: ({ thingName }) => thingName,
        matches: (execution) => status === undefined || statusOf(execution) === status,
        fieldsOf: (execution) => summaryOf(execution, state),
      });
    case 'ListThingGroups':
      return pageResponse(request, state, 'thingGroups', {
        items: [...state.fleet.iot().things.keys()].map((groupName) => ({ groupName })),
        keyOf: ({ groupName }) => groupName,
        matches: ({ groupName }) => groupName.startsWith(namePrefixFilter),
        fieldsOf: ({ groupName }) => ({ groupName, groupArn: targetArn('thinggroup', groupName) }),
      });
    case 'ListThingsInThingGroup': {
      const things = state.fleet.iot().things.get(request.name);
      if (things === undefined) {
        throw iotError('ResourceNotFoundException', `Group ${request.name} cannot be found.`);
      }
      return pageResponse(request, state, 'things', { items: things, keyOf: (thing) => thing });
    }
  }
}
