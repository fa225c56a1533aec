import assert from 'node:assert/strict';
import type { Effect } from '../../simulator/faults/faults';
import { everything, firstPage, operation, throughout } from './duringTheList';
import { allThere, load, seenList, type FaultCase, type FaultGroup, type Seen, type World } from './faultTable';

const unexpected = 'Unexpected response from AWS';

/** Endless paging after the first page. The number of requests is limited. */
function circle(fault: string, effect: Effect, requests: number): FaultCase {
  const { run, ...rest } = throughout(fault, effect, unexpected, firstPage);
  return {
    ...rest,
    run: async (world) => {
      const seen = await run(world);
      assert.equal(world.simulator.requests.length, requests);
      return seen;
    },
  };
}

/** The second page starts with half of the first, and is the last. */
async function repeatedItems(world: World): Promise<Seen> {
  const again = world.simulator.deviceNames().slice(50, 100);
  const others = ['extra-1', 'extra-2'];
  const coreDevices = [...again, ...others, ...others].map((coreDeviceThingName) => ({ coreDeviceThingName }));
  world.simulator.setFaults({ operation, page: 2, effect: { kind: 'body', body: JSON.stringify({ coreDevices }) } });
  await load(world);
  return seenList(world);
}

/** Faulty tokens and pages. */
export const pagingFaults: FaultGroup = {
  title: 'faulty paging',
  file: 'pagingFaults',
  cases: [
    circle('The same token on every page', { kind: 'tokens', tokens: ['A'] }, 2),
    circle('Two alternating tokens', { kind: 'tokens', tokens: ['A', 'B'] }, 3),
    circle('The same page with new tokens', { kind: 'endlessTokens' }, 11),
    throughout('Empty pages with a token', { kind: 'emptyPage', count: 20 }, allThere, everything),
    {
      fault: 'Items repeated on the next page and within a page',
      shown: allThere,
      kept: '102 of 250 core devices',
      run: repeatedItems,
    },
  ],
};
