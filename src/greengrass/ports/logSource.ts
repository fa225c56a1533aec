import type { LiveTailUpdate, LogEvent, LogGroup, LogStream } from '../log';
import type { Page } from './page';

/** Which events FilterLogEvents returns. Times are milliseconds since the epoch, and both are included. */
interface LogFilter {
  readonly logGroupName: string;
  /** 1 to 100 names. If one of them doesn't exist, the request fails with the kind `notFound`. */
  readonly logStreamNames: readonly string[];
  readonly startTime: number;
  readonly endTime: number;
}

/** Which events GetLogEvents returns. Times are milliseconds since the epoch. */
export interface LogStreamRange {
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Included. */
  readonly startTime?: number;
  /** Not included. */
  readonly endTime?: number;
  /** Whether the first page has the oldest events. Otherwise, it has the newest. */
  readonly startFromHead: boolean;
  /** 1 to 10,000. */
  readonly limit: number;
}

/** What a Live Tail session sends. */
interface LiveTailFilter {
  /** Without `:*` at its end. */
  readonly logGroupArn: string;
  /** 1 to 100 names. */
  readonly logStreamNames: readonly string[];
}

/**
 * The requests that the program may send to Amazon CloudWatch Logs. The same rules hold as for a fleet source: each call is
 * one request, it rejects only with a {@link FleetError}, and with the kind `canceled` when it is aborted.
 */
export interface LogSource {
  /** FilterLogEvents, at most 10,000 events per page, oldest first. */
  filterLogEvents(filter: LogFilter, token: string | undefined, signal: AbortSignal): Promise<Page<LogEvent>>;
  /**
   * GetLogEvents: one page of one stream, oldest first. The token is for older events, or for newer ones if the first page
   * has the oldest. It is `undefined` at the end of the stream.
   */
  getLogEvents(range: LogStreamRange, token: string | undefined, signal: AbortSignal): Promise<Page<LogEvent>>;
  /** DescribeLogStreams by name, at most 50 per page. */
  describeLogStreams(
    logGroupName: string,
    logStreamNamePrefix: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<LogStream>>;
  /** DescribeLogGroups by name, at most 50 per page. */
  describeLogGroups(
    logGroupNamePrefix: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<LogGroup>>;
  /**
   * StartLiveTail. AWS bills it by the minute. Resolves when the session has started. The iteration ends or rejects with a
   * {@link FleetError} when the session ends; aborting the signal ends it.
   */
  startLiveTail(filter: LiveTailFilter, signal: AbortSignal): Promise<AsyncIterable<LiveTailUpdate>>;
}
