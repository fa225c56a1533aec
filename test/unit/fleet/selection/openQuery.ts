import assert from 'node:assert/strict';
import type { DeviceQuery } from '../../../../src/fleet/selection/deviceQuery';
import type { QueryResult } from '../../../../src/fleet/selection/queryResult';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import type { ViewOptions } from '../../../../src/fleet/selection/viewOptions';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

/** A simulated fleet that can be filtered, with its list loaded as far as the user sees it. */
export interface OpenQuery {
  readonly live: LiveFleet;
  /** How long an evaluation takes, in milliseconds. */
  evaluation: number;
  /** How many there were. */
  evaluations: number;
  readonly filtered: FilteredFleet;
  /** Number of changes so far. */
  readonly changes: () => number;
  readonly query: () => DeviceQuery;
  readonly state: () => QueryResult;
  /** Starts a query without waiting for its data. */
  readonly apply: (viewOptions: Partial<ViewOptions>) => void;
  /** Applies view options and resolves once all their data has loaded. */
  readonly show: (viewOptions: Partial<ViewOptions>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a fleet, or one of this many core devices. A list shows the first 1,000. */
export async function openQuery(simulated: number | SimulatedFleet, isConnectivityOn = false): Promise<OpenQuery> {
  const live = await openLiveFleet(typeof simulated === 'number' ? generateFleet(simulated) : simulated);
  let changes = 0;
  let didChange = (): void => undefined;
  const filtered = new FilteredFleet(live.fleet, {
    clock: live.clock,
    thresholds: () => {
      // Each evaluation asks for them once.
      live.clock.work(opened.evaluation);
      opened.evaluations += 1;
      return { staleAfterHours: 25, stuckAfterHours: 24 };
    },
    isConnectivityOn: () => isConnectivityOn,
    onDidChange: () => {
      changes += 1;
      didChange();
    },
  });
  await live.fleet.list.readFirst();
  await live.fleet.list.settled();
  const query = (): DeviceQuery => filtered.query ?? assert.fail('No view options are applied.');
  const apply: OpenQuery['apply'] = (viewOptions) => {
    filtered.apply({ filter: {}, grouping: 'none', ...viewOptions });
  };
  const opened: OpenQuery = {
    live,
    evaluation: 0,
    evaluations: 0,
    filtered,
    changes: () => changes,
    query,
    state: () => query().state,
    apply,
    show: (viewOptions) =>
      new Promise((resolve) => {
        didChange = () => {
          if (filtered.query?.state.isReading === false) {
            resolve();
          }
        };
        apply(viewOptions);
      }),
    close: async () => {
      filtered.dispose();
      await live.close();
    },
  };
  return opened;
}
