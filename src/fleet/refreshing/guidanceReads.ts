import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import type { Clock } from '../../base/clock';
import { ownComponents, versionsInUse, type KnownComponent } from '../components/knownComponents';
import { versionArn } from '../../greengrass/addresses/arn';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';

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

function inUse({ listed, spread }: KnownComponent): readonly VersionInUse[] {
  if (listed === undefined) {
    return [];
  }
  const { latestVersion } = listed;
  return versionsInUse(listed, spread).map((version) => ({
    arn: versionArn(listed.arn, version),
    failed: spread?.versions.find((one) => one.version === version)?.failed ?? 0,
    publishedAt: version === latestVersion?.componentVersion ? (latestVersion.creationTimestamp?.getTime() ?? 0) : 0,
  }));
}

/**
 * Asks whether versions of the account's own components can be deployed: the latest ones, and those that run somewhere. Sends
 * one DescribeComponent for each, within the request budget and only while the components are shown. Versions that are
 * failing come first, then those that were published last.
 */
export class GuidanceReads {
  private readonly abort = new AbortController();
  private readonly delay: AdaptiveDelay;
  private readonly debouncer: Debouncer;
  private running = Promise.resolve();
  /** Versions that were asked for. A failed read isn't repeated: opening the version shows why. */
  private readonly tried = new Set<string>();
  /** Whether AWS denied a request. It would deny the others, too. */
  private isDenied = false;

  constructor(
    private readonly fleet: Fleet,
    clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly options: GuidanceOptions,
  ) {
    this.delay = new AdaptiveDelay(clock);
    this.debouncer = new Debouncer(
      clock,
      () => this.delay.delay(shortestPause),
      () => {
        this.running = this.running.then(() => this.readMissing());
      },
    );
  }

  /** Handles a change of the components or of what is shown. */
  didChange(): void {
    if (this.fleet.connection.asOf === undefined && !this.isDenied && this.options.areComponentsShown()) {
      this.debouncer.schedule();
    }
  }

  dispose(): void {
    this.abort.abort();
    this.debouncer.dispose();
  }

  /** Versions in use that weren't asked for. */
  private missing(): readonly string[] {
    const stopTiming = this.delay.start();
    const missing = ownComponents(this.fleet)
      .flatMap(inUse)
      .filter(({ arn }) => !this.tried.has(arn) && this.fleet.components.knownVersion(arn) === undefined)
      .sort((a, b) => b.failed - a.failed || b.publishedAt - a.publishedAt)
      .slice(0, Math.max(0, maxVersions - this.tried.size))
      .map(({ arn }) => arn);
    stopTiming();
    return missing;
  }

  /** Never rejects: a row shows what is known. */
  private async readMissing(): Promise<void> {
    const { signal } = this.abort;
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
    }
  }
}
