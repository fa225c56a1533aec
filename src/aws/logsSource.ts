import { nextTokenIn } from '../base/json';
import type { LiveTailUpdate } from '../greengrass/log';
import { canceled, fleetError } from '../greengrass/ports/fleetError';
import type { LogSource } from '../greengrass/ports/logSource';
import { toLiveTailUpdate, toLogEvent, toLogGroup, toLogStream } from '../greengrass/wire/toLog';
import { toModels } from '../greengrass/wire/toModel';
import type { LiveClient } from './liveClient';

/** The largest pages of CloudWatch Logs. */
const maxEvents = 10_000;
const maxItems = 50;

/** The updates of a Live Tail session. Other messages, such as the start of the session, have none. */
async function* updatesOf(
  messages: AsyncIterable<object>,
  client: LiveClient,
  signal: AbortSignal,
): AsyncGenerator<LiveTailUpdate, void> {
  try {
    for await (const message of messages) {
      if ('sessionUpdate' in message) {
        yield toLiveTailUpdate(message.sessionUpdate);
      }
    }
  } catch (thrown) {
    // The SDK ends an aborted stream with an error that doesn't say so.
    throw signal.aborted ? canceled('StartLiveTail') : client.errorOf('logs', 'StartLiveTail', thrown);
  }
}

/** The operations of Amazon CloudWatch Logs. */
export function logsSource(client: LiveClient): LogSource {
  return {
    filterLogEvents: ({ logStreamNames, ...filter }, nextToken, signal) =>
      client.call('logs', 'FilterLogEvents', signal, async (send) => {
        const response = await send({ ...filter, logStreamNames: [...logStreamNames], limit: maxEvents, nextToken });
        return { items: toModels(response.events, toLogEvent), nextToken: nextTokenIn(response) };
      }),
    getLogEvents: (range, nextToken, signal) =>
      client.call('logs', 'GetLogEvents', signal, async (send) => {
        const response = await send({ ...range, nextToken });
        const { logStreamName } = range;
        const items = toModels(response.events, toLogEvent).map((event) => ({ ...event, logStreamName }));
        const next = range.startFromHead ? response.nextForwardToken : response.nextBackwardToken;
        // There is always a token: the end of the stream has the same one again.
        return { items, nextToken: next === nextToken ? undefined : nextTokenIn({ nextToken: next }) };
      }),
    describeLogStreams: (logGroupName, logStreamNamePrefix, nextToken, signal) =>
      client.call('logs', 'DescribeLogStreams', signal, async (send) => {
        const response = await send({ logGroupName, logStreamNamePrefix, limit: maxItems, nextToken });
        return { items: toModels(response.logStreams, toLogStream), nextToken: nextTokenIn(response) };
      }),
    describeLogGroups: (logGroupNamePrefix, nextToken, signal) =>
      client.call('logs', 'DescribeLogGroups', signal, async (send) => {
        const response = await send({ logGroupNamePrefix, limit: maxItems, nextToken });
        return { items: toModels(response.logGroups, toLogGroup), nextToken: nextTokenIn(response) };
      }),
    startLiveTail: ({ logGroupArn, logStreamNames }, signal) =>
      client.call('logs', 'StartLiveTail', signal, async (send) => {
        const input = { logGroupIdentifiers: [logGroupArn], logStreamNames: [...logStreamNames] };
        const { responseStream } = await send(input);
        if (responseStream === undefined) {
          throw fleetError({ kind: 'badResponse', operation: 'StartLiveTail' }, 'The response has no stream.');
        }
        return updatesOf(responseStream, client, signal);
      }),
  };
}
