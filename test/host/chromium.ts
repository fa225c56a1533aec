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

/** The first program of these names on the PATH. */
function findOnPath(programs: readonly string[], env: Environment = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isProgram);
}

/**
 * Chromium or Chrome on this machine: what CHROMIUM_PATH names, else by name on the PATH, else where macOS keeps it.
 * @throws Problem when CHROMIUM_PATH names something that cannot be run
 */
function findChromium(env: Environment = process.env): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (isProgram(chosen)) return chosen;
    throw new Problem(`CHROMIUM_PATH is ${chosen}, which is not a program. Correct it or unset it.`);
  }
  return findOnPath(names, env) ?? macPaths.find(isProgram);
}

async function installWithApt(): Promise<void> {
  console.error('Installing Chromium with apt-get…');
  const env: Environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await runToEnd('apt-get', args, { env });
    if (code !== 0) throw new Problem(`Chromium could not be installed: apt-get ${args.join(' ')} failed.\n${output}`);
  }
}

/**
 * The Chromium for the tests. Only a CI machine, where the tests run as root, has it installed by itself.
 * @throws Problem with a sentence that tells what to install
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
    'The tests need Chromium or Google Chrome, and none was found. ' +
      'Install it (on Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to its program.',
  );
}
