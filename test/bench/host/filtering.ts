import type { ViewOptions } from '../../../src/fleet/selection/viewOptions';
import type { Fleet } from '../../../src/fleet/fleet';
import { FilteredFleet } from '../../../src/fleet/selection/filteredFleet';
import { systemClock } from '../../../src/ui/systemClock';
import { median } from '../median';
import { recordedFleet } from './recordedFleet';

const runs = 5;

/** View options for a fleet with only the list loaded, by the name of the figure. */
const ofListed: Readonly<Record<string, ViewOptions>> = {
  name: { filter: { name: 'press' }, grouping: 'none' },
  status: { filter: { status: 'UNHEALTHY' }, grouping: 'none' },
  byStatus: { filter: {}, grouping: 'status' },
  byPrefix: { filter: {}, grouping: 'namePrefix' },
  byThingGroup: { filter: {}, grouping: 'thingGroup' },
};

/** View options for a fleet with a third of its devices scanned. */
const ofScanned: Readonly<Record<string, ViewOptions>> = {
  component: { filter: { component: 'com.fjordwerk.PressMonitor', componentVersion: '2.4' }, grouping: 'none' },
  byStatusScanned: { filter: {}, grouping: 'status' },
};

/** Filters and groups a fleet like the view. */
export class Filtering {
  private readonly filtered: FilteredFleet;
  private didChange = (): void => undefined;

  constructor(fleet: Fleet) {
    this.filtered = new FilteredFleet(fleet, {
      clock: systemClock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 24 }),
      isConnectivityOn: () => false,
      onDidChange: () => {
        this.didChange();
      },
    });
  }

  /** Resolves with the number of matching devices once the last device is evaluated. */
  apply(viewOptions: ViewOptions): Promise<number> {
    return new Promise((resolve) => {
      this.didChange = () => {
        const state = this.filtered.query?.state;
        if (state?.isReading === false) {
          resolve(state.thingNames.length);
        }
      };
      this.filtered.apply(viewOptions);
    });
  }
}

async function measure(
  fleet: Fleet,
  filteredFleets: Readonly<Record<string, ViewOptions>>,
): Promise<Readonly<Record<string, number>>> {
  const filtering = new Filtering(fleet);
  const figures: Record<string, number> = {};
  for (const [name, viewOptions] of Object.entries(filteredFleets)) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const shown = await filtering.apply(viewOptions);
      // A filter without matches measures nothing.
      times.push(shown === 0 ? Number.NaN : performance.now() - start);
    }
    figures[name] = median(times);
    figures[`${name}First`] = times[0] ?? Number.NaN;
  }
  return figures;
}

/**
 * Filters and groups a loaded fleet: from the selection to all matches, in milliseconds. Returns medians, and the first run
 * under the same name with `First`.
 */
export async function filterListed(size: number): Promise<Readonly<Record<string, number>>> {
  return measure(await recordedFleet(size, 0), ofListed);
}

/** The same with a third of the devices scanned. */
export async function filterScanned(size: number): Promise<Readonly<Record<string, number>>> {
  return measure(await recordedFleet(size, 1 / 3), ofScanned);
}
