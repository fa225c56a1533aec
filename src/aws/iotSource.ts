import { isThingName } from '../greengrass/addresses/thingName';
import { fleetError } from '../greengrass/ports/fleetError';
import type { FleetSource } from '../greengrass/ports/fleetSource';
import {
  toIndexBuckets,
  toIndexedThings,
  toIndexingConfiguration,
  toThingConnectivity,
} from '../greengrass/wire/toConnectivity';
import { toJob, toJobExecution } from '../greengrass/wire/toJob';
import { toModels } from '../greengrass/wire/toModel';
import { toThingGroup, toThingGroupNames } from '../greengrass/wire/toThingGroup';
import { nextTokenIn, texts } from '../base/json';
import type { LiveClient } from './liveClient';

/** Largest page size of AWS IoT. */
const maxResults = 250;

/** Largest page size of the fleet index. */
const maxIndexResults = 100;

/** A person doesn't read more values in a quick pick. */
const maxBuckets = 1_000;

/** Checks a job ID before it goes into a URL path. Throws a FleetError of kind `invalid`. */
function checkedJobId(jobId: string, operation: string): string {
  if (!/^[\w-]{1,64}$/u.test(jobId)) {
    throw fleetError({ kind: 'invalid', operation }, 'The job ID is invalid.');
  }
  return jobId;
}

/**
 * Checks the name of a thing or a thing group before it goes into a URL path. Throws a FleetError of kind `invalid`.
 * @param what what has the name
 */
function checkedName(name: string, what: 'thing' | 'thing group', operation: string): string {
  if (!isThingName(name)) {
    throw fleetError({ kind: 'invalid', operation }, `The name is not a valid ${what} name.`);
  }
  return name;
}

/** The operations of a fleet source that call AWS IoT. */
type IotOperations = Pick<
  FleetSource,
  | 'describeJob'
  | 'describeThingGroup'
  | 'listJobExecutionsForJob'
  | 'getThingConnectivityData'
  | 'getIndexingConfiguration'
  | 'searchIndex'
  | 'getBucketsAggregation'
  | 'listThingGroups'
  | 'listThingGroupsForThing'
  | 'listThingsInThingGroup'
>;

/** Calls AWS IoT. */
export function iotSource(client: LiveClient): IotOperations {
  return {
    describeJob: (jobId, signal) =>
      client.call('iot', 'DescribeJob', signal, async (send) =>
        toJob(await send({ jobId: checkedJobId(jobId, 'DescribeJob') })),
      ),
    describeThingGroup: (thingGroup, signal) =>
      client.call('iot', 'DescribeThingGroup', signal, async (send) =>
        toThingGroup(await send({ thingGroupName: checkedName(thingGroup, 'thing group', 'DescribeThingGroup') })),
      ),
    listJobExecutionsForJob: (jobId, status, nextToken, signal) =>
      client.call('iot', 'ListJobExecutionsForJob', signal, async (send) => {
        const checked = checkedJobId(jobId, 'ListJobExecutionsForJob');
        const response = await send({ jobId: checked, status, maxResults, nextToken });
        return { items: toModels(response.executionSummaries, toJobExecution), nextToken: nextTokenIn(response) };
      }),
    getThingConnectivityData: (thingName, signal) =>
      client.call('iot', 'GetThingConnectivityData', signal, async (send) =>
        toThingConnectivity(await send({ thingName: checkedName(thingName, 'thing', 'GetThingConnectivityData') })),
      ),
    getIndexingConfiguration: (signal) =>
      client.call('iot', 'GetIndexingConfiguration', signal, async (send) => toIndexingConfiguration(await send({}))),
    searchIndex: (queryString, nextToken, signal) =>
      client.call('iot', 'SearchIndex', signal, async (send) => {
        const response = await send({ queryString, maxResults: maxIndexResults, nextToken });
        return { items: toIndexedThings(response.things), nextToken: nextTokenIn(response) };
      }),
    getBucketsAggregation: (aggregationField, signal) =>
      client.call('iot', 'GetBucketsAggregation', signal, async (send) => {
        const bucketsAggregationType = { termsAggregation: { maxBuckets } };
        return toIndexBuckets(await send({ queryString: '*', aggregationField, bucketsAggregationType }));
      }),
    listThingGroups: (nextToken, signal, parentGroup) =>
      client.call('iot', 'ListThingGroups', signal, async (send) => {
        const response = await send({ recursive: true, maxResults, nextToken, parentGroup });
        return { items: toThingGroupNames(response.thingGroups), nextToken: nextTokenIn(response) };
      }),
    listThingGroupsForThing: (name, nextToken, signal) =>
      client.call('iot', 'ListThingGroupsForThing', signal, async (send) => {
        const thingName = checkedName(name, 'thing', 'ListThingGroupsForThing');
        const response = await send({ thingName, maxResults, nextToken });
        return { items: toThingGroupNames(response.thingGroups), nextToken: nextTokenIn(response) };
      }),
    listThingsInThingGroup: (thingGroup, nextToken, signal) =>
      client.call('iot', 'ListThingsInThingGroup', signal, async (send) => {
        const thingGroupName = checkedName(thingGroup, 'thing group', 'ListThingsInThingGroup');
        const response = await send({ thingGroupName, recursive: true, maxResults, nextToken });
        return { items: texts(response.things), nextToken: nextTokenIn(response) };
      }),
  };
}
