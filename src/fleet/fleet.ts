import { accountOfArn } from '../core/arn';
import { fleetError } from '../core/errors';
import type { Clock } from '../core/clock';
import type { Connection } from '../core/connection';
import type { CoreDevice, Deployment, EffectiveDeployment } from '../core/model';
import type { ScanKind } from '../core/scan';
import type { Snapshot } from '../core/snapshot';
import type { FleetSource } from '../core/source';
import { hasFailed, type KnownDevice, type Place } from '../core/subject';
import { CoreDeviceList, nameOf } from './coreDeviceList';
import { CoreDeviceRecord, unknownDevice, type RecordSurroundings } from './coreDeviceRecord';
import { followPages, type FetchPage } from './followPages';
import { Listing } from './listing';
import { person, RequestPool, type Caller } from './requestPool';
import { Scan } from './scan';
import type { StepContext } from './scanQueue';

/** Requests that run at a time on one connection. */
const requestsAtATime = 4;

/** What changed in a fleet. */
export type FleetChange =
  | { readonly kind: 'list' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'device'; readonly thingName: string }
  | { readonly kind: 'deployment'; readonly deploymentId: string };

function accountIn(deployments: readonly EffectiveDeployment[]): string | undefined {
  const accounts = deployments.map(({ iotJobArn, targetArn }) => accountOfArn(iotJobArn) ?? accountOfArn(targetArn));
  return accounts.find((account) => account !== undefined);
}

/** What is known of the fleet behind one connection. It asks when it is told to, keeps the answers and dates them. */
export class Fleet {
  readonly list: CoreDeviceList;
  /** The scan that was started last. */
  scan: Scan | undefined;
  private readonly pool = new RequestPool(requestsAtATime);
  private readonly records = new Map<string, CoreDeviceRecord>();
  /** Devices that the list has not named, while they are asked for. */
  private readonly asked = new Map<string, CoreDeviceRecord>();
  private readonly deployments = new Map<string, Listing<Deployment>>();
  private readonly failing = new Set<string>();
  private readonly surroundings: RecordSurroundings;
  private isRestKnown = false;
  private accountInArn: string | undefined;

  constructor(
    readonly connection: Connection,
    private readonly clock: Clock,
    private readonly onDidChange: (change: FleetChange) => void,
  ) {
    const { source } = connection;
    this.surroundings = {
      ...{ source, pool: this.pool, clock },
      onDidChange: (thingName) => {
        this.didChange(thingName);
      },
    };
    this.list = new CoreDeviceList(
      (token, signal) => {
        // The first page is what the person waits for; the pages after it load by themselves.
        const caller: Caller = token === undefined ? person : { priority: 'background' };
        return this.pool.run(caller, signal, () => source.listCoreDevices(token, signal));
      },
      clock,
      (devices, readAt) => {
        this.keep(devices, readAt);
      },
      () => {
        onDidChange({ kind: 'list' });
      },
    );
  }

  /** How many core devices there are, where the list has been read to its end. */
  get size(): number | undefined {
    const { tail, thingNames } = this.list.state;
    return tail === 'end' ? thingNames.length : undefined;
  }

  /**
   * Makes the devices known that the list has not come to. They are not shown in it: it would become too long. Rejects
   * with a FleetError; what was read by then is known.
   */
  async readRest(signal: AbortSignal, didRead: () => void): Promise<void> {
    // What the list is just reading is not asked for a second time.
    await this.list.settled();
    if (this.size !== undefined || this.isRestKnown) {
      return;
    }
    const caller: Caller = { priority: 'background' };
    const { source } = this.connection;
    const fetchPage: FetchPage<CoreDevice> = (token) =>
      this.pool.run(caller, signal, () => source.listCoreDevices(token, signal));
    const list = { fetchPage, keyOf: nameOf, seen: new Set<string>(), from: this.list.goesOnAt };
    for await (const { items } of followPages(list, signal)) {
      this.keep(items);
      didRead();
    }
    this.isRestKnown = true;
  }

  /** Everything that is known of each device. */
  knownRecords(): Iterable<CoreDeviceRecord> {
    return this.records.values();
  }

  /** The names of the devices that are known. */
  thingNames(): Iterable<string> {
    return this.records.keys();
  }

