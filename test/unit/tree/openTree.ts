import type { TimeZone } from '../../../src/base/time';
import assert from 'node:assert/strict';
import { DeviceOrders } from '../../../src/app/deviceOrders';
import { DeviceViewOptions } from '../../../src/app/deviceViewOptions';
import { Displays } from '../../../src/app/displays';
import { FilteredFleets } from '../../../src/app/filteredFleets';
import { Mutes } from '../../../src/app/mutes';
import { Option } from '../../../src/app/option';
import { Refreshing } from '../../../src/app/refreshing';
import { deviceSorts, type DeviceSort } from '../../../src/fleet/selection/deviceOrder';
import { Sessions } from '../../../src/fleet/sessions';
import type { ViewOptions } from '../../../src/fleet/selection/viewOptions';
import type { Address } from '../../../src/greengrass/addresses/address';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetError } from '../../../src/greengrass/ports/fleetError';
import { fleetNode } from '../../../src/tree/coreDevices/fleetNode';
import type { Node } from '../../../src/tree/engine/node';
import { connectionsNode } from '../../../src/tree/shared/connectionsNode';
import type { NodeContext } from '../../../src/tree/shared/nodeContext';
import { lazyCatalog } from '../../../src/ui/catalog';
import { ManualClock } from '../../simulator/clock';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { testMemory } from '../app/openApp';
import { now } from '../fixtures';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';

/** What the user has set in addition to the filter and the grouping. */
interface View {
  areDependenciesShown: boolean;
  timeZone: TimeZone;
  /** What is watched; `undefined` if nothing can be watched. */
  watched: readonly Address[] | undefined;
  /** How often the limit of rows has grown. */
  grown: number;
  readonly mutes: Mutes;
}

/** The tree of core devices of one or several connections. Each has a fleet on a simulator; all share a fake clock. */
export interface OpenTree {
  /** The fleet of the selected connection. */
  readonly live: LiveFleet;
  readonly sessions: Sessions;
  readonly context: NodeContext;
  readonly view: View;
  readonly sort: Option<DeviceSort>;
  readonly deviceOrders: DeviceOrders;
  readonly displays: Displays;
  /** Devices that are shown beyond the row limit. */
  readonly revealed: Set<string>;
  readonly root: () => Node;
  /** The node of the selected connection, even if its row isn't shown. */
  readonly selected: () => Node;
  /** Makes connections fail to open until it is called without an error. */
  refuse(error?: FleetError): void;
  /** Sets the filter and the grouping; resolves once the rows are final. */
  setOptions(options: Partial<ViewOptions>): Promise<void>;
  /** Resolves once every open fleet shows its final rows. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const thresholds = { staleAfterHours: 25, stuckAfterHours: 2 };

/** Opens a fleet whose ages count from the time of the tests. */
async function openDatedFleet(simulated: SimulatedFleet, over: Partial<Connection> = {}): Promise<LiveFleet> {
  const simulator = { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity };
  const live = await openLiveFleet(simulated, over, simulator);
  // The first request takes the simulator's URL from the environment, which the next simulator changes.
  await live.fleet.list.readFirst();
  await live.fleet.list.settled();
  live.takeRequests();
  return live;
}

function nodeContext({ clock }: Pick<LiveFleet, 'clock'>, view: View): NodeContext {
  return {
    clock,
    catalog: lazyCatalog(),
    thresholds: () => thresholds,
    timeZone: () => view.timeZone,
    areDependenciesShown: () => view.areDependenciesShown,
    isWatched: (address) => view.watched?.some((watched) => JSON.stringify(watched) === JSON.stringify(address)),
    isMuted: (fleet, thingName) => view.mutes.isSilent(fleet, thingName),
    failingCount: (fleet) => fleet.devices.failingCount,
    stuckCount: () => 0,
  };
}

/** Resolves once every open fleet shows its final rows. */
function settledRows(sessions: Sessions, filteredFleets: FilteredFleets): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      const queries = sessions.all.flatMap(({ fleet }) => (fleet === undefined ? [] : filteredFleets.queryOf(fleet)));
      if (queries.every((query) => query === 'plain' || (query !== 'loading' && !query.state.isReading))) {
        endListening();
        resolve();
      }
    };
    const endListening = filteredFleets.onDidChange(check);
    check();
  });
}

/**
 * Opens a tree.
 * @param others the fleets of added connections, by the name of the connection, which is also its profile
 */
export async function openTree(
  simulated: SimulatedFleet,
  others: Readonly<Record<string, SimulatedFleet>> = {},
): Promise<OpenTree> {
  const live = await openDatedFleet(simulated);
  const fleets = new Map([['', live]]);
  for (const [profile, other] of Object.entries(others)) {
    fleets.set(profile, await openDatedFleet(other, { id: `${profile}@${other.region}`, profile }));
  }
  let refusal: FleetError | undefined;
  const sessions = new Sessions(
    ({ profile = '' }) => {
      const connection = fleets.get(profile)?.fleet.connection;
      return refusal === undefined && connection !== undefined
        ? // A session can reopen the connection, so closing it does nothing. Closing the simulator closes its sockets.
          Promise.resolve({ ...connection, close: () => undefined })
        : Promise.reject(refusal ?? new Error(`No profile ${profile}`));
    },
    live.clock,
    { profile: undefined, region: undefined },
    Object.entries(others).map(([profile, { region }]) => ({ name: profile, profile, region })),
  );
  const mutes = new Mutes(testMemory(), () => thresholds);
  const view: View = { areDependenciesShown: false, timeZone: 'local', watched: undefined, grown: 0, mutes };
  const context = nodeContext(live, view);
  const viewOptions = new DeviceViewOptions(testMemory());
  const filteredFleets = new FilteredFleets(sessions, viewOptions, live.clock, {
    thresholds: () => thresholds,
    isConnectivityOn: () => false,
  });
  const sort = new Option<DeviceSort>(
    testMemory(),
    'sort',
    (remembered) => deviceSorts.find((known) => known === remembered) ?? 'failingFirst',
  );
  const { clock } = live;
  const displays = new Displays();
  const deviceOrders = new DeviceOrders({
    sessions,
    filteredFleets,
    viewOptions,
    sort,
    displays,
    mutes,
    clock,
    thresholds: () => thresholds,
  });
  const refreshing = new Refreshing(sessions, displays, filteredFleets);
  const { root, nodeOf } = connectionsNode('coreDevices', sessions, (parent, session) =>
    fleetNode(parent, session, context, {
      isOnlyConnection: () => sessions.all.length === 1,
      open: (opened) => refreshing.open(opened),
      viewOptions,
      filteredFleets,
      deviceOrders,
      onDidGrow: () => {
        view.grown += 1;
      },
    }),
  );
  return {
    live,
    sessions,
    context,
    view,
    sort,
    deviceOrders,
    displays,
    revealed: filteredFleets.revealed,
    root,
    selected: () => nodeOf(sessions.selected) ?? assert.fail('The selected connection has no node.'),
    refuse: (error) => {
      refusal = error;
    },
    setOptions: (options) => {
      viewOptions.change({ filter: {}, grouping: 'none', ...options });
      return settledRows(sessions, filteredFleets);
    },
    settled: () => settledRows(sessions, filteredFleets),
    close: async () => {
      deviceOrders.dispose();
      filteredFleets.dispose();
      sessions.dispose();
      for (const fleet of [...fleets.values()].reverse()) {
        await fleet.close();
      }
    },
  };
}
