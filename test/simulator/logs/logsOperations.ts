import type { LogsOperation } from '../http/apiModel';
import { pageResponse, type Body, type AccountState } from '../http/pageResponse';
import { takePage } from '../http/paging';
import { logsError, type ServiceError } from '../http/serviceError';
import type { SimulatorRequest } from '../http/request';
import type { StoredEvent } from './logState';

/** The most bytes of messages on a page. */
const maxPageBytes = 1024 * 1024;

/** The most events on a page, which is the page size, too. */
const maxEvents = 10_000;

function notFound(what: 'group' | 'stream'): ServiceError {
  return logsError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
}

function invalid(message: string): ServiceError {
  return logsError('InvalidParameterException', message);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** The name of the log group of a request. Throws the error for one that doesn't exist. */
function groupOf({ name, input = {} }: SimulatorRequest, { logs }: AccountState): string {
  if ((input['logGroupName'] === undefined) === (input['logGroupIdentifier'] === undefined)) {
    throw invalid('Provide either logGroupName or logGroupIdentifier.');
  }
  if (logs.group(name) === undefined) {
    throw notFound('group');
  }
  return name;
}

function eventsOf(group: string, stream: string, { logs }: AccountState): readonly StoredEvent[] {
  const events = logs.events(group, stream);
  if (events === undefined) {
    throw notFound('stream');
  }
  return events;
}

function filterLogEvents(request: SimulatorRequest, state: AccountState): Body {
  const { logStreamNames, logStreamNamePrefix, startTime, endTime, filterPattern } = request.input ?? {};
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw invalid('Provide either logStreamNames or logStreamNamePrefix.');
  }
  const group = groupOf(request, state);
  const names = Array.isArray(logStreamNames)
    ? logStreamNames.map(String)
    : state.logs.streamNames(group).filter((name) => name.startsWith(textOf(logStreamNamePrefix)));
  const [from, to] = [numberOr(startTime, 0), numberOr(endTime, Infinity)];
  const pattern = textOf(filterPattern);
  const items = names
    .flatMap((name) => eventsOf(group, name, state))
    .filter(({ timestamp, message }) => timestamp >= from && timestamp <= to && message.includes(pattern))
    .sort((a, b) => a.timestamp - b.timestamp);
  const page = takePage(request, {
    items,
    keyOf: ({ eventId }) => eventId,
    pageSize: maxEvents,
    size: { of: ({ message }) => Buffer.byteLength(message), limit: maxPageBytes },
  });
  const { nextToken } = page;
  return { events: page.items, searchedLogStreams: [], ...(nextToken === undefined ? {} : { nextToken }) };
}

/** The first event of the page that a token is for. There is a token for both directions on every page. */
function positionOf(nextToken: string): { readonly isForward: boolean; readonly index: number } {
  const [, direction, index] = /^([fb])\/(\d{1,15})\/s$/u.exec(nextToken) ?? [];
  if (index === undefined) {
    throw invalid('The specified nextToken is invalid.');
  }
  return { isForward: direction === 'f', index: Number(index) };
}

function getLogEvents(request: SimulatorRequest, state: AccountState): Body {
  const { logStreamName, startTime, endTime, startFromHead, limit } = request.input ?? {};
  const { nextToken } = request.query;
  const events = eventsOf(groupOf(request, state), textOf(logStreamName), state);
  const [from, to] = [numberOr(startTime, 0), numberOr(endTime, Infinity)];
  const items = events.filter(({ timestamp }) => timestamp >= from && timestamp < to);
  const count = numberOr(limit, maxEvents);
  const { isForward, index } =
    nextToken !== undefined
      ? positionOf(nextToken)
      : startFromHead === true
        ? { isForward: true, index: 0 }
        : { isForward: false, index: items.length };
  const start = isForward ? index : Math.max(0, index - count);
  const page = isForward ? items.slice(start, start + count) : items.slice(start, index);
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: `f/${start + page.length}/s`,
    nextBackwardToken: `b/${start}/s`,
  };
}

function describeLogStreams(request: SimulatorRequest, state: AccountState): Body {
  const { logStreamNamePrefix, orderBy, descending } = request.input ?? {};
  if (orderBy === 'LastEventTime' && logStreamNamePrefix !== undefined) {
    throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = groupOf(request, state);
  const streams = state.logs
    .streamNames(group)
    .filter((name) => name.startsWith(textOf(logStreamNamePrefix)))
    .map((logStreamName) => {
      const events = state.logs.events(group, logStreamName) ?? [];
      return {
        logStreamName,
        arn: `${arnOf(group, state)}:log-stream:${logStreamName}`,
        storedBytes: 0,
        ...(events[0] === undefined
          ? {}
          : { firstEventTimestamp: events[0].timestamp, creationTime: events[0].timestamp }),
        lastEventTimestamp: events.at(-1)?.timestamp ?? 0,
      };
    });
  const ordered =
    orderBy === 'LastEventTime' ? streams.sort((a, b) => a.lastEventTimestamp - b.lastEventTimestamp) : streams;
  return pageResponse(request, { ...state, startedAt: 0 }, 'logStreams', {
    items: descending === true ? ordered.toReversed() : ordered,
    keyOf: ({ logStreamName }) => logStreamName,
  });
}

/** The ARN of a log group, without `:*` at its end. */
function arnOf(logGroupName: string, { fleet }: AccountState): string {
  return `arn:aws:logs:${fleet.region}:${fleet.account}:log-group:${logGroupName}`;
}

function describeLogGroups(request: SimulatorRequest, state: AccountState): Body {
  const { logGroupNamePrefix, logGroupNamePattern } = request.input ?? {};
  return pageResponse(request, state, 'logGroups', {
    items: state.logs.everyGroup(),
    keyOf: ({ logGroupName }) => logGroupName,
    matches: ({ logGroupName }) =>
      logGroupName.startsWith(textOf(logGroupNamePrefix)) && logGroupName.includes(textOf(logGroupNamePattern)),
    fieldsOf: (group) => {
      const logGroupArn = arnOf(group.logGroupName, state);
      return {
        ...group,
        arn: `${logGroupArn}:*`,
        logGroupArn,
        logGroupClass: 'STANDARD',
        metricFilterCount: 0,
        storedBytes: 0,
      };
    },
  });
}

/** The response of CloudWatch Logs. Throws the errors of the service. */
export function logsResponse(operation: LogsOperation, request: SimulatorRequest, state: AccountState): Body {
  switch (operation) {
    case 'FilterLogEvents':
      return filterLogEvents(request, state);
    case 'GetLogEvents':
      return getLogEvents(request, state);
    case 'DescribeLogStreams':
      return describeLogStreams(request, state);
    case 'DescribeLogGroups':
      return describeLogGroups(request, state);
    case 'StartLiveTail':
      // Its response is a stream. Only a fault gives it a body.
      return {};
  }
}
