import type { Clock } from '../base/clock';
import { AdaptiveDelay, Debouncer } from '../base/debounce';
import type { DeviceOrder, DeviceSort } from '../fleet/selection/deviceOrder';

/** The order is applied at most this often, in milliseconds. */
const shortestPause = 2_000;

/** What an order is made of at one moment. */
export interface OrderInput {
  readonly sort: DeviceSort;
  /** The names that must have a row. The same array until they change. */
  readonly listed: readonly string[];
  /** Whether a name that `listed` doesn't have has no row, as with a filter. */
  readonly isExact: boolean;
  /** Differs whenever the order of the same names may differ, other than because time has passed. */
  readonly version: string;
  /** The order can differ in another minute. */
  readonly minute: number;
  /** Sorts the devices. */
  readonly order: () => DeviceOrder;
  /** How many devices are failing that aren't in this set; 0 if failing ones don't come first. */
  readonly countFailing: (known: ReadonlySet<string>) => number;
}

/** The names of the rows in their order. */
export interface ShownOrder {
  readonly thingNames: readonly string[];
  /** How many devices became failing after the order was last applied, while it is held. */
  readonly newlyFailing: number;
}

/** The last applied order with the changes that need no sorting. */
interface Applied {
  readonly sort: DeviceSort;
  readonly listed: readonly string[];
  readonly thingNames: readonly string[];
  readonly failing: ReadonlySet<string>;
}

/** Rows keep their places, rows that are gone go, and other rows come last. */
function withChanges(applied: Applied, { listed, isExact }: OrderInput): readonly string[] {
  const shown = new Set(applied.thingNames);
  const added = listed.filter((thingName) => !shown.has(thingName));
  const stays = isExact ? new Set(listed) : undefined;
  const kept = stays === undefined ? applied.thingNames : applied.thingNames.filter((name) => stays.has(name));
  return kept.length === applied.thingNames.length && added.length === 0 ? applied.thingNames : [...kept, ...added];
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some === others || (some.length === others.length && some.every((name, index) => name === others[index]));
}

/**
 * The order of the rows of one fleet. VS Code can't keep the scroll position when rows move, so the order is applied at
 * most every two seconds, and no more once the user acts on the rows ({@link hold}).
 */
export class HeldOrder {
  private applied: Applied | undefined;
  private evaluated: Pick<OrderInput, 'version' | 'minute' | 'listed'> | undefined;
  /** In milliseconds since the epoch. */
  private evaluatedAt = 0;
  private isHeld = false;
  private newlyFailing = 0;
  private readonly scheduling: Debouncer;
  private readonly effort: AdaptiveDelay;

  /**
   * @param read reads what the order is made of
   * @param onDidChange called when the order has changed other than by {@link apply} or {@link release}
   */
  constructor(
    private readonly clock: Clock,
    private readonly read: () => OrderInput,
    onDidChange: () => void,
  ) {
    this.effort = new AdaptiveDelay(clock);
    this.scheduling = new Debouncer(
      clock,
      () => this.remaining(),
      () => {
        if (this.evaluate()) {
          onDidChange();
        }
      },
    );
  }

  /** The order to show. */
  get current(): ShownOrder {
    const input = this.read();
    const isOutdated = this.isOutdated(input);
    // The first rows of a list come in order.
    const isFirst = this.applied?.sort !== input.sort || this.applied.thingNames.length === 0;
    if (isFirst || (isOutdated && !this.isHeld && this.remaining() === 0)) {
      this.sort(input);
    } else if (isOutdated) {
      this.scheduling.schedule();
    }
    return { thingNames: this.namesWith(input), newlyFailing: this.newlyFailing };
  }

  /** Schedules an evaluation after devices have changed. Does nothing until the order is shown. */
  didChange(): void {
    if (this.applied !== undefined) {
      this.scheduling.schedule();
    }
  }

  /**
   * The user acts on the rows: they keep their places until {@link apply}.
   * @param isCurrent whether an order that isn't held yet is applied first
   */
  hold(isCurrent = false): void {
    if (isCurrent && !this.isHeld) {
      this.apply();
    }
    this.isHeld = true;
  }

  /** Applies the order once. */
  apply(): void {
    if (this.applied !== undefined) {
      this.sort(this.read());
    }
  }

  /** Applies the order, and again after changes until {@link hold}. */
  release(): void {
    this.isHeld = false;
    this.apply();
  }

  dispose(): void {
    this.scheduling.dispose();
  }

  /** Milliseconds until the next evaluation. The upper bound holds even if the system clock was set back. */
  private remaining(): number {
    const pause = this.effort.delay(shortestPause);
    const passed = this.clock.now().getTime() - this.evaluatedAt;
    return Math.min(pause, Math.max(0, pause - passed));
  }

  /** Applies the order, or counts what it would change while it is held. Returns whether anything shown has changed. */
  private evaluate(): boolean {
    const input = this.read();
    if (this.applied === undefined || !this.isOutdated(input)) {
      return false;
    }
    if (!this.isHeld) {
      const before = this.namesWith(input);
      return !isSame(before, this.sort(input).thingNames);
    }
    const before = this.newlyFailing;
    this.newlyFailing = input.countFailing(this.applied.failing);
    this.didEvaluate(input);
    return before !== this.newlyFailing;
  }

  private sort(input: OrderInput): Applied {
    const didSort = this.effort.start();
    const { sort, listed } = input;
    const applied = { sort, listed, ...input.order() };
    this.applied = applied;
    this.newlyFailing = 0;
    didSort();
    this.didEvaluate(input);
    return applied;
  }

  private isOutdated({ version, minute, listed }: OrderInput): boolean {
    const { evaluated } = this;
    const hasChanged = version !== evaluated?.version || listed !== evaluated.listed;
    return hasChanged || (minute !== evaluated.minute && this.effort.isAged());
  }

  private didEvaluate({ version, minute, listed }: OrderInput): void {
    this.evaluated = { version, minute, listed };
    this.evaluatedAt = this.clock.now().getTime();
  }

  /** The names of the applied order with changes of `listed`. */
  private namesWith(input: OrderInput): readonly string[] {
    const { applied } = this;
    if (applied === undefined || applied.listed === input.listed) {
      return applied?.thingNames ?? [];
    }
    const thingNames = withChanges(applied, input);
    this.applied = { ...applied, listed: input.listed, thingNames };
    return thingNames;
  }
}
