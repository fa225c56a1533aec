import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseFleet, type SimulatedFleet } from './fleetFile';
import { generateFleet } from './generateFleet';
import { sampleFleet } from './sampleFleet';
import { startSimulator } from './simulator';
import { Timeline } from './timeline';

const usage = `Starts a Greengrass V2 control plane on this machine, for the AWS CLI or Greengrass Explorer.
  --port N      the port; any free one without it
  --devices N   a generated fleet of that size instead of the sample fleet
  --seed N      of the generated fleet
  --fleet FILE  a fleet from a JSON file (see fleetFile.ts)
  --latency MS  before each answer
  --step MS     something happens in the fleet so often; 0 for never
`;

async function chooseFleet(
  file: string | undefined,
  devices: string | undefined,
  seed: string,
): Promise<SimulatedFleet> {
  if (file !== undefined) {
    return parseFleet(await readFile(file, 'utf8'));
  }
  return devices === undefined ? sampleFleet() : generateFleet(Number(devices), Number(seed));
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
      step: { type: 'string', default: '5000' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const fleet = await chooseFleet(values.fleet, values.devices, values.seed);
  const simulator = await startSimulator({ fleet, port: Number(values.port), latency: Number(values.latency) });
  if (Number(values.step) > 0) {
    new Timeline(simulator).run(Number(values.step));
  }
  console.log(`${fleet.devices.length} core devices. Ctrl-C ends it. For the AWS CLI:`);
  console.log(
    Object.entries(simulator.env)
      .map(([name, value]) => `export ${name}=${value}`)
      .join('\n'),
  );
}

void main();
