import type { Clock } from '../base/clock';
import type { Connection } from '../greengrass/ports/connection';
import { failsEverything } from '../greengrass/ports/fleetError';
import type { FleetSource, ListCoreDevicesFilter } from '../greengrass/ports/fleetSource';
import type { KnownDevice, Place } from '../greengrass/knownDevice';
import { ComponentCatalog } from './components/componentCatalog';
import { ComponentIndex } from './components/componentIndex';
import { Connectivity } from './connectivity/connectivity';
import { FleetAccount } from './deployments/fleetAccount';
import { DeploymentDevices } from './deployments/deploymentDevices';
import { RequestedDeployments } from './deployments/requestedDeployments';
import { Rollouts } from './deployments/rollouts';
import { CoreDeviceList } from './devices/coreDeviceList';
import type { CoreDeviceRecord } from './devices/coreDeviceRecord';
import { DeviceDirectory } from './devices/deviceDirectory';
import { DevicePass, type PassContext } from './devices/devicePass';
import { StaleCount } from './devices/staleCount';
import { UnlistedDevices } from './devices/unlistedDevices';
import { FleetDrift } from './drift/fleetDrift';
import { ImportantLines } from './logs/importantLines';
import { background, RequestPool, type RequestOptions } from './requests/requestPool';
import { Throttle } from './requests/throttle';
import { FleetScans } from './scanning/fleetScans';

/** How many requests of one connection run at once: clicks, and as many background requests. */
const maxConcurrentRequests = 4;

/** What changed in a fleet. */
export type FleetChange =
  | { readonly kind: 'list' }
  /** Devices outside the list that were loaded, and devices that are gone and therefore unknown. */
  | { readonly kind: 'devices'; readonly thingNames: readonly string[] }
  | { readonly kind: 'scan' }
  | { readonly kind: 'throttle' }
  | { readonly kind: 'device'; readonly thingName: string }
  | { readonly kind: 'deployment'; readonly deploymentId: string }
  /** The deployments, a job, or the devices of a deployment. */
  | { readonly kind: 'rollouts' }
  /** The components that AWS stores, or where components run. */
  | { readonly kind: 'components' }
  /** What AWS IoT indexes. */
  | { readonly kind: 'connectivity' };

/** The fleet behind one connection. Its parts share a request pool and keep dated responses. */
export class Fleet {
  /** Every known core device. */
  readonly devices: DeviceDirectory;
  /** The core devices that are shown without a filter. */
  readonly list: CoreDeviceList;
  /** Loads core devices that the list doesn't show. */
  readonly unlisted: UnlistedDevices;
  /** The components that a deployment deploys: GetDeployment as a list of one. */
  readonly deployments: RequestedDeployments;
  /** The deployments of the account. */
  readonly rollouts: Rollouts;
  /** The components that AWS stores for the account. */
  readonly components: ComponentCatalog;
  /** Which core devices run which components. */
  readonly componentIndex: ComponentIndex;
  /** Whether core devices are connected, as far as it was asked. */
  readonly connectivity: Connectivity;
  /** The known core devices of each deployment. */
  readonly deploymentDevices: DeploymentDevices;
  /** What core devices should run, and whether they do. */
  readonly drift: FleetDrift;
  readonly scans: FleetScans;
  /** The scans for where components run. */
  readonly componentScans: FleetScans;
  readonly staleCount: StaleCount;
  /** The lines that matter of the logs that were shown. */
  readonly importantLines: ImportantLines;
  private readonly pool: RequestPool;
  private readonly throttle: Throttle;
  private readonly ownAccount: FleetAccount;
  private readonly passContext: PassContext;
  /** Whether a scan has listed every core device. Those that were added later are missing until they are listed. */
  private wasListedByScan = false;
  private isDisposed = false;

