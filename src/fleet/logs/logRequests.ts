import type { LiveTailUpdate, LogEvent, LogGroup } from '../../greengrass/log';
import { streamNamesIn, type CloudLog } from '../../greengrass/logs/cloudLog';
import { fleetError } from '../../greengrass/ports/fleetError';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { Page } from '../../greengrass/ports/page';
import type { Fleet } from '../fleet';
import { followPages } from '../requests/followPages';
import { PagingGuard } from '../requests/pagingGuard';
import type { Caller } from '../requests/requestPool';
import { inOrder, type LogChunk, type LogPeriod } from './logChunk';
import { isMissing, StreamReads } from './streamReads';

/** The events of a period, oldest first, and whether the period has more than were read. */
export interface PeriodRead extends LogChunk {
  readonly isCut: boolean;
}

/** The requests to CloudWatch Logs for one fleet. Each rejects with a FleetError, also when its signal is aborted. */
export class LogRequests {
  private readonly streams = new StreamReads((signal, send) => this.send(signal, send));

  constructor(
    private readonly fleet: Pick<Fleet, 'request'>,
    private readonly caller: Caller,
  ) {}

  /**
   * The events of a period. Reads about `limit` of them for each day, the oldest first.
   * @returns `undefined` if the log has no stream for the period, or no group
   */
  async between(
    log: CloudLog,
    { from, to }: LogPeriod,
    limit: number,
    signal: AbortSignal,
  ): Promise<PeriodRead | undefined> {
    const names = streamNamesIn(log, from, to - 1);
    const reads = await Promise.all(names.map((name) => this.inStream(log, name, { from, to }, limit, signal)));
    const found = reads.filter((read) => read !== undefined);
    const events = inOrder(found.flatMap((read) => read.events));
    return found.length === 0 ? undefined : { events, from, to, isCut: found.some(({ isCut }) => isCut) };
  }

  /** See {@link StreamReads.before}. */
  before(log: CloudLog, to: number, limit: number, signal: AbortSignal): Promise<LogChunk | undefined> {
    return this.streams.before(log, to, limit, signal);
  }

  /** See {@link StreamReads.after}. */
  after(log: CloudLog, period: LogPeriod, limit: number, signal: AbortSignal): Promise<LogChunk> {
    return this.streams.after(log, period, limit, signal);
  }

  /** The log group of a log; `undefined` if it doesn't exist. */
  async group({ logGroupName }: CloudLog, signal: AbortSignal): Promise<LogGroup | undefined> {
    const guard = new PagingGuard<LogGroup>((group) => group.logGroupName);
    const fetchPage = (token: string | undefined): Promise<Page<LogGroup>> =>
      this.send(signal, (source) => source.describeLogGroups(logGroupName, token, signal));
    for await (const { items } of followPages({ fetchPage, guard }, signal)) {
      // Groups are sorted by name, so a group is before those whose names it begins.
      if (items.length > 0) {
        return items.find((group) => group.logGroupName === logGroupName);
      }
    }
    return undefined;
  }

  /** Starts a Live Tail session for the streams of a period. AWS bills it. */
  async liveTail(log: CloudLog, { from, to }: LogPeriod, signal: AbortSignal): Promise<AsyncIterable<LiveTailUpdate>> {
    const arn = (await this.group(log, signal))?.logGroupArn;
    if (arn === undefined) {
      throw fleetError({ kind: 'notFound', operation: 'StartLiveTail' }, 'The log group does not exist.');
    }
    const filter = { logGroupArn: arn, logStreamNames: streamNamesIn(log, from, to) };
    return this.send(signal, (source) => source.startLiveTail(filter, signal));
  }

  private send<T>(signal: AbortSignal, send: (source: FleetSource) => Promise<T>): Promise<T> {
    return this.fleet.request({ caller: this.caller, signal, service: 'logs' }, send);
  }

  /** The events of a period in one stream; `undefined` if there is no such stream. */
  private async inStream(
    { logGroupName }: CloudLog,
    logStreamName: string,
    { from, to }: LogPeriod,
    limit: number,
    signal: AbortSignal,
  ): Promise<Pick<PeriodRead, 'events' | 'isCut'> | undefined> {
    const filter = { logGroupName, logStreamNames: [logStreamName], startTime: from, endTime: to - 1 };
    const guard = new PagingGuard<LogEvent>(({ eventId }) => eventId ?? '');
    const fetchPage = (token: string | undefined): Promise<Page<LogEvent>> =>
      this.send(signal, (source) => source.filterLogEvents(filter, token, signal));
    const events: LogEvent[] = [];
    try {
      for await (const { items, nextToken } of followPages({ fetchPage, guard }, signal)) {
        events.push(...items);
        if (events.length >= limit && nextToken !== undefined) {
          return { events, isCut: true };
        }
      }
    } catch (thrown) {
      if (isMissing(thrown)) {
        return undefined;
      }
      throw thrown;
    }
    return { events, isCut: false };
  }
}
