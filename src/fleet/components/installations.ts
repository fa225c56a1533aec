/** Devices are numbered, and each has a revision that grows when its components are indexed again. */
export interface NumberedDevices {
  readonly revisionOf: (device: number) => number;
}

/** Room for entries at first; most versions run on few devices. */
const firstRoom = 4;

/**
 * The devices that a version of a component is installed on. An entry takes 8 bytes, and up to half as much is free room.
 * An entry is valid while its device has the revision of the entry, because finding it to remove it would take long.
 */
export class Installations {
  private entries = new Uint32Array(2 * firstRoom);
  private used = 0;
  private valid = 0;
  private failed = 0;

  constructor(private readonly devices: NumberedDevices) {}

  /** The number of devices. */
  get size(): number {
    return this.valid;
  }

  /** The number of devices on which the component is errored or broken. */
  get failedCount(): number {
    return this.failed;
  }

  add(device: number, revision: number, isFailed: boolean): void {
    if (this.used === this.entries.length) {
      this.makeRoom();
    }
    this.entries[this.used] = device;
    this.entries[this.used + 1] = revision * 2 + Number(isFailed);
    this.used += 2;
    this.valid += 1;
    this.failed += Number(isFailed);
  }

  /** Takes back what {@link add} counted. Call it before the revision of the device changes. */
  remove(isFailed: boolean): void {
    this.valid -= 1;
    this.failed -= Number(isFailed);
  }

  /** The numbers of the devices, in the order in which they were indexed. */
  *numbers(onlyFailed: boolean): Iterable<number> {
    for (let index = 0; index < this.used; index += 2) {
      if (this.isValid(index) && (!onlyFailed || (this.entries[index + 1] ?? 0) % 2 === 1)) {
        yield this.entries[index] ?? 0;
      }
    }
  }

  private isValid(index: number): boolean {
    const [device = 0, state = 0] = [this.entries[index], this.entries[index + 1]];
    return this.devices.revisionOf(device) === Math.floor(state / 2);
  }

  /** Drops invalid entries, and grows by half if few were dropped. */
  private makeRoom(): void {
    const needed = 2 * this.valid + 2;
    const room = Math.max(2 * firstRoom, 2 * Math.ceil(needed * 0.75));
    const kept = new Uint32Array(room);
    let used = 0;
    for (let index = 0; index < this.used; index += 2) {
      if (this.isValid(index)) {
        kept[used] = this.entries[index] ?? 0;
        kept[used + 1] = this.entries[index + 1] ?? 0;
        used += 2;
      }
    }
    this.entries = kept;
    this.used = used;
  }
}
