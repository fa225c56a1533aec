import { AdaptiveDelay } from '../../base/debounce';
import type { Clock } from '../../base/clock';
import { ownComponents, versionsInUse, type KnownComponent } from '../components/knownComponents';
import { versionArn } from '../../greengrass/addresses/arn';
import { failsEverything } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import { DebouncedReads } from './debouncedReads';

/** Changes that arrive within this time are handled together, in milliseconds. */
const shortestPause = 1_000;

/** Versions in use: an account has few of them, and the others are asked for when they are opened. */
const maxVersions = 500;

/** Options of {@link GuidanceReads}. */
export interface GuidanceOptions {
  /** Whether the user can see the components of the fleet. */
  readonly areComponentsShown: () => boolean;
}

interface VersionInUse {
  readonly arn: string;
  /** The number of devices on which it is failing. */
  readonly failed: number;
  /** In milliseconds since the epoch; 0 if it isn't known. */
  readonly publishedAt: number;
}

function inUse({ arn, listed, spread }: KnownComponent): readonly VersionInUse[] {
  if (arn === undefined) {
    return [];
  }
  const latest = listed?.latestVersion;
  return versionsInUse(listed, spread)
    .filter((version) => version !== '')
    .map((version) => ({
      arn: versionArn(arn, version),
      failed: spread?.versions.find((one) => one.version === version)?.failed ?? 0,
      publishedAt: version === latest?.componentVersion ? (latest.creationTimestamp?.getTime() ?? 0) : 0,
    }));
}

/**
 * Asks whether versions of the account's own components can be deployed: the latest ones, and those that run somewhere. Sends
 * one DescribeComponent for each, within the request budget and only while the components are shown. Versions that are
 * failing come first, then those that were published last.
 */
export class GuidanceReads {
  private readonly delay: AdaptiveDelay;
  private readonly reads: DebouncedReads;
  /** Versions that were asked for. A failed read isn't repeated until the user refreshes: opening the version shows why. */
  private readonly tried = new Set<string>();
  private generation = 0;
  /** Whether AWS denied a request. It would deny the others, too. */
  private isDenied = false;

  constructor(
    private readonly fleet: Fleet,
    clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly options: GuidanceOptions,
  ) {
    this.delay = new AdaptiveDelay(clock);
    this.reads = new DebouncedReads(
      clock,
      () => this.delay.delay(shortestPause),
      (signal) => this.readMissing(signal),
    );
  }

  /** Handles a change of the components or of what is shown. */
  didChange(): void {
    const { connection, components } = this.fleet;
    if (components.descriptionGeneration !== this.generation) {
      this.generation = components.descriptionGeneration;
      this.tried.clear();
      this.isDenied = false;
    }
    if (connection.asOf === undefined && !this.isDenied && this.options.areComponentsShown()) {
      this.reads.schedule();
    }
  }

  dispose(): void {
    this.reads.dispose();
  }

  /** Versions in use that weren't asked for. Those that the user has opened are known, so they take no request. */
  private missing(): readonly string[] {
    const stopTiming = this.delay.start();
    const missing = ownComponents(this.fleet)
      .flatMap(inUse)
      .filter(({ arn }) => !this.tried.has(arn))
      .sort((a, b) => b.failed - a.failed || b.publishedAt - a.publishedAt)
      .slice(0, Math.max(0, maxVersions - this.tried.size))
      .map(({ arn }) => arn);
    stopTiming();
    return missing;
  }

  /** Never rejects: a row shows what is known. */
  private async readMissing(signal: AbortSignal): Promise<void> {
    for (const arn of this.missing()) {
      if (signal.aborted || this.isDenied || !this.options.areComponentsShown()) {
        return;
      }
      this.tried.add(arn);
      const listing = this.fleet.components.version(arn);
      await listing.read(this.requests.callerOf('guidance'), signal);
      const { error } = listing.state;
      this.requests.didEnd(error);
      this.isDenied ||= error?.kind === 'denied';
      if (error !== undefined && (error.kind === 'throttled' || failsEverything(error))) {
        // The error isn't about this version. The requests have paused.
        this.tried.delete(arn);
      }
    }
  }
}
