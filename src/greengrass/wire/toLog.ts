import { flag, list, member, number, text } from '../../base/json';
import type { LiveTailUpdate, LogEvent, LogGroup, LogStream } from '../log';
import { toModels } from './toModel';

/** An event of FilterLogEvents, GetLogEvents, or a Live Tail session. */
export function toLogEvent(event: object): LogEvent {
  return {
    logStreamName: text(member(event, 'logStreamName')),
    timestamp: number(member(event, 'timestamp')),
    message: text(member(event, 'message')) ?? '',
    ingestionTime: number(member(event, 'ingestionTime')),
    eventId: text(member(event, 'eventId')),
  };
}

/** An item of DescribeLogStreams. */
export function toLogStream(stream: object): LogStream {
  return {
    logStreamName: text(member(stream, 'logStreamName')) ?? '',
    lastEventTimestamp: number(member(stream, 'lastEventTimestamp')),
  };
}

/** An item of DescribeLogGroups. The member `arn` of older responses ends in `:*`. */
export function toLogGroup(group: object): LogGroup {
  const arn = text(member(group, 'logGroupArn')) ?? text(member(group, 'arn'));
  return {
    logGroupName: text(member(group, 'logGroupName')) ?? '',
    logGroupArn: arn?.replace(/:\*$/u, ''),
    retentionInDays: number(member(group, 'retentionInDays')),
  };
}

/** The member `sessionUpdate` of a message of a Live Tail session. */
export function toLiveTailUpdate(update: unknown): LiveTailUpdate {
  return {
    events: toModels(list(member(update, 'sessionResults')), toLogEvent),
    isSampled: flag(member(member(update, 'sessionMetadata'), 'sampled')) === true,
  };
}
