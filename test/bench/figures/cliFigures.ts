import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { isolatedEnvironment } from '../../host/isolation';
import { temporaryFolder } from '../../host/temporaryFolder';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { inExtensionHost } from '../extensionHost';
import type { Figure } from '../measure';

const run = promisify(execFile);
const fleetSize = 10_000;
const latency = 80;
const devices = 50;
const atATime = 8;

/** Cost of one way to get the same data. */
interface Cost {
  readonly seconds: number;
  readonly requests: number;
}

/** The version of the AWS CLI; `undefined` if there is none with Greengrass V2. */
function cliVersion(): string | undefined {
  const result = spawnSync('aws', ['greengrassv2', 'list-core-devices', '--generate-cli-skeleton'], {
    encoding: 'utf8',
  });
  const version = spawnSync('aws', ['--version'], { encoding: 'utf8' }).stdout;
  return result.status === 0 ? /aws-cli\/(\d[\d.]*)/u.exec(version)?.[1] : undefined;
}

/** Runs a shell script with the device names on stdin and measures its cost. */
async function inShell(simulator: Simulator, home: string, script: string, names: readonly string[]): Promise<Cost> {
  const env = {
    ...isolatedEnvironment(home, simulator.env),
    AWS_DEFAULT_REGION: simulator.fleet.region,
    NO_PROXY: '127.0.0.1',
  };
  const before = simulator.requests.length;
  const start = performance.now();
  const running = run('bash', ['-c', `set -euo pipefail; ${script}`], { env, maxBuffer: 1e9 });
  running.child.stdin?.end(names.map((name) => `${name}\n`).join(''));
  await running;
  return { seconds: (performance.now() - start) / 1000, requests: simulator.requests.length - before };
}

async function inProgram(simulator: Simulator, task: 'wholeFleet' | 'devices', count: number): Promise<Cost> {
  const figure = await inExtensionHost(simulator, task, count);
  return { seconds: figure('whole') / 1000, requests: figure('requests') };
}

const ofDevice = (name: string): string =>
  `aws greengrassv2 list-effective-deployments --core-device-thing-name ${name} > /dev/null; ` +
  `aws greengrassv2 list-installed-components --core-device-thing-name ${name} --topology-filter ALL > /dev/null`;

function compared(version: string, what: string, cli: Cost, ours: Cost): readonly Figure[] {
  return [
    { what: `${what}: AWS CLI ${version}`, value: cli.seconds, limit: Infinity, unit: 's' },
    { what: `${what}: this program`, value: ours.seconds, limit: Infinity, unit: 's' },
    { what: `${what}: time against the AWS CLI`, value: ours.seconds / cli.seconds, limit: 1, unit: '×' },
    { what: `${what}: requests against the AWS CLI`, value: ours.requests / cli.requests, limit: 1, unit: '×' },
  ];
}

/** The same requests with the AWS CLI, as a user would send them without the extension. */
export async function cliFigures(): Promise<readonly Figure[] | string> {
  const version = cliVersion();
  if (version === undefined) {
    return 'Skipped: there is no AWS CLI with `greengrassv2` on this machine.';
  }
  const simulator = await startSimulator({ fleet: generateFleet(fleetSize), latency });
  const home = await temporaryFolder('bench');
  try {
    const names = simulator.deviceNames().slice(0, devices);
    const shell = (script: string, input: readonly string[]): Promise<Cost> =>
      inShell(simulator, home.path, script, input);
    const listedByCli = await shell('aws greengrassv2 list-core-devices > /dev/null', []);
    const inTurn = await shell(`while read -r name; do ${ofDevice('"$name"')}; done`, names);
    const sideBySide = await shell(`xargs -P ${atATime} -I {} bash -ec '${ofDevice('{}')}'`, names);
    const listed = await inProgram(simulator, 'wholeFleet', 1);
    const read = await inProgram(simulator, 'devices', devices);
    return [
      ...compared(version, `list-core-devices of ${fleetSize.toLocaleString('en')} devices`, listedByCli, listed),
      ...compared(version, `lists of ${devices} devices, one after another`, inTurn, read),
      ...compared(version, `lists of ${devices} devices, ${atATime} at a time`, sideBySide, read),
    ];
  } finally {
    await simulator.close();
    await home.remove();
  }
}
