import {
  IoTClient,
  ListJobExecutionsForJobCommand,
  ListThingGroupsCommand,
  ListThingsInThingGroupCommand,
  type IoTClientConfig,
} from '@aws-sdk/client-iot';
import { fleetError } from '../greengrass/ports/fleetError';
import type { JobExecution } from '../greengrass/model';
import type { Page } from '../greengrass/ports/fleetSource';
import { isThingName } from '../greengrass/addresses/thingName';
import { addMiddleware } from './middleware/addMiddleware';
import type { Limits } from './limits';
import type { DidRequest } from './middleware/reportRequests';
import { nextTokenIn, texts } from '../base/json';
import { toJobExecution, toModels, toThingGroupName } from '../greengrass/wire/toModel';

/** The most that AWS IoT gives of any list at a time. */
const maxResults = 250;

/** A job ID that may go into a path. Throws a FleetError of the kind `invalid`. */
function checkedJobId(jobId: string): string {
  if (!/^[\w-]{1,64}$/u.test(jobId)) {
    const operation = 'ListJobExecutionsForJob';
    throw fleetError({ kind: 'invalid', operation }, 'The job ID is not one that a job can have.');
  }
  return jobId;
}

/** The name of a thing group that may go into a path. Throws a FleetError of the kind `invalid`. */
function checkedThingGroup(thingGroup: string): string {
  if (!isThingName(thingGroup)) {
    const operation = 'ListThingsInThingGroup';
    throw fleetError({ kind: 'invalid', operation }, 'The name is not one that a thing group can have.');
  }
  return thingGroup;
}

interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** The calls of AWS IoT that the program makes. They reject with whatever the SDK throws. */
export interface Iot {
  /** ListJobExecutionsForJob: one page. */
  listJobExecutionsForJob(
    jobId: string,
    status: 'FAILED' | 'TIMED_OUT',
    nextToken: string | undefined,
    options: SendOptions,
  ): Promise<Page<JobExecution>>;
  /** ListThingGroups: one page of names. */
  listThingGroups(nextToken: string | undefined, options: SendOptions): Promise<Page<string>>;
  /** ListThingsInThingGroup: one page of names. */
  listThingsInThingGroup(
    thingGroup: string,
    nextToken: string | undefined,
    options: SendOptions,
  ): Promise<Page<string>>;
  /** Ends open sockets. */
  destroy(): void;
}

/** Opens a client of AWS IoT. Sends nothing. */
export function openIot(config: IoTClientConfig, didRequest: DidRequest, limits: Limits): Iot {
  const client = new IoTClient(config);
  addMiddleware(client, didRequest, limits);
  return {
    listJobExecutionsForJob: async (jobId, status, nextToken, options) => {
      const command = new ListJobExecutionsForJobCommand({ jobId: checkedJobId(jobId), status, maxResults, nextToken });
      const answer = await client.send(command, options);
      return { items: toModels(answer.executionSummaries, toJobExecution), nextToken: nextTokenIn(answer) };
    },
    listThingGroups: async (nextToken, options) => {
      const answer = await client.send(new ListThingGroupsCommand({ recursive: true, maxResults, nextToken }), options);
      const names = toModels(answer.thingGroups, toThingGroupName).filter((name) => name !== '');
      return { items: names, nextToken: nextTokenIn(answer) };
    },
    listThingsInThingGroup: async (thingGroup, nextToken, options) => {
      const input = { thingGroupName: checkedThingGroup(thingGroup), recursive: true, maxResults, nextToken };
      const answer = await client.send(new ListThingsInThingGroupCommand(input), options);
      return { items: texts(answer.things), nextToken: nextTokenIn(answer) };
    },
    destroy: () => {
      client.destroy();
    },
  };
}
