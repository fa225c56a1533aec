// `npm start`: a real VS Code with the packed extension, the Greengrass view open, on the simulator's sample fleet.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateFleet } from '../simulator/generateFleet';
import { sampleFleet } from '../simulator/sampleFleet';
import { startSimulator } from '../simulator/simulator';
import { Timeline } from '../simulator/timeline';
import { isolatedEnvironment, ownEnvironment, type Environment } from './isolation';
import { buildExtension, packExtension } from './ownExtension';
import { describeError, Problem } from './problem';
import { startGroup } from './processGroup';
import { startVsCode } from './server';
import { temporaryFolder } from './temporaryFolder';

const project = join(__dirname, '..', '..');
const packed = join(project, 'out', 'greengrass-explorer.vsix');

/** Something happens in the sample fleet so often, in milliseconds. */
const stepInterval = 5_000;

/** What stands behind `npm start --`. */
interface Options {
  /** In the VS Code that is installed, and not in a browser. */
  readonly desktop?: boolean;
  /** With the person's own credentials. */
  readonly aws?: boolean;
  /** So many core devices, and not the sample fleet. */
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

/** The person's own credentials with --aws; else a simulator, and none of the person's. */
async function chooseEnvironment(home: string, { aws, devices }: Options): Promise<Environment> {
  if (aws === true) {
    return ownEnvironment();
  }
  const simulator = await startSimulator({
    fleet: devices === undefined ? sampleFleet() : generateFleet(Number(devices)),
  });
  new Timeline(simulator).run(stepInterval);
  console.log(`The simulator has a fleet of ${simulator.deviceNames().length} core devices at ${simulator.url}.`);
  return isolatedEnvironment(home, simulator.env);
}

/** Shows the address in the person's browser where there is a desktop. */
function openInBrowser(url: string): void {
  const hasDesktop = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  const opener = process.platform === 'darwin' ? 'open' : hasDesktop ? 'xdg-open' : undefined;
  if (opener !== undefined) {
    // Without an opener the printed address serves as well.
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
}

async function startInBrowser(folder: string, workspace: string, env: Environment): Promise<number> {
  const openView = await packExtension('openView', join(folder, 'openView'));
  const server = await startVsCode({ env, vsix: [packed, openView], folder: workspace });
  console.log(`\nVS Code is at ${server.url()}\nCtrl-C ends it.`);
  openInBrowser(server.url());
  return server.exited;
}

/** An installed VS Code, with settings and extensions of its own in the temporary folder. */
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
  console.log('Ctrl-C, or closing the window, ends it.');
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
  const env = await chooseEnvironment(folder.path, options);
  const start = options.desktop === true ? startOnDesktop : startInBrowser;
  const code = await start(folder.path, workspace, env);
  await folder.remove();
  process.exit(code === -1 ? 1 : code);
}

main().catch((error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});
