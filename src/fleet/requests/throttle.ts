import type { Clock } from '../../base/clock';
import type { Connection } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';

/** Assumed duration of throttling without a Retry-After header, in seconds. */
const defaultSeconds = 10;

/** Longest accepted Retry-After, in seconds: a proxy could send a year. */
const maxSeconds = 3_600;

/** Tracks whether AWS throttles requests, and until when. */
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

  /** `undefined` when not throttled. */
  get until(): Date | undefined {
    return this.current;
  }

  /** Starts throttling, or extends it; never shortens it. */
  private begin(retryAfterSeconds: number | undefined): void {
    const now = this.clock.now().getTime();
    const seconds = Math.min(retryAfterSeconds ?? defaultSeconds, maxSeconds);
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

  /** Starts throttling if the error of a request says so. */
  note({ kind, retryAfterSeconds }: FleetError): void {
    if (kind === 'throttled') {
      this.begin(retryAfterSeconds);
    }
  }

  /** Ends throttling without an event. */
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
