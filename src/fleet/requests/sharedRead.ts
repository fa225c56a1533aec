import { untilAborted } from '../../base/abort';
import { canceled } from '../../greengrass/ports/fleetError';

interface UnderWay {
  readonly done: Promise<void>;
  readonly abort: AbortController;
  /** Each waits for the end, and hears of what was read on the way. */
  readonly audience: Set<() => void>;
}

/** A read of many pages that all who ask for it meanwhile share. It ends with the last who waits for it. */
export class SharedRead {
  private underWay: UnderWay | undefined;

  /** @param read makes the read; is told when nobody waits any more, and tells when something has come */
  constructor(private readonly read: (signal: AbortSignal, didRead: () => void) => Promise<void>) {}

  /** Waits for its end. Rejects as the read does, and with the kind `canceled` once the signal is aborted. */
  async join(signal: AbortSignal, didRead: () => void): Promise<void> {
    if (signal.aborted) {
      throw canceled();
    }
    const shared = (this.underWay ??= this.begin());
    const hear = (): void => {
      didRead();
    };
    shared.audience.add(hear);
    await untilAborted(shared.done, signal, () => {
      shared.audience.delete(hear);
      if (shared.audience.size === 0) {
        this.end(shared);
        shared.abort.abort();
      }
      throw canceled();
    });
  }

  /** Makes whoever asks from here on begin anew. Those who wait go on waiting. */
  renew(): void {
    this.underWay = undefined;
  }

  private begin(): UnderWay {
    const abort = new AbortController();
    const audience = new Set<() => void>();
    const tell = (): void => {
      audience.forEach((hear) => {
        hear();
      });
    };
    const done = this.read(abort.signal, tell).finally(() => {
      this.end(shared);
    });
    const shared = { done, abort, audience };
    return shared;
  }

  private end(shared: UnderWay): void {
    if (this.underWay === shared) {
      this.underWay = undefined;
    }
  }
}
