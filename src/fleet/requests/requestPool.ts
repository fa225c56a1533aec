import { untilAborted } from '../../base/abort';
import { type FleetError, asFleetError, canceled } from '../../greengrass/ports/fleetError';

/** Who waits for a request: a person who clicked, or the program on its own account. */
type Priority = 'click' | 'background';

/** Who a request is made for. */
export interface Caller {
  /** It can rise while the request waits: a person may ask for the same. */
  readonly priority: Priority;
  /** Is told when a request goes out. */
  readonly didAsk?: () => void;
}

/** For whom something is asked, and until when. */
export interface Asking {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** The program on its own account. */
export const background: Caller = { priority: 'background' };

/** A person who clicked. */
export const person: Caller = { priority: 'click' };

interface Waiting {
  readonly caller: Caller;
  readonly start: () => void;
}

/**
 * Lets a few requests of one connection run at a time; the others wait, those of a click before those of the
 * background. The service's quotas are not documented, so few at a time is the polite choice.
 */
export class RequestPool {
  private running = 0;
  private readonly waiting: Waiting[] = [];
  private answered = 0;

  /**
   * @param didFail is told of each request that failed
   * @param didAnswer is told of each request that was answered
   */
  constructor(
    private readonly limit: number,
    private readonly didFail: (error: FleetError) => void = () => undefined,
    private readonly didAnswer: () => void = () => undefined,
  ) {}

  /** How many requests have been answered so far. */
  get answers(): number {
    return this.answered;
  }

  /** Runs a request when its turn comes. Rejects with the kind `canceled` if the signal is aborted while it waits. */
  async run<T>(caller: Caller, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    await this.turn(caller, signal);
    try {
      caller.didAsk?.();
      const answer = await request();
      this.answered += 1;
      this.didAnswer();
      return answer;
    } catch (thrown) {
      this.didFail(asFleetError(thrown));
      throw thrown;
    } finally {
      this.running -= 1;
      this.takeNext()?.start();
    }
  }

  private takeNext(): Waiting | undefined {
    const click = this.waiting.findIndex(({ caller }) => caller.priority === 'click');
    return this.waiting.splice(Math.max(click, 0), 1)[0];
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
      // A turn that has been given is taken all the same, and so handed on.
      if (place >= 0) {
        this.waiting.splice(place, 1);
        throw canceled();
      }
    });
  }
}
