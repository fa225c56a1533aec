import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { Caller, RequestOptions } from '../requests/requestPool';

/** Reads devices again, one page or device per iteration. Rejects with a FleetError. */
export type UnlistedReread = (options: RequestOptions) => AsyncGenerator<void, void, undefined>;

/**
 * Refreshes the unlisted devices of a fleet, one page per step. A large fleet has a thousand pages, so they give way to
 * everything else that is due.
 */
export class UnlistedRefresh {
  private pages: AsyncGenerator<void, void, undefined> | undefined;
  private startedAt: Date | undefined;
  private readonly ended = new AbortController();

  /**
   * @param reread reads the devices again
   * @param ownReadAt time of the first read
   */
  constructor(
    private readonly reread: UnlistedReread,
    private readonly clock: Clock,
    private ownReadAt: Date,
    private readonly onDidRead: () => void,
  ) {}

  /** Time of the oldest data. */
  get readAt(): Date {
    return this.ownReadAt;
  }

  /** Whether a refresh has started and hasn't reached the last page. */
  get isRunning(): boolean {
    return this.pages !== undefined;
  }

  /** Reads the next page; starts over after the last page or an error. Resolves with the error, if any. */
  async step(caller: Caller): Promise<FleetError | undefined> {
    if (this.pages === undefined) {
      this.startedAt = this.clock.now();
      this.pages = this.reread({ caller, signal: this.ended.signal });
    }
    try {
      const { done } = await this.pages.next();
      if (done === true) {
        this.pages = undefined;
        this.ownReadAt = this.startedAt ?? this.ownReadAt;
        this.onDidRead();
      }
      return undefined;
    } catch (error) {
      this.pages = undefined;
      return asFleetError(error);
    }
  }

  /** Cancels the refresh; late responses are dropped. */
  dispose(): void {
    this.ended.abort();
  }
}
