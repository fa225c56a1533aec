import assert from 'node:assert/strict';
import type { Effect } from '../../simulator/faults/faults';
import { everything, firstPage, once, operation } from './duringTheList';
import { allThere, load, seenList, type FaultGroup, type Seen, type World } from './faultTable';

const storm: Effect = { kind: 'error', status: 429, type: 'TooManyRequestsException', message: 'Too many requests' };
const limiting = 'AWS is limiting the rate of requests';

/** The list and a device take six requests. The limit allows a burst of two. */
async function steadyLimit(world: World): Promise<Seen> {
  const { simulator, fleet } = world;
  simulator.setFaults({ beyond: { burst: 2, perSecond: 10 }, effect: { kind: 'throttle' } });
  await load(world);
  const records = fleet.list.state.thingNames.slice(0, 1).flatMap((name) => fleet.devices.get(name) ?? []);
  await Promise.all(records.map((record) => record.open()));
  for (const { details, deployments, components } of records) {
    assert.deepEqual(
      [details, deployments, components].map(({ state }) => state.error),
      [undefined, undefined, undefined],
    );
  }
  return seenList(world);
}

/** The pages after the first fail. */
function refused(effect: Effect): (world: World) => Promise<Seen> {
  return async (world) => {
    world.simulator.setFaults({ operation, page: 'later', effect });
    await load(world);
    return seenList(world);
  };
}

/** Throttling by AWS. */
export const rateFaults: FaultGroup = {
  title: 'throttling',
  file: 'rateFaults',
  cases: [
    { fault: 'A steady limit of 10 requests a second', shown: allThere, kept: everything, run: steadyLimit },
    once('429 with Retry-After', { kind: 'throttle', retryAfterSeconds: 1 }),
    {
      fault: 'Retry-After 30, after the last retry of the SDK',
      shown: `${limiting} and asks you to wait 30 s`,
      kept: firstPage,
      env: { AWS_MAX_ATTEMPTS: '1' },
      run: refused({ kind: 'throttle', retryAfterSeconds: 30 }),
    },
    {
      fault: 'A storm of 429 after the first page',
      shown: limiting,
      kept: firstPage,
      env: { AWS_MAX_ATTEMPTS: '2' },
      run: refused(storm),
    },
  ],
};
