import { isThingName } from '../greengrass/addresses/thingName';
import { fleetError } from '../greengrass/ports/fleetError';
import type { FleetSource } from '../greengrass/ports/fleetSource';
import { toIndexingConfiguration, toThingConnectivity } from '../greengrass/wire/toConnectivity';
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

/** Checks a thing name before it goes into a URL path. Throws a FleetError of kind `invalid`. */
function checkedThingName(thingName: string): string {
  if (!isThingName(thingName)) {
    throw fleetError({ kind: 'invalid', operation: 'GetThingConnectivityData' }, 'The name is not a valid thing name.');
  }
  return thingName;
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
): Pick<
  FleetSource,
  | 'describeJob'
  | 'listJobExecutionsForJob'
  | 'getThingConnectivityData'
  | 'getIndexingConfiguration'
  | 'listThingGroups'
  | 'listThingsInThingGroup'
> {
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
    getThingConnectivityData: (thingName, signal) =>
      client.call('iot', 'GetThingConnectivityData', signal, async (send) =>
        toThingConnectivity(await send({ thingName: checkedThingName(thingName) })),
      ),
    getIndexingConfiguration: (signal) =>
      client.call('iot', 'GetIndexingConfiguration', signal, async (send) => toIndexingConfiguration(await send({}))),
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
