import { Debouncer } from '../../base/debounce';
import type { Clock } from '../../base/clock';

/** Devices that are visited at once, however slow the machine is: most fleets need one batch. */
const minDevices = 200;

/** Largest number of devices that are visited at once. */
const maxDevices = 1_000;

/** Time in milliseconds after which a batch ends, because a longer one would block the editor. */
const batchTime = 10;

/** Pause between two batches, in milliseconds. */
const pause = 5;

/**
 * The devices that an index has to visit: nobody waits for them before the first question, then all of them, and from then on
 * those that change. A large fleet is visited in batches, because it takes long.
 */
export class IndexQueue {
  private readonly pending = new Set<string>();
  private isStarted = false;
  /** The devices that weren't visited since the first question. */
  private unvisited: Iterator<string> | undefined;
  private readonly batches: Debouncer;

  /**
   * @param all the names of all devices
   * @param onDidVisit called after each batch that came later than the question
   */
  constructor(
    private readonly all: () => Iterable<string>,
    private readonly visit: (thingName: string) => void,
    private readonly clock: Clock,
    onDidVisit: () => void,
  ) {
    this.batches = new Debouncer(
      clock,
      () => pause,
      () => {
        this.visitBatch();
        onDidVisit();
      },
    );
  }

  /** Whether devices may have to be visited. */
  get isBehind(): boolean {
    return this.pending.size > 0 || this.unvisited !== undefined;
  }

  /** Visits the first devices at once. Call it before each answer. */
  catchUp(): void {
    if (!this.isStarted) {
      this.isStarted = true;
      this.unvisited = this.all()[Symbol.iterator]();
    }
    if (this.isBehind && !this.batches.isScheduled) {
      this.visitBatch();
    }
  }

  /** Adds devices that have changed. Costs nothing before the first question. */
  add(thingNames: readonly string[]): void {
    if (this.isStarted) {
      thingNames.forEach((thingName) => this.pending.add(thingName));
    }
  }

  dispose(): void {
    this.batches.dispose();
  }

  private visitBatch(): void {
    const end = this.clock.now().getTime() + batchTime;
    const isInTime = (): boolean => this.clock.now().getTime() < end;
    for (let visited = 0; visited < minDevices || (visited < maxDevices && isInTime()); visited += 1) {
      const thingName = this.next();
      if (thingName === undefined) {
        return;
      }
      this.visit(thingName);
    }
    if (this.isBehind) {
      this.batches.schedule();
    }
  }

  /** The next device to visit: one that has changed, else one that wasn't visited since the first question. */
  private next(): string | undefined {
    for (const thingName of this.pending) {
      this.pending.delete(thingName);
      return thingName;
    }
    const next = this.unvisited?.next();
    if (next?.done !== false) {
      this.unvisited = undefined;
      return undefined;
    }
    return next.value;
  }
}
