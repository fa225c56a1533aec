import { accountOfArn } from '../core/arn';
import type { Clock } from '../core/clock';
import type { Connection } from '../core/connection';
import type { CoreDevice, Deployment, EffectiveDeployment } from '../core/model';
import type { KnownDevice, Place } from '../core/subject';
import { CoreDeviceList } from './coreDeviceList';
import { CoreDeviceRecord } from './coreDeviceRecord';
import { Listing } from './listing';
import { RequestPool } from './requestPool';

/** Requests that run at a time on one connection. */
const requestsAtATime = 4;

/** What changed in a fleet. */
export type FleetChange =
  | { readonly kind: 'list' }
  | { readonly kind: 'device'; readonly thingName: string }
  | { readonly kind: 'deployment'; readonly deploymentId: string };

function accountIn(deployments: readonly EffectiveDeployment[]): string | undefined {
  const accounts = deployments.map(({ iotJobArn, targetArn }) => accountOfArn(iotJobArn) ?? accountOfArn(targetArn));
  return accounts.find((account) => account !== undefined);
}

/** What is known of the fleet behind one connection. It asks when it is told to, keeps the answers and dates them. */
export class Fleet {
  readonly list: CoreDeviceList;
  private readonly pool = new RequestPool(requestsAtATime);
  private readonly records = new Map<string, CoreDeviceRecord>();
  private readonly finding = new Map<string, Promise<CoreDeviceRecord>>();
  private readonly deployments = new Map<string, Listing<Deployment>>();
  private accountInArn: string | undefined;

  constructor(
    readonly connection: Connection,
    private readonly clock: Clock,
    private readonly onDidChange: (change: FleetChange) => void,
  ) {
    const { source } = connection;
    this.list = new CoreDeviceList(
      (token, signal) => {
        // The first page is what the person waits for; the pages after it load by themselves.
        const priority = token === undefined ? 'click' : 'background';
        return this.pool.run(priority, signal, () => source.listCoreDevices(token, signal));
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

  /** What is known about a device that the list has named. */
  device(thingName: string): CoreDeviceRecord | undefined {
    return this.records.get(thingName);
  }

  /**
   * What is known about a device, also one that the list has not named: that one is asked for first. Rejects with a
   * FleetError where that fails, of the kind `notFound` where there is no such device.
   */
  async find(thingName: string): Promise<CoreDeviceRecord> {
    const known = this.records.get(thingName) ?? this.finding.get(thingName);
    if (known !== undefined) {
      return known;
    }
    const finding = this.ask(thingName).finally(() => {
      this.finding.delete(thingName);
    });
    this.finding.set(thingName, finding);
    return finding;
  }

  /** What a deployment asks for, read when it is asked to be and kept: GetDeployment as a list of one. */
  deployment(deploymentId: string): Listing<Deployment> {
    const known = this.deployments.get(deploymentId);
    if (known !== undefined) {
      return known;
    }
    const { source } = this.connection;
    const listing = new Listing(
      async (_token, signal) => {
        const deployment = await this.pool.run('click', signal, () => source.getDeployment(deploymentId, signal));
        return { items: [deployment], nextToken: undefined };
      },
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
    const { id: connectionId, profile, region, partition } = this.connection;
    return { connectionId, profile, region, partition, account: this.account() };
  }

  /** A device with what is known about it. */
  known({ device, detailsIfRead: details, opened }: CoreDeviceRecord): KnownDevice {
    return { place: this.place(), device, details, ...opened };
  }

  /** Every device that is known, with what is known of it. */
  *knownDevices(): Iterable<KnownDevice> {
    for (const record of this.records.values()) {
      yield this.known(record);
    }
  }

  /**
   * Reads the loaded pages of the list and the named devices again; the devices that are not named are asked for anew
   * when they are next opened.
   */
  async refresh(expanded: readonly string[]): Promise<void> {
    this.records.forEach((record) => {
      record.markOutdated();
    });
    await Promise.all([this.list.refresh(), ...expanded.map((thingName) => this.device(thingName)?.refresh())]);
  }

  /** Ends what is under way; answers that come late change nothing. */
  dispose(): void {
    this.list.cancel();
    this.records.forEach((record) => {
      record.cancel();
    });
    this.deployments.forEach((listing) => {
      listing.cancel();
    });
    this.connection.close();
  }

  /** A record of a device that the list has not named, kept once AWS has told of the device. */
  private async ask(thingName: string): Promise<CoreDeviceRecord> {
    const nothingKnown = { status: undefined, lastStatusUpdateTimestamp: undefined, runtime: undefined };
    const device = { coreDeviceThingName: thingName, ...nothingKnown, platform: undefined, architecture: undefined };
    const record = this.newRecord(device, this.clock.now());
    await record.details.read();
    const { error } = record.details.state;
    if (error !== undefined) {
      throw error;
    }
    const named = this.records.get(thingName) ?? record;
    this.records.set(thingName, named);
    return named;
  }

  private keep(devices: readonly CoreDevice[], readAt: Date): void {
    for (const device of devices) {
      const known = this.records.get(device.coreDeviceThingName);
      if (known === undefined) {
        this.records.set(device.coreDeviceThingName, this.newRecord(device, readAt));
      } else {
        known.update(device, readAt);
      }
    }
  }

  private newRecord(device: CoreDevice, readAt: Date): CoreDeviceRecord {
    const thingName = device.coreDeviceThingName;
    const onDidChange = (): void => {
      this.accountInArn ??= accountIn(this.records.get(thingName)?.opened.deployments ?? []);
      this.onDidChange({ kind: 'device', thingName });
    };
    const { source } = this.connection;
    const { pool, clock } = this;
    return new CoreDeviceRecord(device, readAt, { source, pool, clock, onDidChange });
  }
}
