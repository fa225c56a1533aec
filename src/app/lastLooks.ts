import { list, member, number, string, texts } from '../base/json';
import type { HashStorage } from '../base/hashStorage';
import type { SinceLastLook } from '../greengrass/failures/incident';
import { isFullyScanned } from '../greengrass/failures/findings';
import type { Fleet } from '../fleet/fleet';
import type { CoreDeviceRecord } from '../fleet/devices/coreDeviceRecord';

/** More failing core devices of a connection, and more connections, aren't stored. */
const maxDevices = 5_000;
const maxConnections = 20;

/** An unchanged look is stored again after this time, in milliseconds. */
const storeEvery = 60_000;

/** What was failing when the user looked. Devices and connections are hashes, because the file must not name them. */
interface Look {
  readonly at: number;
  readonly devices: readonly string[];
}

function parseLook(value: unknown): readonly (readonly [string, Look])[] {
  const [connection, at] = [string(member(value, 'connection')), number(member(value, 'at'))];
  return connection === undefined || at === undefined
    ? []
    : [[connection, { at, devices: texts(member(value, 'devices')).slice(0, maxDevices) }]];
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/**
 * What the user saw failing when they last looked at the failures of each connection. A file keeps it as salted hashes.
 */
export class LastLooks {
  private salt = '';
  private looks = new Map<string, Look>();
  private loading: Promise<void> | undefined;
  private storedAt = 0;
  /** The look before the overview was opened; `undefined` if it was the first. */
  private readonly before = new WeakMap<Fleet, Look | undefined>();
  private readonly hashes = new Map<string, string>();

  constructor(private readonly storage: HashStorage) {}

  /** Starts a look. What is failing is compared with the look before. */
  async open(fleet: Fleet): Promise<void> {
    this.loading ??= this.load();
    await this.loading;
    this.before.set(fleet, this.looks.get(this.hash(fleet.connection.id)));
  }

  /** What changed since the look before; `undefined` if there was none. */
  since(fleet: Fleet, failing: readonly string[]): SinceLastLook | undefined {
    const before = this.before.get(fleet);
    if (before === undefined) {
      return undefined;
    }
    const seen = new Set(before.devices);
    const added = failing.filter((thingName) => !seen.has(this.hash(thingName))).length;
    return { lookedAt: new Date(before.at), added, recovered: this.recovered(fleet, before).size };
  }

  /** Remembers what the user sees failing. A snapshot isn't what is failing at that time. */
  async didShow(fleet: Fleet, failing: readonly string[]): Promise<void> {
    if (!this.before.has(fleet) || fleet.connection.asOf !== undefined) {
      return;
    }
    const before = this.before.get(fleet);
    const recovered = before === undefined ? new Set() : this.recovered(fleet, before);
    // What isn't scanned again may still be failing.
    const unknown = before?.devices.filter((hash) => !recovered.has(hash)) ?? [];
    const devices = [...new Set([...failing.map((thingName) => this.hash(thingName)), ...unknown])].slice(
      0,
      maxDevices,
    );
    const connection = this.hash(fleet.connection.id);
    const at = fleet.now().getTime();
    const last = this.looks.get(connection);
    const isSame = JSON.stringify(last?.devices) === JSON.stringify(devices);
    if (isSame && at - this.storedAt < storeEvery) {
      return;
    }
    this.storedAt = at;
    // The latest connection is the last one.
    this.looks.delete(connection);
    this.looks.set(connection, { at, devices });
    const stored = [...this.looks].slice(-maxConnections).map(([id, look]) => ({ connection: id, ...look }));
    await this.storage.file.write(JSON.stringify({ salt: this.salt, looks: stored }));
  }

  /** The hashes of the core devices of a look that are known to be failing no more. */
  private recovered(fleet: Fleet, { devices }: Look): ReadonlySet<string> {
    const seen = new Set(devices);
    const recovered = new Set<string>();
    const isScanned = fleet.scans.isFleetScanned;
    const isHealthy = ({ device, opened }: CoreDeviceRecord): boolean =>
      !fleet.devices.isFailing(device.coreDeviceThingName) && (isScanned || isFullyScanned(opened));
    for (const record of seen.size === 0 ? [] : fleet.devices.all()) {
      const hash = isHealthy(record) ? this.hash(record.device.coreDeviceThingName) : undefined;
      if (hash !== undefined && seen.has(hash)) {
        recovered.add(hash);
      }
    }
    return recovered;
  }

  private async load(): Promise<void> {
    const stored = parseJson(await this.storage.file.read());
    this.salt = string(member(stored, 'salt')) ?? this.storage.makeSalt();
    this.looks = new Map(list(member(stored, 'looks')).slice(-maxConnections).flatMap(parseLook));
  }

  private hash(text: string): string {
    const known = this.hashes.get(text) ?? this.storage.hash(this.salt, text);
    this.hashes.set(text, known);
    return known;
  }
}
