import type { Clock } from '../../base/clock';
import type { Connection } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';

/** How long a limit is taken to last where the service does not say, in seconds. */
const usualSeconds = 10;

/** No wish of the service is taken for longer than this, in seconds: a proxy could ask for a year. */
const mostSeconds = 3_600;

/** Whether the service limits the rate of requests at the moment, and until when. */
export class Throttle {
  private current: Date | undefined;
  private timer = new AbortController();
  private isDisposed = false;
  private readonly endListening: (() => void) | undefined;

  constructor(
    connection: Connection,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {
    this.endListening = connection.onDidThrottle?.((retryAfterSeconds) => {
      this.begin(retryAfterSeconds);
    });
  }

  /** `undefined` while it does not. */
  get until(): Date | undefined {
    return this.current;
  }

  /** Lasts as long as the service asked to wait, and never shorter than what it asked for before. */
  private begin(retryAfterSeconds: number | undefined): void {
    const now = this.clock.now().getTime();
    const seconds = Math.min(retryAfterSeconds ?? usualSeconds, mostSeconds);
    const until = now + seconds * 1000;
    if (this.isDisposed || !(until > (this.current?.getTime() ?? now))) {
      return;
    }
    this.current = new Date(until);
    this.timer.abort();
    this.timer = new AbortController();
    void this.end(until - now, this.timer.signal);
    this.onDidChange();
  }

  /** Begins where a request failed because of it. */
  note({ kind, retryAfterSeconds }: FleetError): void {
    if (kind === 'throttled') {
      this.begin(retryAfterSeconds);
    }
  }

  /** Ends it without a word. */
  dispose(): void {
    this.isDisposed = true;
    this.endListening?.();
    this.timer.abort();
    this.current = undefined;
  }

  private async end(milliseconds: number, signal: AbortSignal): Promise<void> {
    await this.clock.delay(milliseconds, signal);
    if (!signal.aborted) {
      this.current = undefined;
      this.onDidChange();
    }
  }
}
