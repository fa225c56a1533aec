import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/aws/connect';
import { usualLimits } from '../../../src/aws/limits';
import type { Clock } from '../../../src/base/clock';
import { wordsForError } from '../../../src/text/messages/errorWords';
import type { FleetError } from '../../../src/greengrass/ports/fleetError';
import { Fleet } from '../../../src/fleet/fleet';
import { generateFleet } from '../../simulator/generateFleet';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator';

/** What a person has in front of them. */
export interface Seen {
  /** The sentence of the row that says what is wrong, or that all is there. */
  readonly shown: string;
  readonly kept: string;
}

/** Something that goes wrong between the program and AWS: a row of test/RELIABILITY.md, and the test that proves it. */
export interface FaultCase extends Seen {
  readonly fault: string;
  /** How the simulator starts; 250 devices, three pages, where nothing else is said. */
  readonly simulator?: Partial<SimulatorOptions>;
  /** On top of what leads to the simulator. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long an answer may take, in milliseconds, where that is not as usual. */
  readonly answerLimit?: number;
  /** Lets it go wrong, and tells what a person sees then. */
  readonly run: (world: World) => Promise<Seen>;
}

/** Cases that stand together. */
export interface FaultGroup {
  readonly title: string;
  /** The file that they are in, without its ending. */
  readonly file: string;
  readonly cases: readonly FaultCase[];
}

/** A program that looks at a simulator, in a home folder of its own. */
export interface World {
  readonly simulator: Simulator;
  readonly home: string;
  readonly fleet: Fleet;
}

/** The time of this machine, without its pauses. */
export const clock: Clock = { now: () => new Date(), delay: () => Promise.resolve() };

/** All is well: no row says anything else. */
export const allThere = 'All core devices';

/** The row of a fleet without devices begins like this. */
export const none = 'No core devices';

function sentenceFor(fleet: Fleet, error: FleetError | undefined): string {
  return error === undefined ? allThere : wordsForError(error, fleet.connection).sentence;
}

/** What the list of core devices shows. */
export function seenList({ fleet, simulator }: World): Seen {
  const { error, thingNames, tail } = fleet.list.state;
  assert.equal(tail, error === undefined ? 'end' : 'failed');
  assert.equal(new Set(thingNames).size, thingNames.length, 'No device is listed twice.');
  return {
    shown: error === undefined && thingNames.length === 0 ? none : sentenceFor(fleet, error),
    kept: `${thingNames.length} of ${simulator.deviceNames().length} core devices`,
  };
}

/** Opens the list and waits until nothing is loading any more. */
export async function load({ fleet }: World): Promise<void> {
  await fleet.list.readFirst();
  await fleet.list.settled();
}

/** Sets what the environment says of AWS: only this, and nothing of the person's own. */
export function setEnvironment(home: string, env: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
  const files = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') };
  const quiet = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  Object.assign(process.env, files, quiet, env);
}

/** After its end a fleet sends nothing, whatever is still asked of it. */
async function assertSilentAfterEnd({ fleet, simulator }: World): Promise<void> {
  fleet.dispose();
  const sent = simulator.requests.length;
  await fleet.list.refresh();
  await Promise.all([...fleet.devices.all()].slice(0, 3).map((record) => record.refresh()));
  assert.equal(simulator.requests.length, sent, 'Nothing is asked after a cancel.');
}

/** Registers a test for each case. */
export function testFaults({ title, cases }: FaultGroup): void {
  const before = { ...process.env };
  describe(title, () => {
    for (const { fault, run, shown, kept, simulator: options, env, answerLimit } of cases) {
      it(fault, async () => {
        const home = await mkdtemp(join(tmpdir(), 'greengrass-unit-'));
        const simulator = await startSimulator({ fleet: generateFleet(250), ...options });
        setEnvironment(home, { ...simulator.env, ...env });
        const limits = { ...usualLimits, ...(answerLimit === undefined ? {} : { answer: answerLimit }) };
        const connection = await connect({ profile: undefined, region: undefined }, undefined, limits);
        const fleet = new Fleet(connection, clock, () => undefined);
        const world = { simulator, home, fleet };
        try {
          assert.deepEqual(await run(world), { shown, kept });
          await assertSilentAfterEnd(world);
        } finally {
          fleet.dispose();
          await simulator.close();
          await rm(home, { recursive: true });
          Object.assign(process.env, before);
        }
      });
    }
  });
}
