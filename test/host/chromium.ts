import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from './isolation';
import { Problem } from './problem';
import { runToEnd } from './processGroup';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first of these programs on the PATH. */
function findOnPath(programs: readonly string[], env: Environment = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isProgram);
}

/**
 * The path of Chromium or Chrome: from CHROMIUM_PATH, else from the PATH, else from the macOS application folder.
 * @throws Problem if CHROMIUM_PATH isn't an executable file
 */
function findChromium(env: Environment = process.env): string | undefined {
  const configured = env['CHROMIUM_PATH'];
  if (configured !== undefined && configured !== '') {
    if (isProgram(configured)) return configured;
    throw new Problem(`CHROMIUM_PATH is ${configured}, which isn't a program. Fix it or unset it.`);
  }
  return findOnPath(names, env) ?? macPaths.find(isProgram);
}

async function installWithApt(): Promise<void> {
  console.error('Installing Chromium with apt-get…');
  const env: Environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await runToEnd('apt-get', args, { env });
    if (code !== 0) throw new Problem(`Couldn't install Chromium: apt-get ${args.join(' ')} failed.\n${output}`);
  }
}

/**
 * The path of Chromium for the tests. Installs it only on a CI machine that runs the tests as root.
 * @throws Problem that says what to install
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env['CI'] === 'true' && process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined) {
    await installWithApt();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Problem(
    'The tests need Chromium or Google Chrome, but neither was found. ' +
      'Install Chromium (on Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to its program.',
  );
}
