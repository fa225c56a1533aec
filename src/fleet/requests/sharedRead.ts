import { untilAborted } from '../../base/abort';
import { canceled } from '../../greengrass/ports/fleetError';

interface InFlight {
  readonly done: Promise<void>;
  readonly abort: AbortController;
  /** Progress callbacks of the callers that wait. */
  readonly waiters: Set<() => void>;
}

/** A read of many pages that concurrent callers share. It is canceled when no caller waits for it. */
export class SharedRead {
  private inFlight: InFlight | undefined;

  /** @param read the read; its signal aborts when no caller waits, and it reports each page with `didRead` */
  constructor(private readonly read: (signal: AbortSignal, didRead: () => void) => Promise<void>) {}

  /** Waits for the read. Rejects with its error, or a FleetError of kind `canceled` when the signal is aborted. */
  async join(signal: AbortSignal, didRead: () => void): Promise<void> {
    if (signal.aborted) {
      throw canceled();
    }
    const shared = (this.inFlight ??= this.begin());
    const waiter = (): void => {
      didRead();
    };
    shared.waiters.add(waiter);
    await untilAborted(shared.done, signal, () => {
      shared.waiters.delete(waiter);
      if (shared.waiters.size === 0) {
        this.end(shared);
        shared.abort.abort();
      }
      throw canceled();
    });
  }

  /** Makes later callers start a new read. Current callers keep waiting for the old one. */
  renew(): void {
    this.inFlight = undefined;
  }

  private begin(): InFlight {
    const abort = new AbortController();
    const waiters = new Set<() => void>();
    const notify = (): void => {
      waiters.forEach((waiter) => {
        waiter();
      });
    };
    const done = this.read(abort.signal, notify).finally(() => {
      this.end(shared);
    });
    const shared = { done, abort, waiters };
    return shared;
  }

  private end(shared: InFlight): void {
    if (this.inFlight === shared) {
      this.inFlight = undefined;
    }
  }
}
