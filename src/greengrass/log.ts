/**
 * What Amazon CloudWatch Logs returns, with the names of its API (2014-03-28). Times are milliseconds since the epoch, as
 * in the API. A field that AWS didn't send is `undefined`.
 */

/** An event of FilterLogEvents, GetLogEvents, or a Live Tail session: usually one line of a log. */
export interface LogEvent {
  readonly logStreamName: string | undefined;
  readonly timestamp: number | undefined;
  /** Up to 256 KB of anything. */
  readonly message: string;
  readonly ingestionTime: number | undefined;
  /** Identifies the event; only from FilterLogEvents. */
  readonly eventId: string | undefined;
}

/** An item of DescribeLogStreams. */
export interface LogStream {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly logStreamName: string;
  /** Can lag behind by an hour. */
  readonly lastEventTimestamp: number | undefined;
}

/** An item of DescribeLogGroups. */
export interface LogGroup {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly logGroupName: string;
  /** Without `:*` at its end. */
  readonly logGroupArn: string | undefined;
  /** How many days AWS keeps events; `undefined` if it keeps them forever. */
  readonly retentionInDays: number | undefined;
}

/** What a Live Tail session sends each second. */
export interface LiveTailUpdate {
  readonly events: readonly LogEvent[];
  /** Whether AWS left out events, because there were more than 500. */
  readonly isSampled: boolean;
}
