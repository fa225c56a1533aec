import { untilAborted } from '../../base/abort';
import { type FleetError, asFleetError, canceled } from '../../greengrass/ports/fleetError';

/** `click`: the user waits for the response. */
type Priority = 'click' | 'background';

/** The caller of a request. */
export interface Caller {
  /** Can rise while the request is queued, when the user asks for the same data. */
  readonly priority: Priority;
  /** Called when the request is sent. */
  readonly didSend?: () => void;
}

/** The caller of a request, and the signal that cancels it. */
export interface RequestOptions {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** Requests that the user doesn't wait for. */
export const background: Caller = { priority: 'background' };

/** Requests that the user waits for. */
export const click: Caller = { priority: 'click' };

interface Waiting {
  readonly caller: Caller;
  readonly start: () => void;
}

/**
 * Runs a few requests of one connection at a time and queues the others; clicks go before background requests. The limit
 * is low, because AWS doesn't document the quotas of the API.
 */
export class RequestPool {
  private running = 0;
  private readonly waiting: Waiting[] = [];
  private successes = 0;

  /**
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
  async run<T>(caller: Caller, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    await this.turn(caller, signal);
    try {
      caller.didSend?.();
      const response = await request();
      this.successes += 1;
      this.didSucceed();
      return response;
    } catch (thrown) {
      this.didFail(asFleetError(thrown));
      throw thrown;
    } finally {
      this.running -= 1;
      this.takeNext()?.start();
    }
  }

  private takeNext(): Waiting | undefined {
    const index = this.waiting.findIndex(({ caller }) => caller.priority === 'click');
    return this.waiting.splice(Math.max(index, 0), 1)[0];
  }

  private turn(caller: Caller, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return Promise.reject(canceled());
    }
    if (this.running < this.limit) {
      this.running += 1;
      return Promise.resolve();
    }
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      start = () => {
        this.running += 1;
        resolve();
      };
    });
    const entry = { caller, start };
    this.waiting.push(entry);
    return untilAborted(started, signal, () => {
      const place = this.waiting.indexOf(entry);
      // If the request has its turn already, it must run to pass the turn on.
      if (place >= 0) {
        this.waiting.splice(place, 1);
        throw canceled();
      }
    });
  }
}
