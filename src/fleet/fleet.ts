import type { Clock } from '../base/clock';
import type { Connection } from '../greengrass/ports/connection';
import { failsEverything } from '../greengrass/ports/fleetError';
import type { CoreDevice, Deployment } from '../greengrass/model';
import type { ScanKind } from './scanning/scanState';
import type { Snapshot } from './snapshots/snapshot';
import type { FleetSource, ListCoreDevicesFilter } from '../greengrass/ports/fleetSource';
import type { KnownDevice, Place } from '../greengrass/knownDevice';
import { accountIn } from './deployments/accountIn';
import { CoreDeviceList } from './devices/coreDeviceList';
import type { CoreDeviceRecord } from './devices/coreDeviceRecord';
import { DeviceRecords } from './devices/deviceRecords';
import type { Listing } from './requests/listing';
import { RequestedDeployments } from './deployments/requestedDeployments';
import { background, RequestPool, type Asking, type Caller } from './requests/requestPool';
import { RestOfFleet } from './devices/restOfFleet';
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
  /** The scan that was started last. */
  scan: Scan | undefined;
  private readonly pool: RequestPool;
  private readonly throttle: Throttle;
  private readonly records: DeviceRecords;
  private readonly rest: RestOfFleet;
  private readonly deployments: RequestedDeployments;
  private isDisposed = false;
  private accountInArn: string | undefined;

  constructor(
    readonly connection: Connection,
    private readonly clock: Clock,
    private readonly onDidChange: (change: FleetChange) => void,
  ) {
    const { source } = connection;
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
    const didChange = (thingName: string): void => {
      this.accountInArn ??= accountIn(this.device(thingName)?.opened.deployments ?? []);
      onDidChange({ kind: 'device', thingName });
    };
    this.records = new DeviceRecords({ source, pool: this.pool, clock, onDidChange: didChange });
    this.list = new CoreDeviceList(
      (token, signal, caller) => {
        // The first page is what the person waits for; the pages after it load by themselves.
        const asks: Caller = token === undefined ? caller : { ...caller, priority: 'background' };
        return this.pool.run(asks, signal, () => source.listCoreDevices(token, signal));
      },
      clock,
      (devices, readAt) => {
        this.records.keep(devices, readAt);
      },
      () => {
        this.rest.didChangeList();
        onDidChange({ kind: 'list' });
      },
    );
    this.rest = new RestOfFleet(
      {
        list: this.list,
        records: this.records,
        clock,
        listCoreDevices: (caller, token, signal, only) =>
          this.pool.run(caller, signal, () => source.listCoreDevices(token, signal, only)),
      },
      (thingNames) => {
        onDidChange({ kind: 'devices', thingNames });
      },
    );
    this.deployments = new RequestedDeployments({
      source,
      pool: this.pool,
      clock,
      onDidChange: (deploymentId) => {
        onDidChange({ kind: 'deployment', deploymentId });
      },
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
    return this.rest.isKnown;
  }

  /**
   * Makes the devices known that the list has not come to. They are not shown in it: it would become too long. Rejects
   * with a FleetError; what was read by then is known.
   */
  readRest(signal: AbortSignal, didRead: () => void): Promise<void> {
    return this.rest.readAll(signal, didRead);
  }

  /**
   * Makes the devices known that the service gives when it leaves out others; none where all are known. Rejects with a
   * FleetError; what was read by then is known.
   */
  readOnly(only: ListCoreDevicesFilter, signal: AbortSignal, didRead: () => void): Promise<void> {
    return this.rest.readOnly(only, signal, didRead);
  }

  /**
   * Reads again what {@link readRest} or, where devices are left out, {@link readOnly} has read: a page each time it is
   * asked to go on. Rejects with a FleetError; what was read by then is known.
   */
  rereadRest(only: ListCoreDevicesFilter | undefined, asking: Asking): AsyncGenerator<void, void, undefined> {
    return this.rest.again(only, asking);
  }

  /** Everything that is known of each device. */
  knownRecords(): Iterable<CoreDeviceRecord> {
    return this.records.all();
  }

  /** The names of the devices that are known. */
  thingNames(): Iterable<string> {
    return this.records.names();
  }

  /** The same as a person sorts them. */
  get namesInOrder(): readonly string[] {
    return this.records.namesInOrder;
  }

  /** Everything that is known, to be kept: of which moment it is, is for the caller to say. */
  everything(): Pick<Snapshot, 'devices' | 'deployments'> {
    return {
      devices: [...this.records.all()].map(({ knowledge }) => knowledge),
      deployments: this.deployments.all(),
    };
  }

  /** What is known about a device that the list has named. */
  device(thingName: string): CoreDeviceRecord | undefined {
    return this.records.get(thingName);
  }

  /**
   * What is known about a device, also one that the list has not named: that one is asked for first, and kept once AWS
   * has told of it. Rejects with a FleetError where that fails, of the kind `notFound` where there is no such device.
   */
  find(thingName: string, caller?: Caller, signal?: AbortSignal): Promise<CoreDeviceRecord> {
    return this.records.find(thingName, caller, signal);
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
    return this.connection.account() ?? this.accountInArn;
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

  /**
   * Looks for failures across the whole fleet. A scan under way is canceled. Resolves when the scan has ended or
   * stopped; never rejects: see {@link scan}.
   */
  async startScan(kind: ScanKind): Promise<void> {
    const { Scan: FleetScan } = await import('./scanning/scan');
    this.scan?.cancel();
    if (this.isDisposed) {
      return;
    }
    const scan = new FleetScan(kind, this, this.clock, () => {
      this.onDidChange({ kind: 'scan' });
    });
    this.scan = scan;
    await scan.run();
  }

  /** Runs a request when its turn comes. */
  ask<T>({ caller, signal }: Asking, request: (source: FleetSource) => Promise<T>): Promise<T> {
    return this.pool.run(caller, signal, () => request(this.connection.source));
  }

  /** Another number whenever something about a device has changed. */
  get version(): number {
    return this.records.version;
  }

  /** On how many devices something is known to have failed. */
  get failingCount(): number {
    return this.records.failingCount;
  }

  /** Those devices, with what is known of them. */
  *failingDevices(): Iterable<KnownDevice> {
    for (const record of this.records.allFailing()) {
      yield this.known(record);
    }
  }

  /**
   * Reads the loaded pages of the list and the named devices again; the devices that are not named are asked for anew
   * when they are next opened.
   */
  async refresh(expanded: readonly string[]): Promise<void> {
    this.rest.markOutdated();
    this.records.markOutdated();
    await Promise.all([this.list.refresh(), ...expanded.map((thingName) => this.device(thingName)?.refresh())]);
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
    this.scan?.cancel();
    this.list.cancel();
    this.records.cancel();
    this.deployments.cancel();
    this.connection.close();
  }

  /** The devices of which nothing was heard since then; only those that looked like this, where that is given. */
  unheardSince(since: Date, only?: ListCoreDevicesFilter): readonly string[] {
    return this.records.unheardSince(since, only);
  }

  /** Forgets devices that there are no more. */
  forget(thingNames: readonly string[]): void {
    this.rest.forget(thingNames);
  }

  /** Keeps devices that were read beside the list. */
  keep(devices: readonly CoreDevice[]): void {
    this.rest.keep(devices);
  }
}
