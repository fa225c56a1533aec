import type { Clock } from '../../base/clock';
import { concernsCredentials, type FleetError, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';
import type { Caller } from './requestPool';

const minute = 60_000;

/** The first pause after a limited rate where the service does not say how long; each further one is twice as long. */
const firstPause = 30_000;
const longestPause = 300_000;

/** These are answers: they concern what was asked, and nothing else fails for the same reason. */
const ofTheQuestion: ReadonlySet<FleetErrorKind> = new Set([
  'notFound',
  'denied',
  'invalid',
  'notRecorded',
  'canceled',
]);

/**
 * The requests that the program makes on its own account, so many in any minute and no more. They pause when the
 * service limits the rate or cannot be reached, and stop when the credentials fail, until any request has been answered.
 */
export class BackgroundRequests {
  /** Makes requests after those of a person, and counts them. */
  readonly caller: Caller = {
    priority: 'background',
    didAsk: () => {
      this.sent = [...this.inLastMinute(), this.now()];
    },
  };
  /** When those of the last minute went out, in milliseconds since the epoch. */
  private sent: readonly number[] = [];
  private pause = { from: 0, milliseconds: 0 };
  private limitedInARow = 0;
  /** Whether the room is kept for a list that has waited long. */
  private isReserved = false;
  /** How many answers there had been when the credentials failed. */
  private stoppedAt: number | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly perMinute: () => number,
  ) {}

  /** How many went out in the last minute. */
  get used(): number {
    return this.inLastMinute().length;
  }

  /** How many may go out in any minute. */
  get limit(): number {
    return this.perMinute();
  }

  /** Whether a list of so many pages may be read now. */
  mayAsk(pages = 1): boolean {
    return !this.isReserved && this.hasRoom(pages);
  }

  /**
   * The same for a list that has waited long. Where there is no room for it everything else waits, too, until
   * {@link release}: what takes fewer requests would use up the room again and again.
   */
  mayAskAtLast(pages: number): boolean {
    this.isReserved = !this.hasRoom(pages);
    return !this.isReserved;
  }

  /** Lets everything else go on. */
  release(): void {
    this.isReserved = false;
  }

  /**
   * A list of more pages than the limit may be read where nothing else went out for a minute: it could never be read
   * otherwise.
   */
  private hasRoom(pages: number): boolean {
    const { used, limit } = this;
    const sincePause = this.now() - this.pause.from;
    const isPaused = sincePause >= 0 && sincePause < this.pause.milliseconds;
    const isStopped = this.stoppedAt === this.fleet.answers;
    const isWithin = limit >= 1 && (used === 0 || used + pages <= limit);
    return isWithin && !isPaused && !isStopped && this.fleet.throttledUntil === undefined;
  }

  /** Takes note of how a read ended. */
  didEnd(error: FleetError | undefined): void {
    if (error === undefined) {
      this.limitedInARow = 0;
    } else if (concernsCredentials(error)) {
      this.stop();
    } else if (error.kind === 'throttled') {
      const backOff = Math.min(firstPause * 2 ** this.limitedInARow, longestPause);
      this.limitedInARow += 1;
      this.pauseFor(error.retryAfterSeconds === undefined ? backOff : error.retryAfterSeconds * 1000);
    } else if (!ofTheQuestion.has(error.kind)) {
      this.pauseFor(firstPause);
    }
  }

  /** The list is asked once more, because it is where a person sees that the credentials fail, and what to do. */
  private stop(): void {
    this.stoppedAt = this.fleet.answers;
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

  /** Without those that a clock set back has put into the future. */
  private inLastMinute(): readonly number[] {
    const now = this.now();
    return this.sent.filter((at) => at > now - minute && at <= now);
  }
}
