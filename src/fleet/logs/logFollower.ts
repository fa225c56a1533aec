import type { Clock } from '../../base/clock';
import type { LogEvent } from '../../greengrass/log';
import type { CloudLog } from '../../greengrass/logs/cloudLog';
import { asFleetError, concernsCredentials, type FleetError } from '../../greengrass/ports/fleetError';
import { runTail, type TailEnd } from './liveTailSession';
import { ahead, type LogPeriod } from './logChunk';
import type { LogRequests } from './logRequests';

/** How Follow Logs gets new lines. AWS bills Live Tail by the minute. */
export type FollowMode = 'poll' | 'liveTail';

/** Why following has ended. */
export type FollowEnd = 'stopped' | 'time' | 'hidden' | 'credentials';

/** Where followed lines go. */
interface FollowSink {
  /** The time to continue from, in milliseconds since the epoch: events at this time can be known. */
  readonly from: () => number;
  readonly append: (events: readonly LogEvent[]) => void;
  /** A period was left out. */
  readonly skip: (period: LogPeriod) => void;
  /** AWS sent only a sample of the events of this second. */
  readonly sampled: () => void;
  /** A request failed, and is retried; `undefined` if it succeeded. */
  readonly failed: (error: FleetError | undefined) => void;
  /** Live Tail has ended or hasn't started, so the log is polled. */
  readonly didFallBack: (end: TailEnd) => void;
}

/** What following needs. */
export interface FollowContext {
  readonly log: CloudLog;
  readonly requests: LogRequests;
  readonly clock: Clock;
  readonly sink: FollowSink;
}

const second = 1_000;
const minute = 60 * second;

/** Pause between two polls: AWS allows a few requests a second for the whole account. */
const pollInterval = 5 * second;

/** Following ends after this time, because the user may have forgotten it. */
const longest = 15 * minute;
const longestHidden = 2 * minute;

/** The most lines of a poll. If there are more, the rest is skipped. */
const polledLines = 5_000;

/** Follows a log until it is stopped, for a limited time, and not while it is hidden. */
export class LogFollower {
  private readonly ended = new AbortController();
  private hidden: AbortController | undefined;
  private reason: FollowEnd = 'stopped';

  constructor(
    private readonly context: FollowContext,
    private readonly mode: FollowMode,
  ) {}

  /** Follows the log. Resolves when following ends. Never rejects. */
  async run(): Promise<FollowEnd> {
    const { clock } = this.context;
    const { signal } = this.ended;
    void clock.delay(longest, signal).then(() => {
      this.end('time');
    });
    if (this.mode === 'liveTail') {
      await this.tail();
    }
    while (!signal.aborted) {
      await this.poll();
      await clock.delay(pollInterval, signal);
    }
    this.hidden?.abort();
    return this.reason;
  }

  stop(): void {
    this.end('stopped');
  }

  /** Following ends if the log stays hidden. */
  setVisible(isVisible: boolean): void {
    this.hidden?.abort();
    if (isVisible || this.ended.signal.aborted) {
      return;
    }
    const hidden = new AbortController();
    this.hidden = hidden;
    void this.context.clock.delay(longestHidden, hidden.signal).then(() => {
      if (!hidden.signal.aborted) {
        this.end('hidden');
      }
    });
  }

  private end(reason: FollowEnd): void {
    if (!this.ended.signal.aborted) {
      this.reason = reason;
      this.ended.abort();
    }
  }

  private now(): number {
    return this.context.clock.now().getTime();
  }

  /** Reads the new events once. */
  private async poll(): Promise<void> {
    const { log, requests, sink } = this.context;
    const { signal } = this.ended;
    const from = sink.from();
    try {
      const period = { from, to: Math.max(this.now(), from) + ahead };
      const read = await requests.between(log, period, polledLines, signal);
      if (signal.aborted) {
        return;
      }
      sink.append(read?.events ?? []);
      if (read?.isCut === true) {
        sink.skip({ from: sink.from() + 1, to: this.now() });
      }
      sink.failed(undefined);
    } catch (thrown) {
      this.didFail(thrown);
    }
  }

  private didFail(thrown: unknown): void {
    const error = asFleetError(thrown);
    if (concernsCredentials(error)) {
      this.end('credentials');
    }
    if (error.kind === 'canceled') {
      // The connection was closed.
      this.end('stopped');
      return;
    }
    this.context.sink.failed(error);
  }

  /** Follows a Live Tail session to its end. What happened before the session is polled. */
  private async tail(): Promise<void> {
    const { log, requests, clock, sink } = this.context;
    const { signal } = this.ended;
    // A session takes seconds to start.
    await this.poll();
    const end = await runTail(
      {
        clock,
        start: (sessionSignal) => requests.liveTail(log, { from: this.now(), to: this.now() + longest }, sessionSignal),
        didStart: () => this.poll(),
        didUpdate: ({ events, isSampled }) => {
          sink.append(events);
          if (isSampled) {
            sink.sampled();
          }
        },
      },
      signal,
    );
    if (end.kind === 'failed' && end.error !== undefined) {
      this.didFail(end.error);
    }
    if (!signal.aborted) {
      sink.didFallBack(end);
    }
  }
}
