import type { ViewOptions } from '../../../src/fleet/selection/viewOptions';
import type { Fleet } from '../../../src/fleet/fleet';
import { FilteredFleet } from '../../../src/fleet/selection/filteredFleet';
import { systemClock } from '../../../src/ui/systemClock';
import { median } from '../median';
import { recordedFleet } from './recordedFleet';

const runs = 5;

/** What is measured of a fleet of which only the list is known, by the name of its figure. */
const ofListed: Readonly<Record<string, ViewOptions>> = {
  name: { filter: { name: 'press' }, grouping: 'none' },
  status: { filter: { status: 'UNHEALTHY' }, grouping: 'none' },
  byStatus: { filter: {}, grouping: 'status' },
  byPrefix: { filter: {}, grouping: 'namePrefix' },
  byThingGroup: { filter: {}, grouping: 'thingGroup' },
};

/** The same of one of which a third has been looked into. */
const ofLookedInto: Readonly<Record<string, ViewOptions>> = {
  component: { filter: { component: 'com.fjordwerk.PressMonitor', componentVersion: '2.4' }, grouping: 'none' },
  byStatusLookedInto: { filter: {}, grouping: 'status' },
};

/** Arranges a fleet as the view does. */
export class Arranging {
  private readonly arranged: FilteredFleet;
  private didChange = (): void => undefined;

  constructor(fleet: Fleet) {
    this.arranged = new FilteredFleet(fleet, {
      clock: systemClock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 24 }),
      onDidChange: () => {
        this.didChange();
      },
    });
  }

  /** Resolves once the fleet is arranged to its last device, with how many devices are shown. */
  arrange(viewOptions: ViewOptions): Promise<number> {
    return new Promise((resolve) => {
      this.didChange = () => {
        const state = this.arranged.query?.state;
        if (state?.isReading === false) {
          resolve(state.thingNames.length);
        }
      };
      this.arranged.apply(viewOptions);
    });
  }
}

async function measure(
  fleet: Fleet,
  filteredFleets: Readonly<Record<string, ViewOptions>>,
): Promise<Readonly<Record<string, number>>> {
  const arranging = new Arranging(fleet);
  const figures: Record<string, number> = {};
  for (const [name, viewOptions] of Object.entries(filteredFleets)) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const shown = await arranging.arrange(viewOptions);
      // Where nothing is shown, nothing was measured.
      times.push(shown === 0 ? Number.NaN : performance.now() - start);
    }
    figures[name] = median(times);
    figures[`${name}First`] = times[0] ?? Number.NaN;
  }
  return figures;
}

/**
 * Filters and groups a fleet that is known: from the choice to everything that fits, in milliseconds. Medians, and under
 * the same name with `First` what the first of the runs took.
 */
export async function arrangeListed(size: number): Promise<Readonly<Record<string, number>>> {
  return measure(await recordedFleet(size, 0), ofListed);
}

/** The same where a third of the devices has been looked into. */
export async function arrangeLookedInto(size: number): Promise<Readonly<Record<string, number>>> {
  return measure(await recordedFleet(size, 1 / 3), ofLookedInto);
}
