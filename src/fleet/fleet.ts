import { accountOfArn } from '../core/arn';
import type { Clock } from '../core/clock';
import type { Connection } from '../core/connection';
import type { CoreDevice, EffectiveDeployment } from '../core/model';
import { CoreDeviceList } from './coreDeviceList';
import { CoreDeviceRecord } from './coreDeviceRecord';
import { RequestPool } from './requestPool';

/** Requests that run at a time on one connection. */
const requestsAtATime = 4;

/** What changed in a fleet. */
export type FleetChange = { readonly kind: 'list' } | { readonly kind: 'device'; readonly thingName: string };

function accountIn(deployments: readonly EffectiveDeployment[]): string | undefined {
  const accounts = deployments.map(({ iotJobArn, targetArn }) => accountOfArn(iotJobArn) ?? accountOfArn(targetArn));
  return accounts.find((account) => account !== undefined);
}

/** What is known of the fleet behind one connection. It asks when it is told to, keeps the answers and dates them. */
export class Fleet {
  readonly list: CoreDeviceList;
  private readonly pool = new RequestPool(requestsAtATime);
  private readonly records = new Map<string, CoreDeviceRecord>();
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
   * The account of the fleet: that of the credentials, else one found in an ARN of the same connection. `undefined`
   * while neither is known.
   */
  account(): string | undefined {
    return this.connection.account() ?? this.accountInArn;
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
    this.connection.close();
  }

  private keep(devices: readonly CoreDevice[], readAt: Date): void {
    for (const device of devices) {
      const thingName = device.coreDeviceThingName;
      const known = this.records.get(thingName);
      if (known === undefined) {
        const onDidChange = (): void => {
          this.accountInArn ??= accountIn(this.records.get(thingName)?.opened.deployments ?? []);
          this.onDidChange({ kind: 'device', thingName });
        };
        const { source } = this.connection;
        const { pool, clock } = this;
        this.records.set(thingName, new CoreDeviceRecord(device, readAt, { source, pool, clock, onDidChange }));
      } else {
        known.update(device, readAt);
      }
    }
  }
}
