// `npm start`: a real VS Code with the packed extension, an open Greengrass view and the simulator's sample fleet.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateFleet } from '../simulator/generated/generateFleet';
import { sampleFleet } from '../simulator/sample/sampleFleet';
import { startSampleRollout } from '../simulator/sample/startSampleRollout';
import { startSimulator } from '../simulator/simulator';
import { Timeline } from '../simulator/timeline/timeline';
import { isolatedEnvironment, userEnvironment, type Environment } from './isolation';
import { buildExtension, packExtension } from './ownExtension';
import { describeError, Problem } from './problem';
import { startGroup } from './processGroup';
import { startVsCode } from './server';
import { temporaryFolder } from './temporaryFolder';

const project = join(__dirname, '..', '..');
const packed = join(project, 'out', 'greengrass-explorer.vsix');

/** The time between two events in the sample fleet, in milliseconds. */
const stepInterval = 5_000;

/** The options after `npm start --`. */
interface Options {
  /** Use the installed VS Code instead of a browser. */
  readonly desktop?: boolean;
  /** Use the developer's own credentials. */
  readonly aws?: boolean;
  /** Use a fleet of this many core devices instead of the sample fleet. */
  readonly devices?: string;
}

function readOptions(): Options {
  const options = { desktop: { type: 'boolean' }, aws: { type: 'boolean' }, devices: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.devices !== undefined && !/^[1-9]\d{0,5}$/u.test(values.devices)) {
      throw new Error(`--devices takes a number from 1 to 999999, not "${values.devices}".`);
    }
    return values;
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}

/** The developer's environment with --aws, else the environment of a simulator without the developer's credentials. */
async function createEnvironment(home: string, { aws, devices }: Options): Promise<Environment> {
  if (aws === true) {
    return userEnvironment();
  }
  const simulator = await startSimulator({
    fleet: devices === undefined ? sampleFleet() : generateFleet(Number(devices)),
  });
  new Timeline(simulator).run(stepInterval);
  if (devices === undefined) {
    startSampleRollout(simulator);
  }
  console.log(`The simulator is running at ${simulator.url} with ${simulator.deviceNames().length} core devices.`);
  return isolatedEnvironment(home, simulator.env);
}

/** Opens the URL in the developer's browser if there is a desktop. */
function openInBrowser(url: string): void {
  const hasDesktop = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  const opener = process.platform === 'darwin' ? 'open' : hasDesktop ? 'xdg-open' : undefined;
  if (opener !== undefined) {
    // If this fails, the developer can open the printed URL.
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
}

async function startInBrowser(folder: string, workspace: string, env: Environment): Promise<number> {
  const openView = await packExtension('openView', join(folder, 'openView'));
  const server = await startVsCode({ env, vsix: [packed, openView], folder: workspace });
  console.log(`\nVS Code is running at ${server.url()}\nPress Ctrl-C to stop it.`);
  openInBrowser(server.url());
  return server.exited;
}

/** Starts the installed VS Code with its own settings and extensions in the temporary folder. */
async function startOnDesktop(folder: string, workspace: string, env: Environment): Promise<number> {
  const openView = join(folder, 'openView');
  await buildExtension('openView', openView);
  const own = ['--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')];
  const extensions = [project, openView].map((path) => `--extensionDevelopmentPath=${path}`);
  const args = [
    '--new-window',
    '--wait',
    '--skip-welcome',
    '--disable-workspace-trust',
    ...own,
    ...extensions,
    workspace,
  ];
  console.log('Close the window or press Ctrl-C to stop it.');
  return startGroup('code', args, { env, stdio: 'inherit' }).exited;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!existsSync(packed)) {
    throw new Problem(`${packed} is missing. Build it first: npm run package`);
  }
  const folder = await temporaryFolder('start');
  const workspace = join(folder.path, 'workspace');
  await mkdir(workspace);
  const env = await createEnvironment(folder.path, options);
  const start = options.desktop === true ? startOnDesktop : startInBrowser;
  const code = await start(folder.path, workspace, env);
  await folder.remove();
  process.exit(code === -1 ? 1 : code);
}

main().catch((error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});