  constructor(
    readonly connection: Connection,
    private readonly clock: Clock,
    onDidChange: (change: FleetChange) => void,
  ) {
    const { source } = connection;
    this.ownAccount = new FleetAccount(connection);
    this.throttle = new Throttle(connection, clock, () => {
      onDidChange({ kind: 'throttle' });
    });
    this.pool = new RequestPool(
      maxConcurrentRequests,
      (error) => {
        this.throttle.note(error);
      },
      () => {
        this.recover();
      },
    );
    const context = { source, pool: this.pool, clock };
    this.connectivity = new Connectivity({
      ...context,
      onDidChange: (thingName) => {
        onDidChange(thingName === undefined ? { kind: 'connectivity' } : { kind: 'device', thingName });
      },
    });
    this.devices = new DeviceDirectory({
      ...context,
      deployedComponents: (deploymentId) => this.deployments.componentsOf(deploymentId),
      connectivityOf: (thingName) => this.connectivity.of(thingName),
      onDidChange: (thingName) => {
        this.ownAccount.lookIn(this.devices.get(thingName)?.opened.deployments);
        this.componentIndex.didChange([thingName]);
        onDidChange({ kind: 'device', thingName });
      },
      onDidChangeMany: (thingNames) => {
        this.componentIndex.didChange(thingNames);
        onDidChange({ kind: 'devices', thingNames });
      },
    });
    this.staleCount = new StaleCount(this.devices);
    this.importantLines = new ImportantLines((thingName) => {
      onDidChange({ kind: 'device', thingName });
    });
    this.passContext = { directory: this.devices, clock, request: (options, send) => this.request(options, send) };
    this.list = new CoreDeviceList(this.passContext, clock, () => {
      onDidChange({ kind: 'list' });
    });
    const startPass = (only?: ListCoreDevicesFilter): DevicePass => this.startPass(only);
    this.unlisted = new UnlistedDevices({ list: this.list, directory: this.devices, startPass });
    this.deployments = new RequestedDeployments({
      ...context,
      onDidChange: (deploymentId) => {
        onDidChange({ kind: 'deployment', deploymentId });
      },
    });
    const didChangeRollouts = (): void => {
      onDidChange({ kind: 'rollouts' });
    };
    this.rollouts = new Rollouts({ ...context, deployments: this.deployments, onDidChange: didChangeRollouts });
    const didChangeComponents = (): void => {
      this.ownAccount.lookInArns(this.components.own.state.items?.slice(0, 1).map(({ arn }) => arn) ?? []);
      onDidChange({ kind: 'components' });
    };
    this.components = new ComponentCatalog({ ...context, onDidChange: didChangeComponents });
    this.componentIndex = new ComponentIndex(
      this.devices,
      () => this.isWhole || this.wasListedByScan,
      clock,
      didChangeComponents,
    );
    this.drift = new FleetDrift({
      ...context,
      deployments: this.deployments,
      rollouts: this.rollouts,
      canHaveEveryTarget: connection.asOf === undefined || connection.hasEveryTarget === true,
      onDidChange: (thingName) => {
        onDidChange({ kind: 'device', thingName });
      },
      onDidChangeMany: (thingNames) => {
        onDidChange({ kind: 'devices', thingNames });
      },
      onDidChangeRevisions: didChangeRollouts,
    });
    this.deploymentDevices = new DeploymentDevices(this.devices, clock, didChangeRollouts);
    this.scans = new FleetScans(this, clock, () => {
      onDidChange({ kind: 'scan' });
    });
    this.componentScans = new FleetScans(this, clock, didChangeComponents);
  }

  /** The time that ages count from. A snapshot has its own. */
  now(): Date {
    return this.connection.asOf ?? this.clock.now();
  }

  /** When AWS is expected to stop limiting the request rate; `undefined` while it doesn't limit it. */
  get throttledUntil(): Date | undefined {
    return this.throttle.until;
  }

  /** The number of successful requests so far. */
  get successCount(): number {
    return this.pool.successCount;
  }

  /** The number of core devices; `undefined` until the list is loaded to its end. */
  get size(): number | undefined {
    const { tail, thingNames } = this.list.state;
    return tail === 'end' ? thingNames.length : undefined;
  }

  /** Whether every core device is known, listed or not. */
  get isWhole(): boolean {
    return this.unlisted.areRead || this.list.state.tail === 'end';
  }

  /** The account of the credentials, or else one from an ARN of the same connection; `undefined` while neither is known. */
  account(): string | undefined {
    return this.ownAccount.current;
  }

  place(): Place {
    const { id: connectionId, profile, region, partition, asOf } = this.connection;
    return { connectionId, profile, region, partition, account: this.account(), asOf };
  }

  known({ knowledge, opened: { deployedComponents } }: CoreDeviceRecord): KnownDevice {
    return { place: this.place(), ...knowledge, deployedComponents };
  }

  /** The core devices with a known failure. */
  *failingDevices(): Iterable<KnownDevice> {
    for (const record of this.devices.allFailing()) {
      yield this.known(record);
    }
  }

  /** Called when a scan has listed every core device. */
  didListAll(): void {
    this.wasListedByScan = true;
  }

  /** Starts a read of ListCoreDevices at its first page. */
  startPass(only?: ListCoreDevicesFilter): DevicePass {
    return new DevicePass(this.passContext, only);
  }

  /** Queues a request. */
  request<T>(options: RequestOptions, send: (source: FleetSource) => Promise<T>): Promise<T> {
    return this.pool.run(options, () => send(this.connection.source));
  }

  /** Refreshes the loaded pages of the list and the expanded devices. Other devices refresh when they are next opened. */
  async refresh(expanded: readonly string[]): Promise<void> {
    this.unlisted.markOutdated();
    this.devices.markOutdated();
    this.drift.memberships.markOutdated();
    await Promise.all([this.list.refresh(), ...expanded.map((thingName) => this.devices.get(thingName)?.refresh())]);
  }

  /** Cancels everything in progress and ignores late responses. */
  dispose(): void {
    this.isDisposed = true;
    this.throttle.dispose();
    this.scans.dispose();
    this.componentScans.dispose();
    this.list.cancel();
    this.devices.cancel();
    this.deployments.cancel();
    this.rollouts.cancel();
    this.connectivity.configuration.cancel();
    this.components.cancel();
    this.drift.cancel();
    this.componentIndex.dispose();
    this.deploymentDevices.dispose();
    this.connection.close();
  }

  /** A response proves that an error such as a lost connection is over, so a list with such an error is loaded again. */
  private recover(): void {
    const { error } = this.list.state;
    if (error !== undefined && failsEverything(error) && !this.isDisposed) {
      void this.list.refresh(background);
    }
  }
}
