import assert from 'node:assert/strict';
import { ManualClock } from '../../simulator/clock';
import { everything, middle, once } from './duringTheList';
import { allThere, load, seenList, type FaultGroup, type Seen, type World } from './faultTable';

const unreachable = "Can't reach AWS";
const late = "AWS didn't respond in time";

/** The simulator has stopped listening. */
async function refused(world: World): Promise<Seen> {
  await load(world);
  await world.simulator.close();
  await world.fleet.refresh([]);
  return seenList(world);
}

async function nothingLoads(world: World): Promise<Seen> {
  await load(world);
  assert.equal(world.simulator.requests.length, 0);
  return seenList(world);
}

async function allLoads(world: World): Promise<Seen> {
  await load(world);
  return seenList(world);
}

/** No signature is valid for a day. */
const tomorrow = new ManualClock(Date.now() + 86_400_000);

/** Response timeout in milliseconds. The default of 30 s would only slow the tests down. */
const responseLimit = 200;

/** Faults of the network between the program and AWS. */
export const networkFaults: FaultGroup = {
  title: 'network failures',
  file: 'networkFaults',
  cases: [
    {
      fault: "A host name that DNS can't resolve",
      shown: unreachable,
      kept: '0 of 250 core devices',
      env: { AWS_ENDPOINT_URL_GREENGRASSV2: 'http://does-not-exist.invalid' },
      run: nothingLoads,
    },
    { fault: 'A refused connection during a refresh', shown: unreachable, kept: everything, run: refused },
    once('A connection reset', { kind: 'reset' }),
    middle('A connection reset', { kind: 'reset' }, unreachable),
    once('A connection reset in the middle of a response', { kind: 'reset', midBody: true }),
    middle('A connection reset in the middle of a response', { kind: 'reset', midBody: true }, unreachable),
    { ...middle('A response that never comes', { kind: 'hang' }, late), responseLimit },
    { ...middle('A response that stops halfway', { kind: 'hang', midBody: true }, late), responseLimit },
    { ...middle('A response that arrives too slowly', { kind: 'drip', milliseconds: 50 }, late), responseLimit },
    {
      fault: 'A clock that is a day behind',
      shown: allThere,
      kept: everything,
      simulator: { clock: tomorrow },
      run: allLoads,
    },
  ],
};
