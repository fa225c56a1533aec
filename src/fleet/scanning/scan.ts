import type { Clock } from '../../base/clock';
import {
  requestsAtOnce,
  scanParts,
  type ScanFailure,
  type ScanKind,
  type ScanPhase,
  type ScanState,
} from './scanState';
import { firstSteps, type ScannedFleet } from './scanSteps';
import { ScanQueue } from './scanQueue';

/** Fewer than the requests that run at a time on a connection, so that a click never waits for a scan. */
const stepsAtATime = 3;

/** One look for failures across a fleet. What it finds goes into the fleet's own records as it arrives. */
export class Scan {
  private phase: ScanPhase = 'running';
  private abort = new AbortController();
  private working = Promise.resolve();
  private allowed: number;
  private readonly queue: ScanQueue;
  private readonly startedAt: Date;

  constructor(
    private readonly kind: ScanKind,
    fleet: ScannedFleet,
    clock: Clock,
    private readonly onDidChange: () => void,
  ) {
    this.allowed = kind === 'full' ? Infinity : requestsAtOnce;
    this.queue = new ScanQueue(stepsAtATime, onDidChange);
    this.startedAt = clock.now();
    this.queue.add(firstSteps(kind, fleet));
  }

  get state(): ScanState {
    const { queue, kind, phase, startedAt } = this;
    const { failures, requests, left } = queue;
    const parts = scanParts
      .map((part) => ({ part, ...queue.count(part) }))
      .filter(({ isListed, total }) => total > 0 || !isListed);
    return { kind, phase, parts, failures, requests, left, startedAt };
  }

  /** Works until everything has been looked at, the allowance of requests is used up, or it is canceled. Never rejects. */
  async run(): Promise<void> {
    const { abort, working } = this;
    this.become('running');
    // What was canceled ends before what goes on begins, so that no step runs twice at a time.
    this.working = working.then(() => this.queue.work(abort.signal, this.allowed));
    await this.working;
    if (this.abort === abort && !abort.signal.aborted) {
      this.become(this.queue.left > 0 ? 'stopped' : 'done');
    }
  }

  /** Stops at once. What has been found stays, and {@link resume} goes on from there. */
  cancel(): void {
    if (this.phase === 'running') {
      this.abort.abort();
      this.become('canceled');
    }
  }

  /** Goes on after a stop, with another allowance of requests. */
  async resume(): Promise<void> {
    if (this.phase === 'running') {
      return;
    }
    this.abort = new AbortController();
    this.allowed = this.queue.requests + (this.kind === 'full' ? Infinity : requestsAtOnce);
    await this.run();
  }

  /** Looks again at what could not be looked at. */
  async retry(fits: (failure: ScanFailure) => boolean): Promise<void> {
    this.queue.retry(fits);
    await this.resume();
  }

  private become(phase: ScanPhase): void {
    this.phase = phase;
    this.onDidChange();
  }
}
