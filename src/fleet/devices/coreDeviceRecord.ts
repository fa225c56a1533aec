import type { Clock } from '../../base/clock';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { findingsIn, type Findings } from '../../greengrass/failures/findings';
import type { DeployedComponents, OpenedDevice } from '../../greengrass/knownDevice';
import type { KnownConnectivity } from '../../greengrass/connectivity';
import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { lossBetween, type ComponentLoss, type ComponentsRead } from '../../greengrass/drift/vanished';
import type { StringInterner } from './stringInterner';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { Page } from '../../greengrass/ports/page';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import { Listing } from '../requests/listing';
import type { Caller, RequestPool } from '../requests/requestPool';

/** Dependencies that all records of a fleet share. */
export interface RecordContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  readonly texts: StringInterner;
  /** The newest generation of the directory. */
  readonly generation: () => number;
  readonly onDidChange: (thingName: string) => void;
  /** Names the components of the deployments that were requested. */
  readonly deployedComponents?: DeployedComponents;
  /** What AWS IoT said about the connection of a device. */
  readonly connectivityOf?: (thingName: string) => KnownConnectivity | undefined;
}

/** A device when only its name is known. */
export function unknownDevice(coreDeviceThingName: string): CoreDevice {
  const nothingKnown = { status: undefined, lastStatusUpdateTimestamp: undefined, runtime: undefined };
  return { coreDeviceThingName, ...nothingKnown, platform: undefined, architecture: undefined };
}

function isSame(a: CoreDevice, b: CoreDevice): boolean {
  return (
    a.status === b.status &&
    a.lastStatusUpdateTimestamp?.getTime() === b.lastStatusUpdateTimestamp?.getTime() &&
    a.runtime === b.runtime &&
    a.platform === b.platform &&
    a.architecture === b.architecture
  );
}

/** A component with interned strings. */
function withSharedTexts(component: InstalledComponent, texts: StringInterner): InstalledComponent {
  const { componentName, componentVersion, lastInstallationSource } = component;
  const shared = (text: string | undefined): string | undefined => text && texts.intern(text);
  return {
    ...component,
    componentName: texts.intern(componentName),
    componentVersion: shared(componentVersion),
    lastInstallationSource: shared(lastInstallationSource),
  };
}

/** Items are plain data, with their fields in the same order. */
function isSameData(known: readonly object[], read: readonly object[]): boolean {
  return known.length === read.length && JSON.stringify(known) === JSON.stringify(read);
}

const notOpened: OpenedDevice = { deployments: undefined, components: undefined };
const nothingFound = findingsIn(notOpened);

/**
 * Everything known about one core device: its fields and its lists. Most devices of a large fleet are never opened, so
 * lists are created on first use.
 */
export class CoreDeviceRecord {
  /** The newest generation of the directory when AWS last returned the device. */
  seenIn: number;
  private ownDetails: Listing<CoreDeviceDetails> | undefined;
  private ownDeployments: Listing<EffectiveDeployment> | undefined;
  private ownComponents: Listing<InstalledComponent> | undefined;
  private ownFindings: Findings | undefined = nothingFound;
  /** The last complete list of components, to compare the next one with. */
  private lastComponents: ComponentsRead | undefined;
  private ownLoss: ComponentLoss | undefined;
  /** The details when ListCoreDevices last returned the device: the fields of the list are newer than these. */
  private earlierDetails: CoreDeviceDetails | undefined;

  constructor(
    private listed: CoreDevice,
    private readonly context: RecordContext,
  ) {
    this.seenIn = context.generation();
  }

  /** GetCoreDevice as a list of one: cached, shared and refreshed like the other lists. */
  get details(): Listing<CoreDeviceDetails> {
    this.ownDetails ??= this.listing<CoreDeviceDetails>(
      ({ coreDeviceThingName }) => coreDeviceThingName,
      async (source, thingName, _token, signal) => {
        const details = await source.getCoreDevice(thingName, signal);
        this.seenIn = this.context.generation();
        return { items: [details], nextToken: undefined };
      },
    );
    return this.ownDetails;
  }

  get deployments(): Listing<EffectiveDeployment> {
    this.ownDeployments ??= this.listing<EffectiveDeployment>(
      ({ deploymentId }) => deploymentId,
      (source, thingName, token, signal) => source.listEffectiveDeployments(thingName, token, signal),
      isSameData,
    );
    return this.ownDeployments;
  }

