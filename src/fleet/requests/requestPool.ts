import { untilAborted } from '../../base/abort';
import type { ServiceName } from '../../greengrass/permissions/services';
import { type FleetError, asFleetError, canceled } from '../../greengrass/ports/fleetError';

/** `click`: the user waits for the response. */
type Priority = 'click' | 'background';

/** The caller of a request. */
export interface Caller {
  /** Can rise while the request is queued, when the user asks for the same data. */
  readonly priority: Priority;
  /**
   * Waits until the budget of background requests allows a request. Resolves also when the signal is aborted. Requests of
   * callers without it don't wait.
   */
  readonly admit?: (service: ServiceName, signal: AbortSignal) => Promise<void>;
  /** Called when the request is sent. */
  readonly didSend?: (service: ServiceName) => void;
}

/** The caller of a request, and the signal that cancels it. */
export interface RequestOptions {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** The service that gets the request; `greengrass` by default. */
  readonly service?: ServiceName;
}

/** Requests that the user doesn't wait for. */
export const background: Caller = { priority: 'background' };

/** Requests that the user waits for. */
export const click: Caller = { priority: 'click' };

/** The place of a request among the others. */
interface Turn {
  readonly caller: Caller;
  /** The priority that the request runs with, once it runs. */
  priority: Priority;
  /** Tells the waiting request that it runs. */
  didStart: () => void;
}

/**
 * Runs a few requests of one connection at a time and queues the others. Clicks have their own limit, because a click never
 * waits for background requests. The limits are low, because AWS doesn't document the quotas of the API.
 */
export class RequestPool {
  private readonly running: Record<Priority, number> = { click: 0, background: 0 };
  private readonly waiting: Turn[] = [];
  private successes = 0;

  /**
   * @param limit the largest number of concurrent requests of each priority
   * @param didFail called after each failed request
   * @param didSucceed called after each successful request
   */
  constructor(
    private readonly limit: number,
    private readonly didFail: (error: FleetError) => void = () => undefined,
    private readonly didSucceed: () => void = () => undefined,
  ) {}

  /** Number of successful requests. */
  get successCount(): number {
    return this.successes;
  }

  /** Queues and runs a request. Rejects with a FleetError of kind `canceled` if the signal is aborted in the queue. */
  async run<T>({ caller, signal, service = 'greengrass' }: RequestOptions, request: () => Promise<T>): Promise<T> {
    if (caller.admit !== undefined) {
      await caller.admit(service, signal);
    }
    const turn = await this.turn(caller, signal);
    try {
      caller.didSend?.(service);
      const response = await request();
      this.successes += 1;
      this.didSucceed();
      return response;
    } catch (thrown) {
      this.didFail(asFleetError(thrown));
      throw thrown;
    } finally {
      this.running[turn.priority] -= 1;
      this.startNext();
    }
  }

  private canStart({ priority }: Caller): boolean {
    return this.running[priority] < this.limit;
  }

  /** Starts the first request in the queue whose priority has room. Its priority may have risen since it was queued. */
  private startNext(): void {
    const next = this.waiting.find(({ caller }) => this.canStart(caller));
    if (next !== undefined) {
      this.waiting.splice(this.waiting.indexOf(next), 1);
      this.start(next);
    }
  }

  private start(turn: Turn): void {
    turn.priority = turn.caller.priority;
    this.running[turn.priority] += 1;
    turn.didStart();
  }

  /** Waits until a request may run. */
  private async turn(caller: Caller, signal: AbortSignal): Promise<Turn> {
    if (signal.aborted) {
      throw canceled();
    }
    const turn: Turn = { caller, priority: caller.priority, didStart: () => undefined };
    if (this.canStart(caller)) {
      this.start(turn);
      return turn;
    }
    const started = new Promise<void>((resolve) => {
      turn.didStart = resolve;
    });
    this.waiting.push(turn);
    await untilAborted(started, signal, () => {
      const place = this.waiting.indexOf(turn);
      // If the request has its turn already, it must run to pass the turn on.
      if (place >= 0) {
        this.waiting.splice(place, 1);
        throw canceled();
      }
    });
    return turn;
  }
}
