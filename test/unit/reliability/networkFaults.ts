import assert from 'node:assert/strict';
import { ManualClock } from '../../simulator/clock';
import { everything, middle, once } from './duringTheList';
import { allThere, load, seenList, type FaultGroup, type Seen, type World } from './faultTable';

const unreachable = "Can't reach AWS";
const late = "AWS didn't respond in time";

/** Nobody listens any more where the simulator was. */
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

/** A day is more than any signature is good for. */
const tomorrow = new ManualClock(Date.now() + 86_400_000);

/** Answers that take longer than this are given up, in milliseconds: 30 s for a person, who would wait here for nothing. */
const answerLimit = 200;

/** The way between the program and the service. */
export const networkFaults: FaultGroup = {
  title: 'a network that goes wrong',
  file: 'networkFaults',
  cases: [
    {
      fault: 'A name that DNS does not know',
      shown: unreachable,
      kept: '0 of 250 core devices',
      env: { AWS_ENDPOINT_URL_GREENGRASSV2: 'http://does-not-exist.invalid' },
      run: nothingLoads,
    },
    { fault: 'A refused connection, at a refresh', shown: unreachable, kept: everything, run: refused },
    once('A connection that is reset', { kind: 'reset' }),
    middle('A connection that is reset', { kind: 'reset' }, unreachable),
    once('A connection that is reset in the middle of an answer', { kind: 'reset', midBody: true }),
    middle('A connection that is reset in the middle of an answer', { kind: 'reset', midBody: true }, unreachable),
    { ...middle('An answer that never comes', { kind: 'hang' }, late), answerLimit },
    { ...middle('An answer that stops halfway', { kind: 'hang', midBody: true }, late), answerLimit },
    { ...middle('An answer that drips', { kind: 'drip', milliseconds: 50 }, late), answerLimit },
    {
      fault: 'A clock that is a day behind',
      shown: allThere,
      kept: everything,
      simulator: { clock: tomorrow },
      run: allLoads,
    },
  ],
};
