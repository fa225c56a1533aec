import { isThingName } from '../greengrass/addresses/thingName';
import { fleetError } from '../greengrass/ports/fleetError';
import type { FleetSource } from '../greengrass/ports/fleetSource';
import { toJob, toJobExecution } from '../greengrass/wire/toJob';
import { toModels, toThingGroupName } from '../greengrass/wire/toModel';
import { nextTokenIn, texts } from '../base/json';
import type { LiveClient } from './liveClient';

/** Largest page size of AWS IoT. */
const maxResults = 250;

/** Checks a job ID before it goes into a URL path. Throws a FleetError of kind `invalid`. */
function checkedJobId(jobId: string, operation: string): string {
  if (!/^[\w-]{1,64}$/u.test(jobId)) {
    throw fleetError({ kind: 'invalid', operation }, 'The job ID is invalid.');
  }
  return jobId;
}

/** Checks a thing group name before it goes into a URL path. Throws a FleetError of kind `invalid`. */
function checkedThingGroup(thingGroup: string): string {
  if (!isThingName(thingGroup)) {
    const operation = 'ListThingsInThingGroup';
    throw fleetError({ kind: 'invalid', operation }, 'The name is not a valid thing group name.');
  }
  return thingGroup;
}

/** The operations of a fleet source that call AWS IoT. */
export function iotSource(
  client: LiveClient,
): Pick<FleetSource, 'describeJob' | 'listJobExecutionsForJob' | 'listThingGroups' | 'listThingsInThingGroup'> {
  return {
    describeJob: (jobId, signal) =>
      client.call('iot', 'DescribeJob', signal, async (send) =>
        toJob(await send({ jobId: checkedJobId(jobId, 'DescribeJob') })),
      ),
    listJobExecutionsForJob: (jobId, status, nextToken, signal) =>
      client.call('iot', 'ListJobExecutionsForJob', signal, async (send) => {
        const checked = checkedJobId(jobId, 'ListJobExecutionsForJob');
        const response = await send({ jobId: checked, status, maxResults, nextToken });
        return { items: toModels(response.executionSummaries, toJobExecution), nextToken: nextTokenIn(response) };
      }),
    listThingGroups: (nextToken, signal) =>
      client.call('iot', 'ListThingGroups', signal, async (send) => {
        const response = await send({ recursive: true, maxResults, nextToken });
        const names = toModels(response.thingGroups, toThingGroupName).filter((name) => name !== '');
        return { items: names, nextToken: nextTokenIn(response) };
      }),
    listThingsInThingGroup: (thingGroup, nextToken, signal) =>
      client.call('iot', 'ListThingsInThingGroup', signal, async (send) => {
        const thingGroupName = checkedThingGroup(thingGroup);
        const response = await send({ thingGroupName, recursive: true, maxResults, nextToken });
        return { items: texts(response.things), nextToken: nextTokenIn(response) };
      }),
  };
}