  /** Everything that is known, to be kept: of which moment it is, is for the caller to say. */
  everything(): Pick<Snapshot, 'devices' | 'deployments'> {
    return {
      devices: [...this.records.values()].map(({ device, detailsIfRead: details, opened }) => ({
        ...{ device, details },
        ...opened,
      })),
      deployments: [...this.deployments.values()].flatMap(({ state }) => state.items ?? []),
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
  async find(thingName: string, caller: Caller = person, signal?: AbortSignal): Promise<CoreDeviceRecord> {
    const known = this.records.get(thingName);
    if (known !== undefined) {
      return known;
    }
    const record = this.asked.get(thingName) ?? this.newRecord(unknownDevice(thingName), this.clock.now());
    this.asked.set(thingName, record);
    await record.details.read(caller, signal);
    this.asked.delete(thingName);
    const { items, error } = record.details.state;
    if (error !== undefined) {
      throw error;
    }
    if (items === undefined) {
      throw fleetError({ kind: 'canceled' }, 'Canceled');
    }
    const named = this.records.get(thingName) ?? record;
    this.put(thingName, named);
    return named;
  }

  /** What a deployment asks for, read when it is asked to be and kept: GetDeployment as a list of one. */
  deployment(deploymentId: string): Listing<Deployment> {
    const known = this.deployments.get(deploymentId);
    if (known !== undefined) {
      return known;
    }
    const { source } = this.connection;
    const listing = new Listing(
      async (_token, signal, caller) => {
        const deployment = await this.pool.run(caller, signal, () => source.getDeployment(deploymentId, signal));
        return { items: [deployment], nextToken: undefined };
      },
      (deployment) => deployment.deploymentId,
      this.clock,
      () => {
        this.onDidChange({ kind: 'deployment', deploymentId });
      },
    );
    this.deployments.set(deploymentId, listing);
    return listing;
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
  known({ device, detailsIfRead: details, opened }: CoreDeviceRecord): KnownDevice {
    return { place: this.place(), device, details, ...opened };
  }

  /**
   * Looks for failures across the whole fleet. A scan under way is canceled. Resolves when the scan has ended or
   * stopped; never rejects: see {@link scan}.
   */
  async startScan(kind: ScanKind): Promise<void> {
    this.scan?.cancel();
    const scan = new Scan(kind, this, this.clock, () => {
      this.onDidChange({ kind: 'scan' });
    });
    this.scan = scan;
    await scan.run();
  }

  /** Runs a request of a scan when its turn comes. */
  ask<T>({ caller, signal }: StepContext, request: (source: FleetSource) => Promise<T>): Promise<T> {
    return this.pool.run(caller, signal, () => request(this.connection.source));
  }

  /** The devices on which something is known to have failed, with what is known of them. */
  *failingDevices(): Iterable<KnownDevice> {
    for (const thingName of this.failing) {
      const record = this.records.get(thingName);
      if (record !== undefined) {
        yield this.known(record);
      }
    }
  }

  /**
   * Reads the loaded pages of the list and the named devices again; the devices that are not named are asked for anew
   * when they are next opened.
   */
  async refresh(expanded: readonly string[]): Promise<void> {
    this.isRestKnown = false;
    const known = [...this.records];
    known.forEach(([, record]) => {
      record.markOutdated();
    });
    await Promise.all([this.list.refresh(), ...expanded.map((thingName) => this.device(thingName)?.refresh())]);
    this.forgetGone(known);
  }

  /** A list that was read to its end names every device: one that was known before and is not named is gone. */
  private forgetGone(known: readonly (readonly [string, CoreDeviceRecord])[]): void {
    const { tail, thingNames } = this.list.state;
    const listed = new Set(thingNames);
    const gone = tail === 'end' ? known.filter(([thingName]) => !listed.has(thingName)) : [];
    gone.forEach(([thingName, record]) => {
      record.cancel();
      this.records.delete(thingName);
      this.failing.delete(thingName);
    });
    if (gone.length > 0) {
      this.onDidChange({ kind: 'list' });
    }
  }

  /** Ends what is under way; answers that come late change nothing. */
  dispose(): void {
    this.scan?.cancel();
    this.list.cancel();
    this.records.forEach((record) => {
      record.cancel();
    });
    this.deployments.forEach((listing) => {
      listing.cancel();
    });
    this.connection.close();
  }

  /** Keeps devices as an answer of ListCoreDevices has them. */
  keep(devices: readonly CoreDevice[], readAt = this.clock.now()): void {
    for (const device of devices) {
      const { coreDeviceThingName: thingName } = device;
      const known = this.records.get(thingName);
      known?.update(device, readAt);
      this.put(thingName, known ?? this.newRecord(device, readAt));
    }
  }

  private put(thingName: string, record: CoreDeviceRecord): void {
    this.records.set(thingName, record);
    this.judge(thingName);
  }

  /** Failures are looked up all the time and are few, so they are not searched for among all devices. */
  private judge(thingName: string): void {
    const record = this.records.get(thingName);
    if (record !== undefined && hasFailed({ kind: 'coreDevice', on: this.known(record) })) {
      this.failing.add(thingName);
    } else {
      this.failing.delete(thingName);
    }
  }

  private newRecord(device: CoreDevice, readAt: Date): CoreDeviceRecord {
    return new CoreDeviceRecord(device, readAt, this.surroundings);
  }

  private didChange(thingName: string): void {
    this.accountInArn ??= accountIn(this.records.get(thingName)?.opened.deployments ?? []);
    this.judge(thingName);
    this.onDidChange({ kind: 'device', thingName });
  }
}
