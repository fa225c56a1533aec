import { isThingName } from '../greengrass/addresses/thingName';
import { fleetError } from '../greengrass/ports/fleetError';
import type { FleetSource } from '../greengrass/ports/fleetSource';
import { toJobExecution, toModels, toThingGroupName } from '../greengrass/wire/toModel';
import { nextTokenIn, texts } from '../base/json';
import type { LiveClient } from './liveClient';

/** Largest page size of AWS IoT. */
const maxResults = 250;

/** Checks a job ID before it goes into a URL path. Throws a FleetError of kind `invalid`. */
function checkedJobId(jobId: string): string {
  if (!/^[\w-]{1,64}$/u.test(jobId)) {
    const operation = 'ListJobExecutionsForJob';
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
): Pick<FleetSource, 'listJobExecutionsForJob' | 'listThingGroups' | 'listThingsInThingGroup'> {
  return {
    listJobExecutionsForJob: (jobId, status, nextToken, signal) =>
      client.call('iot', 'ListJobExecutionsForJob', signal, async (send) => {
        const response = await send({ jobId: checkedJobId(jobId), status, maxResults, nextToken });
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
