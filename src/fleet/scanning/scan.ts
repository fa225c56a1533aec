import type { Clock } from '../../base/clock';
import { scanAllowance, scanParts, type ScanFailure, type ScanKind, type ScanPhase, type ScanState } from './scanState';
import { firstSteps, type ScannedFleet } from './scanSteps';
import { ScanQueue } from './scanQueue';

/** Less than the request limit of a connection, because a click must not wait for a scan. */
const concurrentSteps = 3;

/** A scan of a fleet for failures. Results go into the records of the fleet as they arrive. */
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
    this.allowed = kind === 'full' ? Infinity : scanAllowance;
    this.queue = new ScanQueue(concurrentSteps, onDidChange);
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

  /** Runs until everything is scanned, the request allowance is used up, or the scan is canceled. Never rejects. */
  async run(): Promise<void> {
    const { abort, working } = this;
    this.become('running');
    // The canceled run must end first. Otherwise a step could run twice at once.
    this.working = working.then(() => this.queue.work(abort.signal, this.allowed));
    await this.working;
    if (this.abort === abort && !abort.signal.aborted) {
      this.become(this.queue.left > 0 ? 'stopped' : 'done');
    }
  }

  /** Stops at once and keeps the results; {@link resume} continues. */
  cancel(): void {
    if (this.phase === 'running') {
      this.abort.abort();
      this.become('canceled');
    }
  }

  /** Continues with another request allowance. */
  async resume(): Promise<void> {
    if (this.phase === 'running') {
      return;
    }
    this.abort = new AbortController();
    this.allowed = this.queue.requests + (this.kind === 'full' ? Infinity : scanAllowance);
    await this.run();
  }

  /** Retries the failed steps that match. */
  async retry(matches: (failure: ScanFailure) => boolean): Promise<void> {
    this.queue.retry(matches);
    await this.resume();
  }

  private become(phase: ScanPhase): void {
    this.phase = phase;
    this.onDidChange();
  }
}
