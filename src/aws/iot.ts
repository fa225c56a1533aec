import { IoTClient, ListJobExecutionsForJobCommand, type IoTClientConfig } from '@aws-sdk/client-iot';
import { fleetError } from '../core/errors';
import type { JobExecution } from '../core/model';
import type { Page } from '../core/source';
import { beforeSigning, keepAlive } from './keepAlive';
import { aroundHandler, limitAnswer } from './limitAnswer';
import type { Limits } from './limits';
import { aroundAttempts, reportRequests, type DidRequest } from './reportRequests';
import { nextTokenIn } from '../core/wire/parse';
import { toJobExecution, toModels } from '../core/wire/toModel';

/** The most that AWS IoT gives of job executions at a time. */
const maxResults = 250;

/** A job ID that may go into a path. Throws a FleetError of the kind `invalid`. */
function checked(jobId: string): string {
  if (!/^[\w-]{1,64}$/u.test(jobId)) {
    const operation = 'ListJobExecutionsForJob';
    throw fleetError({ kind: 'invalid', operation }, 'The job ID is not one that a job can have.');
  }
  return jobId;
}

/** The calls of AWS IoT that a scan makes. They reject with whatever the SDK throws. */
export interface Iot {
  /** ListJobExecutionsForJob: one page. */
  listJobExecutionsForJob(
    jobId: string,
    status: 'FAILED' | 'TIMED_OUT',
    nextToken: string | undefined,
    options: { readonly abortSignal: AbortSignal },
  ): Promise<Page<JobExecution>>;
  /** Ends open sockets. */
  destroy(): void;
}

/** Opens a client of AWS IoT. Sends nothing. */
export function openIot(config: IoTClientConfig, didRequest: DidRequest, limits: Limits): Iot {
  const client = new IoTClient(config);
  client.middlewareStack.add(keepAlive, beforeSigning);
  client.middlewareStack.add(limitAnswer(limits.answer), aroundHandler);
  client.middlewareStack.add(reportRequests(didRequest), aroundAttempts);
  return {
    listJobExecutionsForJob: async (jobId, status, nextToken, options) => {
      const command = new ListJobExecutionsForJobCommand({ jobId: checked(jobId), status, maxResults, nextToken });
      const answer = await client.send(command, options);
      return { items: toModels(answer.executionSummaries, toJobExecution), nextToken: nextTokenIn(answer) };
    },
    destroy: () => {
      client.destroy();
    },
  };
}
