import type { Clock } from '../../base/clock';
import type { ServiceName } from '../../greengrass/permissions/services';
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
  'indexNotReady',
  'notRecorded',
  'canceled',
]);

/** What sends requests that the user didn't ask for, in the order in which they get the budget. */
const taskKinds = [
  'watch',
  'refresh',
  'scan',
  'failingDevices',
  'causes',
  'rollouts',
  'guidance',
  'connectivity',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** How often a request in the queue checks the budget, in milliseconds. */
const checkInterval = 1_000;

/**
 * The budget of background requests: a number per minute for each service, because AWS limits each on its own. A task that
 * the budget refuses goes before tasks of later kinds. All pause when AWS throttles requests or can't be reached. They stop
 * when the credentials fail, until any request succeeds.
 */
export class BackgroundRequests {
  /** Lowest priority; counts requests. For tasks that ask {@link canSend} before they start. */
  readonly caller: Caller = {
    priority: 'background',
    didSend: (service) => {
      this.count(service);
    },
  };
  /** Times of the requests of the last minute, in milliseconds since the epoch. */
  private readonly sent = new Map<ServiceName, readonly number[]>();
  /** The kinds that the budget has refused. */
  private readonly refused = new Set<TaskKind>();
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

  /** Requests sent to AWS IoT Greengrass in the last minute. */
  get used(): number {
    return this.inLastMinute('greengrass').length;
  }

  /** Requests to each service allowed in any minute. */
  get limit(): number {
    return this.perMinute();
  }

  /** Whether requests aren't paused or stopped. */
  get isOpen(): boolean {
    const sincePause = this.now() - this.pause.from;
    const isPaused = sincePause >= 0 && sincePause < this.pause.milliseconds;
    const isStopped = this.stoppedAt === this.fleet.successCount;
    return this.limit >= 1 && !isPaused && !isStopped && this.fleet.throttledUntil === undefined;
  }

  /**
   * Whether the budget allows this many requests now. If it doesn't, later kinds have to wait until it does, or until
   * {@link release}.
   */
  canSend(kind: TaskKind, pages = 1, service: ServiceName = 'greengrass'): boolean {
    const isAllowed = !this.isReserved && this.isNext(kind) && this.hasBudget(pages, service);
    this.refused[isAllowed ? 'delete' : 'add'](kind);
    return isAllowed;
  }

  /**
   * Like {@link canSend}, for a list that is long overdue: it goes before everything else. If the budget is too small, it is
   * reserved until {@link release}. Otherwise smaller lists would use it up again and again.
   */
  canSendOrReserve(pages: number): boolean {
    this.isReserved = !this.hasBudget(pages, 'greengrass');
    return !this.isReserved;
  }

  /** Ends what a kind has reserved: it has nothing to send. */
  release(kind: TaskKind): void {
    this.refused.delete(kind);
    this.isReserved &&= kind !== 'refresh';
  }

  /** A caller whose requests each wait for the budget. */
  callerOf(kind: TaskKind): Caller {
    return { priority: 'background', admit: (service, signal) => this.admit(kind, service, signal) };
  }

  /** Waits until the budget allows a request, and counts it. Resolves also when the signal is aborted. */
  async admit(kind: TaskKind, service: ServiceName, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.canSend(kind, 1, service)) {
        this.count(service);
        return;
      }
      await this.clock.delay(checkInterval, signal);
    }
    this.release(kind);
  }

  /** Whether no earlier kind waits for the budget. */
  private isNext(kind: TaskKind): boolean {
    return !taskKinds.slice(0, taskKinds.indexOf(kind)).some((earlier) => this.refused.has(earlier));
  }

  /** Allows more pages than the limit if no request was sent for a minute: a long list could never load otherwise. */
  private hasBudget(pages: number, service: ServiceName): boolean {
    const used = this.inLastMinute(service).length;
    return this.isOpen && (used === 0 || used + pages <= this.limit);
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

  private count(service: ServiceName): void {
    this.sent.set(service, [...this.inLastMinute(service), this.now()]);
  }

  /** Ignores times in the future, which appear when the clock is set back. */
  private inLastMinute(service: ServiceName): readonly number[] {
    const now = this.now();
    return (this.sent.get(service) ?? []).filter((at) => at > now - minute && at <= now);
  }
}