  get components(): Listing<InstalledComponent> {
    this.ownComponents ??= this.listing<InstalledComponent>(
      ({ componentName }) => componentName,
      async (source, thingName, token, signal) => {
        const { items, nextToken } = await source.listInstalledComponents(thingName, token, signal);
        return { items: items.map((component) => withSharedTexts(component, this.context.texts)), nextToken };
      },
      isSameData,
    );
    return this.ownComponents;
  }

  /** The components that the device has lost at once since they were first read; `undefined` if it has not. */
  get componentLoss(): ComponentLoss | undefined {
    return this.ownLoss;
  }

  /** The fields from the newer response, ListCoreDevices or GetCoreDevice. */
  get device(): CoreDevice {
    const details = this.detailsIfRead;
    return details === undefined || details === this.earlierDetails ? this.listed : details;
  }

  get detailsIfRead(): CoreDeviceDetails | undefined {
    return this.ownDetails?.state.items?.[0];
  }

  get opened(): OpenedDevice {
    const { ownDeployments, ownComponents } = this;
    const { deployedComponents, connectivityOf } = this.context;
    const connectivity = connectivityOf?.(this.listed.coreDeviceThingName);
    if (ownDeployments === undefined && ownComponents === undefined && connectivity === undefined) {
      return notOpened;
    }
    // Spelled out, because with 100,000 devices object spreads would take most of the time.
    return {
      deployments: ownDeployments?.state.items,
      components: ownComponents?.state.items,
      connectivity,
      deployedComponents,
    };
  }

  /** Errors of the lists of this device. */
  get errors(): readonly FleetError[] {
    return [this.ownDetails, this.ownDeployments, this.ownComponents].flatMap((list) => list?.state.error ?? []);
  }

  /** A copy of everything known. */
  get knowledge(): DeviceKnowledge {
    const { device, detailsIfRead: details, opened } = this;
    const { deployments, components, connectivity } = opened;
    return { device, details, deployments, components, ...(connectivity === undefined ? {} : { connectivity }) };
  }

  /** Failures and progress in the deployments and components. */
  get findings(): Findings {
    this.ownFindings ??= findingsIn(this.opened);
    return this.ownFindings;
  }

  /** Updates the device from ListCoreDevices. Returns whether anything changed. */
  update(device: CoreDevice): boolean {
    const before = this.device;
    this.listed = device;
    this.earlierDetails = this.detailsIfRead;
    this.seenIn = this.context.generation();
    return !isSame(before, this.device);
  }

  /** Reads missing data: three parallel requests, and one for each later page. */
  async open(): Promise<void> {
    await Promise.all([this.details, this.deployments, this.components].map((listing) => listing.read()));
  }

  async refresh(): Promise<void> {
    await Promise.all([this.details, this.deployments, this.components].map((listing) => listing.refresh()));
  }

  /** Makes the next {@link open} read again. */
  markOutdated(): void {
    this.ownDetails?.markOutdated();
    this.ownDeployments?.markOutdated();
    this.ownComponents?.markOutdated();
  }

  cancel(): void {
    this.ownDetails?.cancel();
    this.ownDeployments?.cancel();
    this.ownComponents?.cancel();
  }

  private compareComponents(): void {
    const { items, readAt, isPartial = false } = this.ownComponents?.state ?? {};
    if (items === undefined || readAt === undefined || isPartial) {
      return;
    }
    const read = { items, readAt };
    if (items !== this.lastComponents?.items) {
      this.ownLoss = lossBetween(this.lastComponents, read, this.ownLoss);
    }
    this.lastComponents = read;
  }

  private listing<T>(
    keyOf: (item: T) => string,
    fetchPage: (
      source: FleetSource,
      thingName: string,
      token: string | undefined,
      signal: AbortSignal,
    ) => Promise<Page<T>>,
    isSame?: (known: readonly T[], read: readonly T[]) => boolean,
  ): Listing<T> {
    const { source, pool, clock, onDidChange } = this.context;
    const { coreDeviceThingName: thingName } = this.listed;
    return new Listing(
      (token: string | undefined, signal: AbortSignal, caller: Caller) =>
        pool.run({ caller, signal }, () => fetchPage(source, thingName, token, signal)),
      keyOf,
      clock,
      (isOnlyTime) => {
        this.compareComponents();
        // A change would make everything that depends on a large fleet start over.
        if (!isOnlyTime) {
          this.ownFindings = undefined;
          onDidChange(thingName);
        }
      },
      isSame,
    );
  }
}
