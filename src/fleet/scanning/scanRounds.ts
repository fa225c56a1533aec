import type { Clock } from '../../base/clock';
import type { ServiceName } from '../../greengrass/permissions/services';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import type { Caller } from '../requests/requestPool';
import type { Scan } from './scan';
import { cheaperScan } from './scanPlan';

/** Largest fleet, in core devices, whose first round isn't limited by the budget: a full scan takes two requests each. */
const maxDevicesInBurst = 150;

/** Requests that don't count against the budget, once per fleet: for small fleets, and for others. */
const smallFleetBurst = 310;
const burst = 60;

/** Requests in a round of a fleet without a burst. */
const requestsPerRound = 300;

/** How many steps of a round run at once. */
const concurrentSteps = 4;

/** How long to wait before another attempt after a connection or its credentials failed, in milliseconds. */
const retryInterval = 30_000;

/** Settings and UI state of the scans in the background. All are functions, because the values change. */
export interface ScanRoundOptions {
  /** Time between rounds, in minutes; 0 for no rounds. */
  readonly scanMinutes: () => number;
  /** Whether a view is visible and the window has the focus. */
  readonly isActive: () => boolean;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve();
    };
    signal.addEventListener('abort', end);
    if (signal.aborted) {
      end();
    }
  });
}

/**
 * Scans one fleet in the background, round by round, while the user can see it. A round sends a limited number of requests,
 * and the next one continues where it stopped. A scan that the user starts takes its place.
 */
export class ScanRounds {
  /** Requests left that don't count against the budget; `undefined` until the first round. */
  private burstLeft: number | undefined;
  private running: AbortController | undefined;
  /** Ends the wait for the next round. */
  private wake = new AbortController();
  private last = Promise.resolve();
  /** Whether a round was cut off, because the view was hidden or the connection failed. */
  private isInterrupted = false;
  /** When the last round ended, in milliseconds since the epoch; 0 before. */
  private endedAt = 0;
  private isDisposed = false;

  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly options: ScanRoundOptions,
  ) {
    this.didChange();
  }

  /** Handles a change of the activity, the list of core devices, the scans, or the settings. */
  didChange(): void {
    if (this.isDisposed || this.fleet.connection.asOf !== undefined || !this.options.isActive()) {
      this.running?.abort();
      this.running = undefined;
      this.wake.abort();
    } else if (this.running === undefined) {
      const running = new AbortController();
      this.running = running;
      // The previous loop is aborted but may still be running, and two must not run at once.
      this.last = this.last.then(() => this.run(running.signal));
    } else {
      this.wake.abort();
    }
  }

  /** Stops for good. */
  dispose(): void {
    this.isDisposed = true;
    this.didChange();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.wake = new AbortController();
      const milliseconds = this.untilNextRound();
      if (milliseconds <= 0) {
        await this.round(signal);
      } else {
        await this.wait(milliseconds, this.wake.signal);
      }
    }
  }

  /** Waits until a change if there is no time for the next round. */
  private async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    await (milliseconds === Infinity ? aborted(signal) : this.clock.delay(milliseconds, signal));
  }

  /** Milliseconds until the next round; Infinity if it needs a change. */
  private untilNextRound(): number {
    const { list, scans } = this.fleet;
    const { tail, error, thingNames } = list.state;
    const isLoaded = tail !== 'notRead' && tail !== 'loading' && error === undefined && thingNames.length > 0;
    const interval = this.options.scanMinutes() * 60_000;
    if (!isLoaded || interval <= 0 || scans.last?.state.phase === 'running') {
      return Infinity;
    }
    if (this.isInterrupted) {
      return this.requests.isOpen ? 0 : retryInterval;
    }
    const endedAt = Math.max(this.endedAt, scans.last?.state.endedAt?.getTime() ?? 0);
    const since = this.clock.now().getTime() - endedAt;
    // A time in the future means that the clock was set back.
    return since < 0 ? 0 : interval - since;
  }

  /** Continues the scan of the last round, or starts another. Never rejects. */
  private async round(signal: AbortSignal): Promise<void> {
    const stop = (): void => {
      this.automaticScan()?.stop();
    };
    signal.addEventListener('abort', stop, { once: true });
    const error = await this.scan(signal).catch(asFleetError);
    signal.removeEventListener('abort', stop);
    this.endedAt = this.clock.now().getTime();
    this.requests.release('scan');
    this.requests.didEnd(error);
    this.isInterrupted = signal.aborted || (error !== undefined && error.kind !== 'throttled');
  }

  /** Resolves with the error that ended the scan, if any. Rejects with a FleetError if it couldn't start. */
  private async scan(signal: AbortSignal): Promise<FleetError | undefined> {
    const { scans, size } = this.fleet;
    const isSmall = size !== undefined && size <= maxDevicesInBurst;
    this.burstLeft ??= isSmall ? smallFleetBurst : burst;
    const admit: Caller['admit'] = (service, aborted) => this.admit(service, aborted);
    const last = this.automaticScan();
    if (last !== undefined && last.state.left > 0) {
      await last.resume();
      return last.error;
    }
    const before = scans.last;
    const kind = await cheaperScan(this.fleet, { caller: { priority: 'background', admit }, signal });
    if (!signal.aborted && scans.last === before) {
      const allowance = isSmall ? smallFleetBurst : requestsPerRound;
      const requestsPerMinute = (): number | undefined =>
        this.burstLeft === 0 && this.requests.isOpen ? this.requests.limit : undefined;
      await scans.start({
        kind,
        isAutomatic: true,
        allowance,
        concurrency: concurrentSteps,
        admit,
        requestsPerMinute,
      });
    }
    return this.automaticScan()?.error;
  }

  /** The last scan, unless the user started it. */
  private automaticScan(): Scan | undefined {
    const { last } = this.fleet.scans;
    return last?.state.isAutomatic === true ? last : undefined;
  }

  private async admit(service: ServiceName, signal: AbortSignal): Promise<void> {
    if (this.burstLeft !== undefined && this.burstLeft > 0 && this.requests.isOpen) {
      this.burstLeft -= 1;
      return;
    }
    await this.requests.admit('scan', service, signal);
  }
}
