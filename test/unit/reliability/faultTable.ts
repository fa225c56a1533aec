import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/aws/connect';
import { defaultLimits } from '../../../src/aws/limits';
import type { Clock } from '../../../src/base/clock';
import { wordsForError } from '../../../src/text/errors/errorWords';
import type { FleetError } from '../../../src/greengrass/ports/fleetError';
import { Fleet } from '../../../src/fleet/fleet';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator';

/** What the user sees. */
export interface Seen {
  /** The sentence of the error row, or {@link allThere}. */
  readonly shown: string;
  readonly kept: string;
}

/** A fault between the program and AWS: a row of test/RELIABILITY.md and its test. */
export interface FaultCase extends Seen {
  readonly fault: string;
  /** Options of the simulator. By default it has 250 devices on three pages. */
  readonly simulator?: Partial<SimulatorOptions>;
  /** Environment variables besides those of the simulator. */
  readonly env?: Readonly<Record<string, string>>;
  /** Response timeout, in milliseconds, if it isn't the default. */
  readonly responseLimit?: number;
  /** Causes the fault and returns what the user sees. */
  readonly run: (world: World) => Promise<Seen>;
}

/** A section of test/RELIABILITY.md. */
export interface FaultGroup {
  readonly title: string;
  /** Name of their file without the extension. */
  readonly file: string;
  readonly cases: readonly FaultCase[];
}

/** A fleet of a simulator, with a separate home folder. */
export interface World {
  readonly simulator: Simulator;
  readonly home: string;
  readonly fleet: Fleet;
}

/** The real time, without delays. */
export const clock: Clock = { now: () => new Date(), delay: () => Promise.resolve() };

/** There is no error row. */
export const allThere = 'All core devices';

/** Start of the row of an empty fleet. */
export const none = 'No core devices';

function sentenceFor(fleet: Fleet, error: FleetError | undefined): string {
  return error === undefined ? allThere : wordsForError(error, fleet.connection).sentence;
}

/** What the user sees in the list of core devices. */
export function seenList({ fleet, simulator }: World): Seen {
  const { error, thingNames, tail } = fleet.list.state;
  assert.equal(tail, error === undefined ? 'end' : 'failed');
  assert.equal(new Set(thingNames).size, thingNames.length, 'No device is listed twice.');
  return {
    shown: error === undefined && thingNames.length === 0 ? none : sentenceFor(fleet, error),
    kept: `${thingNames.length} of ${simulator.deviceNames().length} core devices`,
  };
}

/** Opens the list and waits until it has loaded. */
export async function load({ fleet }: World): Promise<void> {
  await fleet.list.readFirst();
  await fleet.list.settled();
}

/** Sets the AWS variables of the environment and removes all others. */
export function setEnvironment(home: string, env: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
  const files = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') };
  const quiet = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  Object.assign(process.env, files, quiet, env);
}

/** A disposed fleet sends no requests. */
async function assertSilentAfterEnd({ fleet, simulator }: World): Promise<void> {
  fleet.dispose();
  const sent = simulator.requests.length;
  await fleet.list.refresh();
  await Promise.all([...fleet.devices.all()].slice(0, 3).map((record) => record.refresh()));
  assert.equal(simulator.requests.length, sent, 'A disposed fleet sends no requests.');
}

/** Registers a test for each case. */
export function testFaults({ title, cases }: FaultGroup): void {
  const before = { ...process.env };
  describe(title, () => {
    for (const { fault, run, shown, kept, simulator: options, env, responseLimit } of cases) {
      it(fault, async () => {
        const home = await mkdtemp(join(tmpdir(), 'greengrass-unit-'));
        const simulator = await startSimulator({ fleet: generateFleet(250), ...options });
        setEnvironment(home, { ...simulator.env, ...env });
        const limits = { ...defaultLimits, ...(responseLimit === undefined ? {} : { response: responseLimit }) };
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
