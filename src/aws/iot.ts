import {
  GetIndexingConfigurationCommand,
  GetThingConnectivityDataCommand,
  DescribeJobCommand,
  IoTClient,
  ListJobExecutionsForJobCommand,
  ListThingGroupsCommand,
  ListThingsInThingGroupCommand,
} from '@aws-sdk/client-iot';
import { defineService } from './service';

/** Opens AWS IoT. Sends no requests. */
export const openIot = defineService(IoTClient, (call) => ({
  DescribeJob: call(DescribeJobCommand),
  ListJobExecutionsForJob: call(ListJobExecutionsForJobCommand),
  GetThingConnectivityData: call(GetThingConnectivityDataCommand),
  GetIndexingConfiguration: call(GetIndexingConfigurationCommand),
  ListThingGroups: call(ListThingGroupsCommand),
  ListThingsInThingGroup: call(ListThingsInThingGroupCommand),
}));
