import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { realClock } from './clock';
import { parseFleet, type SimulatedFleet } from './fleetFile';
import { generateFleet } from './generated/generateFleet';
import { sampleFleet } from './sample/sampleFleet';
import { startSampleRollout } from './sample/startSampleRollout';
import { startSimulator } from './simulator';
import { Timeline } from './timeline/timeline';

/** Average interval between events in the fleet at speed 1, in milliseconds. */
const stepInterval = 5_000;

const usage = `Starts a Greengrass V2 control plane on this machine, for the AWS CLI or Greengrass Explorer.
  --port N      the port; by default any free port
  --devices N   use a generated fleet of this size instead of the sample fleet
  --seed N      the seed of the generated fleet and of its events
  --fleet FILE  use a fleet from a JSON file (see fleetFile.ts)
  --latency MS  the delay before each response, in milliseconds
  --speed N     how fast events happen in the fleet: 1 means one every 5 seconds, 0 none
`;

/** Parses a number from the command line. Throws if it is invalid. */
function readNumber(option: string, text: string): number {
  if (!/^\d+(\.\d+)?$/u.test(text)) {
    throw new Error(`--${option} takes a number, not "${text}".`);
  }
  return Number(text);
}

async function loadFleet(file: string | undefined, size: string | undefined, seed: number): Promise<SimulatedFleet> {
  if (file !== undefined) {
    return parseFleet(await readFile(file, 'utf8'));
  }
  return size === undefined ? sampleFleet() : generateFleet(readNumber('devices', size), seed);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      port: { type: 'string', default: '0' },
      devices: { type: 'string' },
      seed: { type: 'string', default: '1' },
      fleet: { type: 'string' },
      latency: { type: 'string', default: '0' },
      speed: { type: 'string', default: '1' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const seed = readNumber('seed', values.seed);
  const speed = readNumber('speed', values.speed);
  const fleet = await loadFleet(values.fleet, values.devices, seed);
  const simulator = await startSimulator({
    fleet,
    port: readNumber('port', values.port),
    latency: readNumber('latency', values.latency),
    clock: realClock(speed),
  });
  if (speed > 0 && values.fleet === undefined && values.devices === undefined) {
    startSampleRollout(simulator);
  }
  const stop = speed === 0 ? undefined : new Timeline(simulator, seed).run(stepInterval);
  console.log(`# ${fleet.devices.length} core devices at ${simulator.url}. Press Ctrl-C to stop. A client needs:`);
  for (const [name, value] of Object.entries(simulator.env)) {
    console.log(`export ${name}=${value}`);
  }
  process.once('SIGINT', () => {
    stop?.();
    void simulator.close();
  });
}

main().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
});
