import assert from 'node:assert/strict';
import type { Effect, Fault } from '../../simulator/faults';
import { allThere, load, seenList, type FaultCase, type Seen, type World } from './faultTable';

/** The operation that the list is read with. */
export const operation = 'ListCoreDevices';
/** What is kept when the second page fails. */
export const firstPage = '100 of 250 core devices';
/** Nothing is lost. */
export const everything = '250 of 250 core devices';

/** Reads what is missing, as the click on the row does, once all is well again. */
async function recover(world: World): Promise<void> {
  world.simulator.setFaults();
  await world.fleet.list.readMore();
  assert.deepEqual(seenList(world), { shown: allThere, kept: everything });
}

/** It begins after the first page; once it is over, a retry brings the rest, and a later refresh meets it again. */
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
    assert.deepEqual(seenList(world), { shown: seen.shown, kept: everything }, 'A refresh that fails loses nothing.');
    await recover(world);
    return seen;
  };
}

/** A fault that lasts, in the words of the row that tells of it. */
export function middle(fault: string, effect: Effect, shown: string): FaultCase {
  return { fault: `${fault}, from the second page on`, shown, kept: firstPage, run: afterFirstPage({ effect }) };
}

/** A fault that passes before anyone sees it. */
export function once(fault: string, effect: Effect): FaultCase {
  return { fault: `${fault}, once`, shown: allThere, kept: everything, run: afterFirstPage({ effect, times: 1 }) };
}

/** A fault that meets every page. */
export function throughout(fault: string, effect: Effect, shown = allThere, kept = everything): FaultCase {
  const run = async (world: World): Promise<Seen> => {
    world.simulator.setFaults({ operation, effect });
    await load(world);
    return seenList(world);
  };
  return { fault, shown, kept, run };
}
