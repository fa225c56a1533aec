import type { Clock } from '../base/clock';
import type { Connection } from '../greengrass/ports/connection';
import { failsEverything } from '../greengrass/ports/fleetError';
import type { CoreDevice, Deployment } from '../greengrass/model';
import type { ScanKind } from './scanning/scanState';
import type { Snapshot } from './snapshots/snapshot';
import type { FleetSource, ListCoreDevicesFilter } from '../greengrass/ports/fleetSource';
import type { KnownDevice, Place } from '../greengrass/knownDevice';
import { FleetAccount } from './deployments/fleetAccount';
import { CoreDeviceList } from './devices/coreDeviceList';
import type { CoreDeviceRecord } from './devices/coreDeviceRecord';
import { DeviceDirectory } from './devices/deviceDirectory';
import { DevicePass, type PassContext } from './devices/devicePass';
import type { UnlistedDevices } from './devices/unlistedDevices';
import type { Listing } from './requests/listing';
import { RequestedDeployments } from './deployments/requestedDeployments';
import { background, RequestPool, type Asking, type Caller } from './requests/requestPool';
import { FleetScans } from './scanning/fleetScans';
import type { Scan } from './scanning/scan';
import { Throttle } from './requests/throttle';

/** Requests that run at a time on one connection. */
const requestsAtATime = 4;

/** What changed in a fleet. */
export type FleetChange =
  | { readonly kind: 'list' }
  /** Devices that were read beside the list, and devices that are gone: those are not known any more. */
  | { readonly kind: 'devices'; readonly thingNames: readonly string[] }
  | { readonly kind: 'scan' }
  | { readonly kind: 'throttle' }
  | { readonly kind: 'device'; readonly thingName: string }
  | { readonly kind: 'deployment'; readonly deploymentId: string };

