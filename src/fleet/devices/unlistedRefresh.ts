import type { Clock } from '../../base/clock';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { ListCoreDevicesFilter } from '../../greengrass/ports/fleetSource';
import type { Fleet } from '../fleet';
import type { Caller } from '../requests/requestPool';

/**
 * Reads the devices again that the list of a fleet does not show, after they have been read once: a page each time it is
 * told to. Of a large fleet these are a thousand, and they give way to whatever else is due.
 */
export class UnlistedRefresh {
  private pages: AsyncGenerator<void, void, undefined> | undefined;
  private beganAt: Date | undefined;
  private readonly ended = new AbortController();

  /** @param only leaves out the devices that differ, as when it was read before @param readAt when that was */
  constructor(
    private readonly fleet: Fleet,
    private readonly only: ListCoreDevicesFilter | undefined,
    private readonly clock: Clock,
    private ownReadAt: Date,
    private readonly onDidRead: () => void,
  ) {}

  /** From when on what is known of the devices is, the oldest of it. */
  get readAt(): Date {
    return this.ownReadAt;
  }

  /** Whether it has begun and has not come to the last page yet. */
  get isUnderWay(): boolean {
    return this.pages !== undefined;
  }

  /** Reads the next page; after the last one, or one that failed, the first. Resolves with why it could not be read. */
  async step(caller: Caller): Promise<FleetError | undefined> {
    if (this.pages === undefined) {
      this.beganAt = this.clock.now();
      this.pages = this.fleet.unlisted.again(this.only, { caller, signal: this.ended.signal });
    }
    try {
      const { done } = await this.pages.next();
      if (done === true) {
        this.pages = undefined;
        this.ownReadAt = this.beganAt ?? this.ownReadAt;
        this.onDidRead();
      }
      return undefined;
    } catch (error) {
      this.pages = undefined;
      return asFleetError(error);
    }
  }

  /** Ends it; an answer that comes late changes nothing. */
  dispose(): void {
    this.ended.abort();
  }
}
