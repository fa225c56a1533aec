import type { Clock } from '../../base/clock';
import { failsEverything, type FleetError } from '../../greengrass/ports/fleetError';
import { scanParts, type ScanFailure, type ScanOptions, type ScanPhase, type ScanState } from './scanState';
import { firstSteps, type ScannedFleet } from './scanSteps';
import { ScanQueue } from './scanQueue';

/** Whether an error ends a scan. A scan that nobody asked for also ends when AWS throttles requests. */
function endsScan({ isAutomatic }: ScanOptions): (error: FleetError) => boolean {
  return (error) => failsEverything(error) || (isAutomatic && error.kind === 'throttled');
}

/** A scan of a fleet for failures. Results go into the records of the fleet as they arrive. */
export class Scan {
  private phase: ScanPhase = 'running';
  private abort = new AbortController();
  private working = Promise.resolve();
  private allowed: number;
  private readonly queue: ScanQueue;
  private readonly startedAt: Date;
  private endedAt: Date | undefined;
  /** Later refreshes must not change the result of a scan, so it is kept. */
  private failingAtEnd: number | undefined;

  constructor(
    private readonly options: ScanOptions,
    private readonly fleet: ScannedFleet,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {
    this.allowed = options.allowance;
    this.queue = new ScanQueue({ ...options, endsWork: endsScan(options) }, onDidChange);
    this.startedAt = clock.now();
    this.queue.add(firstSteps(options.kind, fleet));
  }

  get state(): ScanState {
    const { queue, phase, startedAt, endedAt } = this;
    const { kind, isAutomatic } = this.options;
    const { failures, requests, left, progress } = queue;
    const failing = this.failingAtEnd ?? this.fleet.devices.failingCount;
    const parts = scanParts
      .map((part) => ({ part, ...queue.count(part) }))
      .filter(({ isListed, total }) => total > 0 || !isListed);
    const requestsPerMinute = phase === 'running' ? this.options.requestsPerMinute?.() : undefined;
    return {
      kind,
      isAutomatic,
      phase,
      parts,
      failures,
      failing,
      requests,
      left,
      progress,
      requestsPerMinute,
      startedAt,
      endedAt,
    };
  }

  /** The error that ended the last run; `undefined` if none did. */
  get error(): FleetError | undefined {
    return this.queue.error;
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
    this.end('canceled');
  }

  /** Like {@link cancel}, for a scan that the user didn't cancel. */
  stop(): void {
    this.end('stopped');
  }

  /** Continues with another request allowance. */
  async resume(): Promise<void> {
    if (this.phase === 'running') {
      return;
    }
    this.abort = new AbortController();
    this.allowed = this.queue.requests + this.options.allowance;
    await this.run();
  }

  /** Retries the failed steps that match. */
  async retry(matches: (failure: ScanFailure) => boolean): Promise<void> {
    this.queue.retry(matches);
    await this.resume();
  }

  private end(phase: ScanPhase): void {
    if (this.phase === 'running') {
      this.abort.abort();
      this.become(phase);
    }
  }

  private become(phase: ScanPhase): void {
    const isRunning = phase === 'running';
    this.phase = phase;
    this.endedAt = isRunning ? this.endedAt : this.clock.now();
    this.failingAtEnd = isRunning ? undefined : this.fleet.devices.failingCount;
    this.onDidChange();
  }
}
