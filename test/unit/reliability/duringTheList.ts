import assert from 'node:assert/strict';
import type { Effect, Fault } from '../../simulator/faults/faults';
import { allThere, load, seenList, type FaultCase, type Seen, type World } from './faultTable';

/** The operation that loads the list. */
export const operation = 'ListCoreDevices';
/** Devices that are kept when the second page fails. */
export const firstPage = '100 of 250 core devices';
export const everything = '250 of 250 core devices';

/** Ends the fault and loads the rest, as a click on the row does. */
async function recover(world: World): Promise<void> {
  world.simulator.setFaults();
  await world.fleet.list.readMore();
  assert.deepEqual(seenList(world), { shown: allThere, kept: everything });
}

/** The fault starts after the first page. A retry after it loads the rest, and a later refresh meets the fault again. */
function afterFirstPage(fault: Omit<Fault, 'operation' | 'page'>): FaultCase['run'] {
  return async (world) => {
    world.simulator.setFaults({ ...fault, operation, page: 'later' });
    await load(world);
    const seen = seenList(world);
    if (seen.shown === allThere) {
      return seen;
    }
    await recover(world);
    assert.equal(world.simulator.requests.filter(({ query }) => query['nextToken'] === undefined).length, 1);
    world.simulator.setFaults({ ...fault, operation });
    await world.fleet.refresh([]);
    assert.deepEqual(seenList(world), { shown: seen.shown, kept: everything }, 'A failed refresh loses nothing.');
    await recover(world);
    return seen;
  };
}

/** A fault that lasts, with the text of its row. */
export function middle(fault: string, effect: Effect, shown: string): FaultCase {
  return { fault: `${fault}, from the second page on`, shown, kept: firstPage, run: afterFirstPage({ effect }) };
}

/** A fault that is over before the user sees it. */
export function once(fault: string, effect: Effect): FaultCase {
  return { fault: `${fault}, once`, shown: allThere, kept: everything, run: afterFirstPage({ effect, times: 1 }) };
}

/** A fault on every page. */
export function throughout(fault: string, effect: Effect, shown = allThere, kept = everything): FaultCase {
  const run = async (world: World): Promise<Seen> => {
    world.simulator.setFaults({ operation, effect });
    await load(world);
    return seenList(world);
  };
  return { fault, shown, kept, run };
}