/** What is known of the fleet behind one connection. It asks when it is told to, keeps the answers and dates them. */
export class Fleet {
  readonly list: CoreDeviceList;
  private readonly pool: RequestPool;
  private readonly throttle: Throttle;
  private readonly ownAccount: FleetAccount;
  private readonly directory: DeviceDirectory;
  private readonly passContext: PassContext;
  /** Loaded when there is something to read for the first time. */
  private unlisted: UnlistedDevices | undefined;
  private loadingUnlisted: Promise<UnlistedDevices> | undefined;
  private readonly deployments: RequestedDeployments;
  private readonly scans: FleetScans;
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
      requestsAtATime,
      (error) => {
        this.throttle.note(error);
      },
      () => {
        this.recover();
      },
    );
    const context = { source, pool: this.pool, clock };
    this.directory = new DeviceDirectory({
      ...context,
      onDidChange: (thingName) => {
        this.ownAccount.lookIn(this.device(thingName)?.opened.deployments);
        onDidChange({ kind: 'device', thingName });
      },
      onDidChangeMany: (thingNames) => {
        onDidChange({ kind: 'devices', thingNames });
      },
    });
    this.passContext = { directory: this.directory, clock, ask: (asking, request) => this.ask(asking, request) };
    this.list = new CoreDeviceList(this.passContext, clock, () => {
      onDidChange({ kind: 'list' });
    });
    this.deployments = new RequestedDeployments({
      ...context,
      onDidChange: (deploymentId) => {
        onDidChange({ kind: 'deployment', deploymentId });
      },
    });
    this.scans = new FleetScans(this, clock, () => {
      onDidChange({ kind: 'scan' });
    });
  }

  /** The time that ages are reckoned from: of a snapshot its own. */
  now(): Date {
    return this.connection.asOf ?? this.clock.now();
  }

  /** Until when the service is taken to limit the rate of requests; `undefined` while it does not. */
  get throttledUntil(): Date | undefined {
    return this.throttle.until;
  }

  /** How many requests have been answered so far. */
  get answers(): number {
    return this.pool.answers;
  }

  /** How many core devices there are, where the list has been read to its end. */
  get size(): number | undefined {
    const { tail, thingNames } = this.list.state;
    return tail === 'end' ? thingNames.length : undefined;
  }

  /** Whether every core device of the fleet is known, shown in the list or not. */
  get isWhole(): boolean {
    return this.unlisted?.areRead === true || this.list.state.tail === 'end';
  }

  /**
   * Makes the devices known that the list does not show. They are not shown in it: it would become too long. Rejects with
   * a FleetError; what was read by then is known.
   */
  async readUnlisted(signal: AbortSignal, didRead: () => void): Promise<void> {
    await (await this.unlistedDevices()).readAll(signal, didRead);
  }

  /**
   * Makes the devices known that the service gives when it leaves out others; none where all are known. Rejects with a
   * FleetError; what was read by then is known.
   */
  async readOnly(only: ListCoreDevicesFilter, signal: AbortSignal, didRead: () => void): Promise<void> {
    await (await this.unlistedDevices()).readOnly(only, signal, didRead);
  }

  /**
   * Reads again what {@link readUnlisted} or, where devices are left out, {@link readOnly} has read: a page each time it
   * is asked to go on. Rejects with a FleetError; what was read by then is known.
   */
  async *rereadUnlisted(
    only: ListCoreDevicesFilter | undefined,
    asking: Asking,
  ): AsyncGenerator<void, void, undefined> {
    yield* (await this.unlistedDevices()).again(only, asking);
  }

  /** Begins to read the devices from the start; only those that do not differ, where that is given. */
  startPass(only?: ListCoreDevicesFilter): DevicePass {
    return new DevicePass(this.passContext, only);
  }

  /** Everything that is known of each device. */
  knownRecords(): Iterable<CoreDeviceRecord> {
    return this.directory.all();
  }

  /** The names of the devices that are known. */
  thingNames(): Iterable<string> {
    return this.directory.names();
  }

  /** The same as a person sorts them. */
  get namesInOrder(): readonly string[] {
    return this.directory.namesInOrder;
  }

  /** Everything that is known, to be kept: of which moment it is, is for the caller to say. */
  everything(): Pick<Snapshot, 'devices' | 'deployments'> {
    return {
      devices: [...this.directory.all()].map(({ knowledge }) => knowledge),
      deployments: this.deployments.all(),
    };
  }

  /** What is known about a device that the list has named. */
  device(thingName: string): CoreDeviceRecord | undefined {
    return this.directory.get(thingName);
  }

  /**
   * What is known about a device, also one that the list has not named: that one is asked for first, and kept once AWS
   * has told of it. Rejects with a FleetError where that fails, of the kind `notFound` where there is no such device.
   */
  find(thingName: string, caller?: Caller, signal?: AbortSignal): Promise<CoreDeviceRecord> {
    return this.directory.find(thingName, caller, signal);
  }

  /** What a deployment asks for, read when it is asked to be and kept: GetDeployment as a list of one. */
  deployment(deploymentId: string): Listing<Deployment> {
    return this.deployments.of(deploymentId);
  }

  /**
   * The account of the fleet: that of the credentials, else one found in an ARN of the same connection. `undefined`
   * while neither is known.
   */
  account(): string | undefined {
    return this.ownAccount.current;
  }

  /** Where the things of the fleet live. */
  place(): Place {
    const { id: connectionId, profile, region, partition, asOf } = this.connection;
    return { connectionId, profile, region, partition, account: this.account(), asOf };
  }

  /** A device with what is known about it. */
  known({ knowledge }: CoreDeviceRecord): KnownDevice {
    return { place: this.place(), ...knowledge };
  }

  /** The scan that was started last. */
  get scan(): Scan | undefined {
    return this.scans.last;
  }

  /**
   * Looks for failures across the whole fleet. A scan under way is canceled. Resolves when the scan has ended or
   * stopped; never rejects: see {@link scan}.
   */
  startScan(kind: ScanKind): Promise<void> {
    return this.scans.start(kind);
  }

  /** Runs a request when its turn comes. */
  ask<T>({ caller, signal }: Asking, request: (source: FleetSource) => Promise<T>): Promise<T> {
    return this.pool.run(caller, signal, () => request(this.connection.source));
  }

  /** Another number whenever something about a device has changed. */
  get version(): number {
    return this.directory.version;
  }

  /** On how many devices something is known to have failed. */
  get failingCount(): number {
    return this.directory.failingCount;
  }

  /** Those devices, with what is known of them. */
  *failingDevices(): Iterable<KnownDevice> {
    for (const record of this.directory.allFailing()) {
      yield this.known(record);
    }
  }

  /**
   * Reads the loaded pages of the list and the named devices again; the devices that are not named are asked for anew
   * when they are next opened.
   */
  async refresh(expanded: readonly string[]): Promise<void> {
    this.unlisted?.markOutdated();
    this.directory.markOutdated();
    await Promise.all([this.list.refresh(), ...expanded.map((thingName) => this.device(thingName)?.refresh())]);
  }

  private unlistedDevices(): Promise<UnlistedDevices> {
    this.loadingUnlisted ??= import('./devices/unlistedDevices').then(({ UnlistedDevices: Unlisted }) => {
      const { list, directory } = this;
      this.unlisted = new Unlisted({ list, directory, startPass: (only) => this.startPass(only) });
      return this.unlisted;
    });
    return this.loadingUnlisted;
  }

  /** Something has been answered: what kept every request from being answered is over, so the list is read again. */
  private recover(): void {
    const { error } = this.list.state;
    if (error !== undefined && failsEverything(error) && !this.isDisposed) {
      void this.list.refresh(background);
    }
  }

  /** Ends what is under way; answers that come late change nothing. */
  dispose(): void {
    this.isDisposed = true;
    this.throttle.dispose();
    this.scans.dispose();
    this.list.cancel();
    this.directory.cancel();
    this.deployments.cancel();
    this.connection.close();
  }

  /** Forgets devices that there are no more. */
  forget(thingNames: readonly string[]): void {
    this.directory.forget(thingNames);
  }

  /** Keeps devices that were read beside the list. */
  keep(devices: readonly CoreDevice[]): void {
    this.directory.keep(devices);
  }
}
