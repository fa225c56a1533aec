import type { Clock } from '../../base/clock';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { findingsIn, type Findings } from '../../greengrass/failures/findings';
import { type OpenedDevice } from '../../greengrass/knownDevice';
import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import type { StringInterner } from './stringInterner';
import type { FleetSource, Page } from '../../greengrass/ports/fleetSource';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import { Listing } from '../requests/listing';
import type { Caller, RequestPool } from '../requests/requestPool';

/** What the records of a fleet need of it: the same for all of them. */
export interface RecordContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  readonly texts: StringInterner;
  /** The newest generation of the directory. */
  readonly generation: () => number;
  readonly onDidChange: (thingName: string) => void;
}

/** A device of which only the name is known. */
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

/** A component with strings that it shares with its like. */
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

/** What is known of a device that was never opened. */
const notOpened: OpenedDevice = { deployments: undefined, components: undefined };
const nothingFound = findingsIn(notOpened);

/**
 * Everything known about one core device: its fields, and what opening it reads. Of a large fleet most are never
 * opened, so a list is made when it is first asked for.
 */
export class CoreDeviceRecord {
  /** The newest generation of the directory when AWS last named the device. */
  namedIn: number;
  private ownDetails: Listing<CoreDeviceDetails> | undefined;
  private ownDeployments: Listing<EffectiveDeployment> | undefined;
  private ownComponents: Listing<InstalledComponent> | undefined;
  private ownFindings: Findings | undefined = nothingFound;
  /** The details that were known when a list last named the device: what the list says is newer. */
  private earlierDetails: CoreDeviceDetails | undefined;

  constructor(
    private listed: CoreDevice,
    private readonly context: RecordContext,
  ) {
    this.namedIn = context.generation();
  }

  /** GetCoreDevice, as a list of one: kept, shared and read again in the same way. */
  get details(): Listing<CoreDeviceDetails> {
    this.ownDetails ??= this.listing<CoreDeviceDetails>(
      ({ coreDeviceThingName }) => coreDeviceThingName,
      async (source, thingName, _token, signal) => {
        const details = await source.getCoreDevice(thingName, signal);
        this.namedIn = this.context.generation();
        return { items: [details], nextToken: undefined };
      },
    );
    return this.ownDetails;
  }

  get deployments(): Listing<EffectiveDeployment> {
    this.ownDeployments ??= this.listing<EffectiveDeployment>(
      ({ deploymentId }) => deploymentId,
      (source, thingName, token, signal) => source.listEffectiveDeployments(thingName, token, signal),
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
    );
    return this.ownComponents;
  }

  /** The fields of the device from whichever answer is newer, the fleet's list or its own. */
  get device(): CoreDevice {
    const details = this.detailsIfRead;
    return details === undefined || details === this.earlierDetails ? this.listed : details;
  }

  get detailsIfRead(): CoreDeviceDetails | undefined {
    return this.ownDetails?.state.items?.[0];
  }

  get opened(): OpenedDevice {
    const { ownDeployments, ownComponents } = this;
    return ownDeployments === undefined && ownComponents === undefined
      ? notOpened
      : { deployments: ownDeployments?.state.items, components: ownComponents?.state.items };
  }

  /** Why what was asked for could not be read. */
  get errors(): readonly FleetError[] {
    return [this.ownDetails, this.ownDeployments, this.ownComponents].flatMap((list) => list?.state.error ?? []);
  }

  /** Everything that is known, as it is at this moment. */
  get knowledge(): DeviceKnowledge {
    const { device, detailsIfRead: details, opened } = this;
    return { device, details, deployments: opened.deployments, components: opened.components };
  }

  /** What the deployments and components come to. */
  get findings(): Findings {
    this.ownFindings ??= findingsIn(this.opened);
    return this.ownFindings;
  }

  /** Takes the device as a later answer of ListCoreDevices has it. Tells whether anything has changed. */
  update(device: CoreDevice): boolean {
    const before = this.device;
    this.listed = device;
    this.earlierDetails = this.detailsIfRead;
    this.namedIn = this.context.generation();
    return !isSame(before, this.device);
  }

  /** Reads what is not known yet: three requests side by side, and one for each further page. */
  async open(): Promise<void> {
    await Promise.all([this.details, this.deployments, this.components].map((listing) => listing.read()));
  }

  async refresh(): Promise<void> {
    await Promise.all([this.details, this.deployments, this.components].map((listing) => listing.refresh()));
  }

  /** Makes the next {@link open} ask again. */
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

  private listing<T>(
    keyOf: (item: T) => string,
    fetchPage: (
      source: FleetSource,
      thingName: string,
      token: string | undefined,
      signal: AbortSignal,
    ) => Promise<Page<T>>,
  ): Listing<T> {
    const { source, pool, clock, onDidChange } = this.context;
    const { coreDeviceThingName: thingName } = this.listed;
    return new Listing(
      (token: string | undefined, signal: AbortSignal, caller: Caller) =>
        pool.run(caller, signal, () => fetchPage(source, thingName, token, signal)),
      keyOf,
      clock,
      () => {
        this.ownFindings = undefined;
        onDidChange(thingName);
      },
    );
  }
}
