import assert from 'node:assert/strict';
import { isPlain, type Arrangement } from '../../../src/core/arrangement';
import type { Address } from '../../../src/core/address';
import type { Connection } from '../../../src/core/connection';
import type { FleetError } from '../../../src/core/errors';
import type { Fleet } from '../../../src/fleet/fleet';
import { FleetArrangement } from '../../../src/fleet/fleetArrangement';
import { Sessions } from '../../../src/fleet/sessions';
import type { Arrangements } from '../../../src/tree/arrangements';
import { connectionsNode, type ConnectionsNode } from '../../../src/tree/connectionsNode';
import { fleetNode } from '../../../src/tree/fleetNode';
import type { Node } from '../../../src/tree/node';
import type { TreeSurroundings } from '../../../src/tree/surroundings';
import { lazyCatalogue } from '../../../src/ui/catalogue';
import { ManualClock } from '../../simulator/clock';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { now } from '../fixtures';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';

/** What a person chose to see. */
interface View {
  areDependenciesShown: boolean;
  /** What is watched; `undefined` where nothing can be. */
  watched: readonly Address[] | undefined;
  /** How often there was room for more rows than before. */
  grown: number;
}

/** The tree of core devices of one connection or several, each with a fleet on a simulator, on a fake clock. */
export interface OpenTree {
  /** The fleet of the chosen connection. */
  readonly live: LiveFleet;
  readonly sessions: Sessions;
  readonly surroundings: TreeSurroundings;
  readonly view: View;
  /** What stands at the top. */
  readonly root: () => Node;
  /** The row of the chosen connection, whether it is shown or not. */
  readonly chosen: () => Node;
  /** Makes connections fail to open, until it is called with nothing. */
  refuse(error?: FleetError): void;
  /** Arranges the rows in this way, and waits until it is known which there are. */
  arrange(arrangement: Partial<Arrangement>): Promise<void>;
  close(): Promise<void>;
}

const hours = { staleAfterHours: 25, stuckAfterHours: 2 };

/** Opens a fleet whose times are reckoned from the moment of the tests. */
async function openDatedFleet(simulated: SimulatedFleet, over: Partial<Connection> = {}): Promise<LiveFleet> {
  const simulator = { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity };
  const live = await openLiveFleet(simulated, over, simulator);
  // The address of the simulator is taken from the environment with the first request, and another one changes that.
  await live.fleet.list.readFirst();
  await live.fleet.list.settled();
  live.asked();
  return live;
}

/** What the rows depend on besides the fleet. */
function surroundingsOf({ clock }: Pick<LiveFleet, 'clock'>, view: View): TreeSurroundings {
  return {
    ...{ clock, catalogue: lazyCatalogue(), hours: () => hours },
    areDependenciesShown: () => view.areDependenciesShown,
    isWatched: (address) => view.watched?.some((watched) => JSON.stringify(watched) === JSON.stringify(address)),
  };
}

/** Tells an object that has what rows ask of the arrangements from one that has not. */
function isArrangements(value: object): value is Arrangements {
  return ['begin', 'selectionOf', 'current', 'included'].every((name) => name in value);
}

/** The arrangements of a view without what only VS Code can do: remember them, and show that they are being read. */
class ArrangedFleets {
  current: Arrangement = { filter: {}, grouping: 'none' };
  readonly included = new Set<string>();
  private readonly arranged = new Map<Fleet, FleetArrangement>();
  private readonly shown = new Set<Fleet>();
  private listeners: readonly (() => void)[] = [];

  constructor(private readonly clock: LiveFleet['clock']) {}

  readonly begin = (fleet: Fleet): void => {
    this.shown.add(fleet);
    if (!isPlain(this.current)) {
      this.arranged.get(fleet)?.dispose();
      const onDidChange = (): void => {
        this.listeners.forEach((listener) => {
          listener();
        });
      };
      const arrangement = new FleetArrangement(fleet, { clock: this.clock, hours: () => hours, onDidChange });
      this.arranged.set(fleet, arrangement);
      arrangement.arrange(this.current);
    }
  };

  readonly selectionOf = (fleet: Fleet) =>
    isPlain(this.current) ? 'plain' : (this.arranged.get(fleet)?.selection ?? 'loading');

  /** Shows other rows; resolves once they are known. */
  change(arrangement: Arrangement): Promise<void> {
    this.current = arrangement;
    return new Promise((resolve) => {
      const check = (): void => {
        if (
          [...this.shown].every(
            (fleet) => isPlain(arrangement) || this.arranged.get(fleet)?.selection?.state.isReading === false,
          )
        ) {
          this.listeners = [];
          resolve();
        }
      };
      this.listeners = [check];
      this.shown.forEach(this.begin);
      check();
    });
  }

  dispose(): void {
    this.arranged.forEach((arranged) => {
      arranged.dispose();
    });
  }
}

/**
 * Opens a tree.
 * @param others fleets of connections that were added, by the name of the connection, which is also its profile
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
        ? // It is opened again after a session has closed it; what it holds is closed with the simulator.
          Promise.resolve({ ...connection, close: () => undefined })
        : Promise.reject(refusal ?? new Error(`No profile ${profile}`));
    },
    live.clock,
    { profile: undefined, region: undefined },
    Object.entries(others).map(([profile, { region }]) => ({ name: profile, profile, region })),
  );
  const view: View = { areDependenciesShown: false, watched: undefined, grown: 0 };
  const surroundings = surroundingsOf(live, view);
  const arranged = new ArrangedFleets(live.clock);
  const arrangements: object = arranged;
  assert.ok(isArrangements(arrangements));
  const options = {
    ...{ arrangements, isAlone: () => sessions.all.length === 1 },
    onDidGrow: () => {
      view.grown += 1;
    },
  };
  const tree: ConnectionsNode = connectionsNode('coreDevices', sessions, (parent, session) =>
    fleetNode(parent, session, surroundings, options),
  );
  return {
    ...{ live, sessions, surroundings, view, root: tree.root },
    chosen: () => tree.nodeOf(sessions.chosen) ?? assert.fail('The chosen connection has no row.'),
    refuse: (error) => {
      refusal = error;
    },
    arrange: (arrangement) => arranged.change({ filter: {}, grouping: 'none', ...arrangement }),
    close: async () => {
      arranged.dispose();
      sessions.dispose();
      for (const fleet of [...fleets.values()].reverse()) {
        await fleet.close();
      }
    },
  };
}
