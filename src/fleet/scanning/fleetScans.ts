import type { Clock } from '../../base/clock';
import type { Scan } from './scan';
import type { ScanKind } from './scanState';
import type { ScannedFleet } from './scanSteps';

/** The scans of one fleet, of which one runs at a time. */
export class FleetScans {
  private latest: Scan | undefined;
  private isDisposed = false;

  constructor(
    private readonly fleet: ScannedFleet,
    private readonly clock: Clock,
    private readonly onDidChange: () => void,
  ) {}

  /** The scan that was started last. */
  get last(): Scan | undefined {
    return this.latest;
  }

  /** Starts a scan; one under way is canceled. Resolves when the scan has ended or stopped. Never rejects. */
  async start(kind: ScanKind): Promise<void> {
    // In a file of its own, which is loaded with the first scan.
    const { Scan: FleetScan } = await import('./scan');
    this.latest?.cancel();
    if (!this.isDisposed) {
      this.latest = new FleetScan(kind, this.fleet, this.clock, this.onDidChange);
      await this.latest.run();
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.latest?.cancel();
  }
}
