import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connect } from '../../../src/aws/connect';
import { wordsForError } from '../../../src/text/errors/errorWords';
import type { Fleet } from '../../../src/fleet/fleet';
import type { FleetSession } from '../../../src/fleet/fleetSession';
import { Sessions } from '../../../src/fleet/sessions';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator } from '../../simulator/simulator';
import { everything, firstPage, operation } from './duringTheList';
import { allThere, clock, load, seenList, setEnvironment, type FaultGroup, type Seen, type World } from './faultTable';

/** A failing device is deleted between the list and the click on it. A refresh removes its row. */
async function deviceDisappears(world: World): Promise<Seen> {
  const { simulator, fleet } = world;
  await load(world);
  const [failing] = fleet.failingDevices();
  const name = failing?.device.coreDeviceThingName ?? '';
  simulator.remove(name);
  const record = fleet.devices.get(name);
  await record?.open();
  assert.ok(record?.details.state.error);
  const shown = wordsForError(record.details.state.error, fleet.connection).sentence;
  const kept = `${fleet.list.state.thingNames.length} of 250 core devices`;
  await fleet.refresh([name]);
  assert.deepEqual(seenList(world), { shown: allThere, kept: '249 of 249 core devices' });
  assert.ok(
    ![...fleet.failingDevices()].some(({ device }) => device.coreDeviceThingName === name),
    "A deleted device isn't failing.",
  );
  return { shown, kept };
}

/** The view is closed while the second page loads. */
async function closed(world: World): Promise<Seen> {
  const { simulator, fleet } = world;
  simulator.setFaults({ operation, page: 'later', effect: { kind: 'hang' } });
  const second = simulator.nextRequest(({ query }) => query['nextToken'] !== undefined);
  await fleet.list.readFirst();
  await second;
  const ended = fleet.list.settled();
  fleet.dispose();
  await ended;
  assert.equal(simulator.requests.length, 2);
  const { thingNames, error } = fleet.list.state;
  assert.equal(error, undefined, "Closing a view isn't an error.");
  return { shown: 'Nothing', kept: `${thingNames.length} of 250 core devices` };
}

function profile(name: string, url: string): string {
  return [
    `[services ${name}]\ngreengrassv2 =\n  endpoint_url = ${url}`,
    `[profile ${name}]\nregion = eu-west-1\nservices = ${name}`,
    'aws_access_key_id = AKIAPROFILE\naws_secret_access_key = x\n',
  ].join('\n');
}

async function openFleet(session: FleetSession): Promise<Fleet> {
  await session.open();
  const { state } = session;
  assert.ok(state.kind === 'open');
  return state.fleet;
}

/** Another profile is selected while the second page of the previous one loads. */
async function switched({ simulator, home }: World): Promise<Seen> {
  const other = await startSimulator({ fleet: generateFleet(120, 2) });
  await writeFile(join(home, 'config'), profile('first', simulator.url) + profile('second', other.url));
  setEnvironment(home, {});
  const { selected: session } = new Sessions(connect, clock, { profile: 'first', region: undefined }, []);
  try {
    const { list } = await openFleet(session);
    simulator.setFaults({ operation, page: 2, effect: { kind: 'hang' } });
    const second = simulator.nextRequest(({ query }) => query['nextToken'] !== undefined);
    await list.readFirst();
    await second;
    const ended = list.settled();
    session.reset({ profile: 'second', region: undefined });
    await ended;
    const world = { simulator: other, home, fleet: await openFleet(session) };
    await load(world);
    assert.equal(simulator.requests.length, 2);
    assert.deepEqual([...world.fleet.devices.names()].sort(), [...other.deviceNames()].sort());
    return { shown: seenList(world).shown, kept: 'Nothing of the previous profile' };
  } finally {
    session.dispose();
    await other.close();
  }
}

/** Each refresh replaces the previous one. */
async function hammered(world: World): Promise<Seen> {
  const { simulator, fleet } = world;
  await load(world);
  const before = simulator.requests.length;
  await Promise.all(Array.from({ length: 1_000 }, () => fleet.refresh([])));
  assert.ok(simulator.requests.length - before <= 20, `${simulator.requests.length - before} requests`);
  return seenList(world);
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');
  Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

/** Refreshes the list and an open device many times, like a view that is open for days. */
async function soaked(world: World): Promise<Seen> {
  const { fleet } = world;
  await load(world);
  const [name = ''] = fleet.list.state.thingNames;
  const cycles = async (count: number): Promise<void> => {
    for (let cycle = 0; cycle < count; cycle += 1) {
      await fleet.refresh(cycle % 10 === 0 ? [name] : []);
    }
  };
  await cycles(20);
  const before = heapAfterCollection();
  await cycles(200);
  const grown = heapAfterCollection() - before;
  assert.ok(grown < 4e6, `The heap grew by ${grown} bytes.`);
  return seenList(world);
}

/** Events during the life of a view. */
export const lifeFaults: FaultGroup = {
  title: 'the life of a view',
  file: 'lifeFaults',
  cases: [
    {
      fault: 'A device is deleted between the list and the click',
      shown: 'Core device not found',
      kept: everything,
      run: deviceDisappears,
    },
    { fault: 'The view is closed while the list loads', shown: 'Nothing', kept: firstPage, run: closed },
    {
      fault: 'Another profile is selected while the list loads',
      shown: allThere,
      kept: 'Nothing of the previous profile',
      run: switched,
    },
    { fault: '1,000 refreshes at once', shown: allThere, kept: everything, run: hammered },
    {
      fault: '200 refreshes in a row without a memory leak',
      shown: allThere,
      kept: '100 of 100 core devices',
      simulator: { fleet: generateFleet(100) },
      run: soaked,
    },
  ],
};
