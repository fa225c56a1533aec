// Runs the extension tests in the VS Code server or, with --desktop, in a downloaded desktop VS Code. `runTests` of
// @vscode/test-electron starts both, and neither sees the developer's AWS credentials.
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium';
import { currentVersion, ensureVsCode } from './install';
import { isolatedEnvironment, type Environment } from './isolation';
import { describeError, Problem } from './problem';
import { passedVariable, versionVariable } from './suiteReport';
import { temporaryFolder } from './temporaryFolder';

const project = join(__dirname, '..', '..');
const extension = join(project, 'dist', 'extension.js');
const suite = join(project, 'out', 'test', 'extension', 'index.js');

/** With another HOME, X11 doesn't find the file that authorizes the user to open a window. */
function displayAuthority(): Environment {
  const file = process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority');
  return existsSync(file) ? { XAUTHORITY: file } : {};
}

/** Downloads everything before HOME becomes a temporary folder. */
async function prepareServer(): Promise<{ readonly vscodeExecutablePath: string }> {
  await ensureVsCode(process.env[versionVariable] ?? currentVersion);
  await ensureChromium();
  return { vscodeExecutablePath: join(__dirname, 'code') };
}

async function main(): Promise<void> {
  const missing = [extension, suite].find((file) => !existsSync(file));
  if (missing !== undefined) throw new Problem(`${missing} is missing. Build it first: npm run build -- --tests`);
  const program = process.argv.includes('--desktop') ? {} : await prepareServer();
  const home = await temporaryFolder('home');
  const passed = join(home.path, 'passed');
  try {
    await runTests({
      ...program,
      extensionDevelopmentPath: project,
      extensionTestsPath: suite,
      extensionTestsEnv: isolatedEnvironment(home.path, { ...displayAuthority(), [passedVariable]: passed }),
      launchArgs: ['--user-data-dir', join(home.path, 'user'), '--extensions-dir', join(home.path, 'extensions')],
    });
    if (!existsSync(passed)) throw new Problem('VS Code ended before the tests, so they count as failed.');
  } finally {
    await home.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof TestRunFailedError ? error.message : describeError(error));
  process.exitCode = 1;
});
