import {
  GetBucketsAggregationCommand,
  GetIndexingConfigurationCommand,
  GetThingConnectivityDataCommand,
  DescribeJobCommand,
  DescribeThingGroupCommand,
  IoTClient,
  ListJobExecutionsForJobCommand,
  ListThingGroupsCommand,
  ListThingGroupsForThingCommand,
  ListThingsInThingGroupCommand,
  SearchIndexCommand,
} from '@aws-sdk/client-iot';
import { defineService } from './service';

/** Opens AWS IoT. Sends no requests. */
export const openIot = defineService(IoTClient, (call) => ({
  DescribeJob: call(DescribeJobCommand),
  DescribeThingGroup: call(DescribeThingGroupCommand),
  ListJobExecutionsForJob: call(ListJobExecutionsForJobCommand),
  GetThingConnectivityData: call(GetThingConnectivityDataCommand),
  GetIndexingConfiguration: call(GetIndexingConfigurationCommand),
  SearchIndex: call(SearchIndexCommand),
  GetBucketsAggregation: call(GetBucketsAggregationCommand),
  ListThingGroups: call(ListThingGroupsCommand),
  ListThingGroupsForThing: call(ListThingGroupsForThingCommand),
  ListThingsInThingGroup: call(ListThingsInThingGroupCommand),
}));
