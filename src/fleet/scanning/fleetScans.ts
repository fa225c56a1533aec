import type { Clock } from '../../base/clock';
import type { Scan } from './scan';
import { isFleetScanned } from './scanResults';
import { hasResults, type ScanOptions, type ScanState } from './scanState';
import type { ScannedFleet } from './scanSteps';

/** The scans of one fleet. One runs at a time. */
export class FleetScans {
  private latest: Scan | undefined;
  private earlierState: ScanState | undefined;
  private isDisposed = false;

  constructor(
    private readonly fleet: ScannedFleet,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {}

  /** The most recent scan. */
  get last(): Scan | undefined {
    return this.latest;
  }

  /** The last scan before the most recent one that has results. */
  get earlier(): ScanState | undefined {
    return this.earlierState;
  }

  /** Whether a scan has found the failures of the whole fleet. */
  get isFleetScanned(): boolean {
    return isFleetScanned({ scan: this.latest?.state, earlier: this.earlierState });
  }

  /**
   * Cancels the running scan and starts another. An automatic scan gives way to one that has started in the meantime.
   * Resolves when the scan has ended or stopped. Never rejects.
   */
  async start(options: ScanOptions): Promise<void> {
    const before = this.latest;
    // A separate file, because it loads only with the first scan.
    const { Scan: FleetScan } = await import('./scan');
    if (options.isAutomatic && this.latest !== before) {
      return;
    }
    this.latest?.cancel();
    if (!this.isDisposed) {
      const ended = this.latest?.state;
      this.earlierState = ended !== undefined && hasResults(ended) ? ended : this.earlierState;
      this.latest = new FleetScan(options, this.fleet, this.clock, this.onDidChange);
      await this.latest.run();
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.latest?.cancel();
  }
}
