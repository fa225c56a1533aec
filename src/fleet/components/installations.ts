/** Largest number of lifecycle states that are told apart. The API documents eight. */
export const maxStates = 32;

/** Room for entries at first; most versions run on few devices. */
const firstRoom = 4;

/**
 * The devices that a version of a component is installed on, and its state on each. An entry takes 8 bytes, and up to a quarter as
 * much is free room. Devices and states are numbers. Each device has a revision that grows when its components are
 * indexed again: an entry is valid while its device has its revision, because finding the entry to remove it would take
 * long.
 */
export class Installations {
  private entries = new Uint32Array(2 * firstRoom);
  private used = 0;
  private valid = 0;
  private readonly byState: number[] = [];

  /** @param revisionOf the current revision of a device */
  constructor(private readonly revisionOf: (device: number) => number) {}

  /** The number of devices. */
  get size(): number {
    return this.valid;
  }

  /** The numbers of the states, each with its number of devices. */
  get states(): readonly (readonly [state: number, devices: number])[] {
    return this.byState.map((devices, state) => [state, devices] as const).filter(([, devices]) => devices > 0);
  }

  /** @param state less than {@link maxStates} */
  add(device: number, revision: number, state: number): void {
    if (this.used === this.entries.length) {
      this.makeRoom();
    }
    this.entries[this.used] = device;
    this.entries[this.used + 1] = revision * maxStates + state;
    this.used += 2;
    this.count(state, 1);
  }

  /** Takes back what {@link add} counted. Call it before the revision of the device changes. */
  remove(state: number): void {
    this.count(state, -1);
  }

  /**
   * Visits the devices, in the order in which they were indexed.
   * @param onlyState only devices with this state
   */
  visit(onlyState: number | undefined, visitor: (device: number) => void): void {
    for (let index = 0; index < this.used; index += 2) {
      const state = (this.entries[index + 1] ?? 0) % maxStates;
      if (this.isValid(index) && (onlyState === undefined || state === onlyState)) {
        visitor(this.entries[index] ?? 0);
      }
    }
  }

  private count(state: number, change: 1 | -1): void {
    this.valid += change;
    // No holes: `map` skips them.
    while (this.byState.length <= state) {
      this.byState.push(0);
    }
    this.byState[state] = (this.byState[state] ?? 0) + change;
  }

  private isValid(index: number): boolean {
    const [device = 0, state = 0] = [this.entries[index], this.entries[index + 1]];
    return this.revisionOf(device) === Math.floor(state / maxStates);
  }

  /** Drops invalid entries, and leaves room for a quarter more. */
  private makeRoom(): void {
    const kept = new Uint32Array(2 * (firstRoom + Math.ceil(this.valid * 1.25)));
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
