import { AdaptiveDelay } from '../../base/debounce';
import type { Clock } from '../../base/clock';
import { failuresOf } from '../../greengrass/failures/failure';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import { DebouncedReads } from './debouncedReads';

/** Changes that arrive within this time are handled together, in milliseconds. */
const shortestPause = 1_000;

/**
 * Requests the definitions of the deployments that failed on a device, once each, within the request budget. They say which
 * words in a reason are components. Deployments whose component is known need no request.
 */
export class CauseReads {
  private readonly delay: AdaptiveDelay;
  private readonly reads: DebouncedReads;
  /** Whether AWS denied a request. The others would be denied, too, and what is installed names their components. */
  private isDenied = false;

  /** @param isActive whether a view is visible and the window has the focus */
  constructor(
    private readonly fleet: Fleet,
    clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly isActive: () => boolean,
  ) {
    this.delay = new AdaptiveDelay(clock);
    this.reads = new DebouncedReads(
      clock,
      () => this.delay.delay(shortestPause),
      (signal) => this.readMissing(signal),
    );
  }

  /** Handles a change of the activity or of the devices. */
  didChange(): void {
    if (this.fleet.connection.asOf === undefined && !this.isDenied && this.isActive()) {
      this.reads.schedule();
    }
  }

  dispose(): void {
    this.reads.dispose();
  }

  /** Deployments that failed for an unknown component and weren't requested yet, each once. */
  private missing(): ReadonlySet<string> {
    const stopTiming = this.delay.start();
    const missing = new Set<string>();
    for (const record of this.fleet.devices.allFailing()) {
      for (const failure of failuresOf(record.opened)) {
        const { deploymentId } = failure.kind === 'deployment' ? failure.deployment : { deploymentId: '' };
        const isUnknown = failure.componentName === undefined && deploymentId !== '';
        if (isUnknown && !this.fleet.deployments.wasRequested(deploymentId)) {
          missing.add(deploymentId);
        }
      }
    }
    stopTiming();
    return missing;
  }

  /** Never rejects: a deployment that can't be read names no component. */
  private async readMissing(signal: AbortSignal): Promise<void> {
    for (const deploymentId of this.missing()) {
      if (signal.aborted || this.isDenied || !this.isActive()) {
        return;
      }
      const listing = this.fleet.deployments.of(deploymentId);
      await listing.read(this.requests.callerOf('causes'), signal);
      const { error } = listing.state;
      this.requests.didEnd(error);
      this.isDenied ||= error?.kind === 'denied';
    }
  }
}
