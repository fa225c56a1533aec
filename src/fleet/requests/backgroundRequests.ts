import type { Clock } from '../../base/clock';
import { concernsCredentials, type FleetError, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';
import type { Caller } from './requestPool';

const minute = 60_000;

/** First pause after throttling without a Retry-After header, in milliseconds; doubled each time in a row. */
const firstPause = 30_000;
const longestPause = 300_000;

/** Errors that are specific to one request: others don't fail for the same reason, so there is no pause. */
const requestSpecificErrors: ReadonlySet<FleetErrorKind> = new Set([
  'notFound',
  'denied',
  'invalid',
  'notRecorded',
  'canceled',
]);

/**
 * Limits background requests per minute. They pause when AWS throttles requests or can't be reached. They stop when the
 * credentials fail, until any request succeeds.
 */
export class BackgroundRequests {
  /** Lowest priority; counts requests. */
  readonly caller: Caller = {
    priority: 'background',
    didSend: () => {
      this.sent = [...this.inLastMinute(), this.now()];
    },
  };
  /** Times of the requests of the last minute, in milliseconds since the epoch. */
  private sent: readonly number[] = [];
  private pause = { from: 0, milliseconds: 0 };
  private throttledInARow = 0;
  /** Whether the budget is reserved for a list that is long overdue. */
  private isReserved = false;
  /** Number of successful requests when the credentials failed. */
  private stoppedAt: number | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly perMinute: () => number,
  ) {}

  /** Requests sent in the last minute. */
  get used(): number {
    return this.inLastMinute().length;
  }

  /** Requests allowed in any minute. */
  get limit(): number {
    return this.perMinute();
  }

  /** Whether the budget allows this many requests now. */
  canSend(pages = 1): boolean {
    return !this.isReserved && this.hasBudget(pages);
  }

  /**
   * Like {@link canSend}, for a list that is long overdue. If the budget is too small, it is reserved until
   * {@link release}: otherwise smaller lists would use it up again and again.
   */
  canSendOrReserve(pages: number): boolean {
    this.isReserved = !this.hasBudget(pages);
    return !this.isReserved;
  }

  /** Ends the reservation. */
  release(): void {
    this.isReserved = false;
  }

  /** Allows more pages than the limit if no request was sent for a minute: a long list could never load otherwise. */
  private hasBudget(pages: number): boolean {
    const { used, limit } = this;
    const sincePause = this.now() - this.pause.from;
    const isPaused = sincePause >= 0 && sincePause < this.pause.milliseconds;
    const isStopped = this.stoppedAt === this.fleet.successCount;
    const isWithin = limit >= 1 && (used === 0 || used + pages <= limit);
    return isWithin && !isPaused && !isStopped && this.fleet.throttledUntil === undefined;
  }

  /** Pauses, stops or continues depending on the result of a read. */
  didEnd(error: FleetError | undefined): void {
    if (error === undefined) {
      this.throttledInARow = 0;
    } else if (concernsCredentials(error)) {
      this.stop();
    } else if (error.kind === 'throttled') {
      const backOff = Math.min(firstPause * 2 ** this.throttledInARow, longestPause);
      this.throttledInARow += 1;
      this.pauseFor(error.retryAfterSeconds === undefined ? backOff : error.retryAfterSeconds * 1000);
    } else if (!requestSpecificErrors.has(error.kind)) {
      this.pauseFor(firstPause);
    }
  }

  /** Refreshes the list once more, because its row shows that the credentials fail and what to do. */
  private stop(): void {
    this.stoppedAt = this.fleet.successCount;
    const { list } = this.fleet;
    if (list.state.tail !== 'notRead' && list.state.error === undefined) {
      void list.refresh(this.caller);
    }
  }

  private pauseFor(milliseconds: number): void {
    this.pause = { from: this.now(), milliseconds };
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  /** Ignores times in the future, which appear when the clock is set back. */
  private inLastMinute(): readonly number[] {
    const now = this.now();
    return this.sent.filter((at) => at > now - minute && at <= now);
  }
}
