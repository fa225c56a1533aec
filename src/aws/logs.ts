import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { defineService } from './service';

/** Opens Amazon CloudWatch Logs. Sends no requests. */
export const openLogs = defineService(CloudWatchLogsClient, (call) => ({
  FilterLogEvents: call(FilterLogEventsCommand),
  GetLogEvents: call(GetLogEventsCommand),
  DescribeLogStreams: call(DescribeLogStreamsCommand),
  DescribeLogGroups: call(DescribeLogGroupsCommand),
  StartLiveTail: call(StartLiveTailCommand),
}));
