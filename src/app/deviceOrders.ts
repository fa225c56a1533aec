import type { Clock } from '../base/clock';
import { Listeners } from '../base/events';
import type { Fleet } from '../fleet/fleet';
import { differs } from '../fleet/drift/differingDevices';
import { devicesIn, type SessionChange } from '../fleet/fleetSession';
import { sortDevices, type DeviceSort } from '../fleet/selection/deviceOrder';
import type { Sessions } from '../fleet/sessions';
import type { Thresholds } from '../greengrass/status/thresholds';
import type { DeviceViewOptions } from './deviceViewOptions';
import type { Displays } from './displays';
import type { FilteredFleets } from './filteredFleets';
import { HeldOrder, type OrderInput, type ShownOrder } from './heldOrder';
import type { Mutes } from './mutes';
import type { Option } from './option';

const minute = 60_000;

/** What the orders depend on. */
export interface DeviceOrdersContext {
  readonly sessions: Sessions;
  readonly filteredFleets: FilteredFleets;
  readonly viewOptions: DeviceViewOptions;
  readonly sort: Option<DeviceSort>;
  readonly displays: Pick<Displays, 'openDevices'>;
  readonly mutes: Pick<Mutes, 'isSilent' | 'version'>;
  readonly clock: Clock;
  readonly thresholds: () => Thresholds;
}

/** How many devices of a fleet are failing that aren't known to be, among all or among those that match a filter. */
function countFailing(
  { devices }: Fleet,
  isKnown: (thingName: string) => boolean,
  matching: readonly string[] | undefined,
): number {
  const others: string[] = [];
  for (const { device } of devices.allFailing()) {
    if (!isKnown(device.coreDeviceThingName)) {
      others.push(device.coreDeviceThingName);
    }
  }
  if (matching === undefined || others.length === 0) {
    return others.length;
  }
  const matches = new Set(matching);
  return others.filter((thingName) => matches.has(thingName)).length;
}

/** The order of the core devices of each fleet that is shown as one list. */
export class DeviceOrders {
  private readonly orders = new Map<Fleet, HeldOrder>();
  private readonly listeners = new Listeners<undefined>();
  private readonly unsubscribes: readonly (() => void)[];

  constructor(private readonly context: DeviceOrdersContext) {
    const { sessions, viewOptions, sort } = context;
    this.unsubscribes = [
      sessions.onDidChange((change) => {
        if (change.kind === 'sessions' || change.change.kind === 'state') {
          this.keep(new Set(sessions.all.flatMap(({ fleet }) => fleet ?? [])));
        } else if (change.session.fleet !== undefined && this.mayReorder(change.change)) {
          this.orders.get(change.session.fleet)?.didChange();
        }
      }),
      viewOptions.onDidChange(() => {
        // Other devices are shown, so nobody has acted on their rows.
        this.keep(new Set());
      }),
      sort.onDidChange(() => {
        this.apply();
      }),
    ];
  }

  /** Adds a listener, called when an order has changed. The returned function removes it. */
  onDidChange(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** The order of the listed or matching devices of a fleet. */
  of(fleet: Fleet): ShownOrder {
    const order =
      this.orders.get(fleet) ??
      new HeldOrder(
        this.context.clock,
        () => this.input(fleet),
        () => {
          this.listeners.fire(undefined);
        },
      );
    this.orders.set(fleet, order);
    return order.current;
  }

  /** The user acts on rows: all rows keep their places. */
  hold(): void {
    this.orders.forEach((order) => {
      order.hold();
    });
  }

  /** A command is about to reveal a row. All rows keep their places after pending changes of the order. */
  holdCurrent(): void {
    this.orders.forEach((order) => {
      order.hold(true);
    });
    this.listeners.fire(undefined);
  }

  /** Applies the orders once. Rows that are held stay held. */
  apply(): void {
    this.orders.forEach((order) => {
      order.apply();
    });
    this.listeners.fire(undefined);
  }

  /** Applies the orders after each change, until the user acts on rows. */
  release(): void {
    this.orders.forEach((order) => {
      order.release();
    });
    this.listeners.fire(undefined);
  }

  dispose(): void {
    this.unsubscribes.forEach((unsubscribe) => {
      unsubscribe();
    });
    this.keep(new Set());
  }

  private input(fleet: Fleet): OrderInput {
    const { filteredFleets, displays, thresholds, mutes } = this.context;
    const isMuted = (thingName: string): boolean => mutes.isSilent(fleet, thingName);
    const sort = this.context.sort.value;
    const query = filteredFleets.queryOf(fleet);
    const matching = query === 'plain' ? undefined : query === 'loading' ? [] : query.state.thingNames;
    const listed = matching ?? fleet.list.state.thingNames;
    const context = { ...thresholds(), now: fleet.now() };
    const { staleAfterHours, stuckAfterHours, now } = context;
    return {
      sort,
      listed,
      isExact: matching !== undefined,
      version: [
        fleet.devices.version,
        sort === 'differingFirst' && fleet.drift.version,
        sort === 'failingFirst' && mutes.version(fleet),
        staleAfterHours,
        stuckAfterHours,
      ].join(),
      minute: Math.floor(now.getTime() / minute),
      order: () =>
        sortDevices(
          sort,
          {
            devices: fleet.devices,
            listed,
            isWholeFleet: matching === undefined,
            differs: (thingName) => differs(fleet, thingName),
            isMuted,
          },
          context,
        ),
      countFailing: (known) => {
        // The user already knows what is open or was revealed.
        const open = displays.openDevices(fleet.connection.id);
        const all = new Set([...known, ...open, ...filteredFleets.revealed]);
        const isKnown = (thingName: string): boolean => all.has(thingName) || isMuted(thingName);
        return sort === 'failingFirst' ? countFailing(fleet, isKnown, matching) : 0;
      },
    };
  }

  /** Whether a change of a fleet can change the order. What deployments ask for decides which devices differ. */
  private mayReorder(change: SessionChange): boolean {
    const isOfDeployments = change.kind === 'deployment' || change.kind === 'rollouts';
    return devicesIn(change).length > 0 || (isOfDeployments && this.context.sort.value === 'differingFirst');
  }

  /** Drops the orders of all other fleets. */
  private keep(fleets: ReadonlySet<Fleet>): void {
    for (const [fleet, order] of this.orders) {
      if (!fleets.has(fleet)) {
        order.dispose();
        this.orders.delete(fleet);
      }
    }
  }
}
