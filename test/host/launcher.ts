// Replaces the VS Code executable in `runTests` of @vscode/test-electron. It has the same arguments and exit codes, but
// runs the VS Code server from the npm registry in headless Chromium.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { newPage, startBrowser } from './browser';
import { followFile } from './followFile';
import { describeError, Problem } from './problem';
import { startVsCode, type VsCodeServer } from './server';
import { outputVariable, passedVariable, versionVariable } from './suiteReport';
import { temporaryFolder } from './temporaryFolder';

const startMilliseconds = 120_000;

/** The value of `--name=value`. All other arguments are only for the desktop program. */
function argument(name: string): string {
  const start = `--${name}=`;
  const found = process.argv.find((text) => text.startsWith(start));
  if (found === undefined) throw new Problem(`The launcher of VS Code needs the argument ${start}…`);
  return found.slice(start.length);
}

/** The window parameter with the extension to load from disk and the tests to run. */
function payload(port: number): string {
  const pairs = ['extensionDevelopmentPath', 'extensionTestsPath'].map((name) => {
    const path = argument(name).split('/').map(encodeURIComponent).join('/');
    return [name, `vscode-remote://127.0.0.1:${port}${path}`];
  });
  return JSON.stringify(pairs);
}

/**
 * Opens the window that runs the tests and returns its exit code.
 * Prints the errors of VS Code only if the tests didn't start, because they are long and mostly harmless.
 */
async function runInWindow(page: Page, server: VsCodeServer, output: string): Promise<number> {
  const complaints: string[] = [];
  let report: (code: number) => void = () => undefined;
  const reported = new Promise<number>((resolve) => {
    report = resolve;
  });
  await page.exposeFunction('codeAutomationExit', report);
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    if (type === 'error') complaints.push(args.join(' '));
  });
  const lost = new Promise<never>((_resolve, reject) => {
    page.on('crash', () => {
      reject(new Problem('The window of VS Code crashed.'));
    });
    page.on('close', () => {
      reject(new Problem('The window of VS Code was closed.'));
    });
    void server.exited.then((code) => {
      reject(new Problem(`The VS Code server ended (code ${code}) during the tests.`));
    });
  });
  const late = delay(startMilliseconds, undefined, { ref: false }).then(() =>
    existsSync(output) ? lost : Promise.reject(new Problem("VS Code didn't start the tests within two minutes.")),
  );
  await page.goto(server.url({ payload: payload(server.port) }));
  const code = await Promise.race([reported, lost, late]);
  if (!existsSync(output)) console.error(complaints.join('\n'));
  return code;
}

async function runTests(folder: string): Promise<number> {
  const output = join(folder, 'output');
  const passed = process.env[passedVariable] ?? join(folder, 'passed');
  const follower = followFile(output, process.stdout);
  let server: VsCodeServer | undefined;
  let browser: Browser | undefined;
  try {
    const env = { ...process.env, [outputVariable]: output, [passedVariable]: passed };
    const version = process.env[versionVariable];
    [server, browser] = await Promise.all([
      startVsCode({ env, developmentMode: true, ...(version === undefined ? {} : { version }) }),
      startBrowser(folder),
    ]);
    const code = await runInWindow(await newPage(browser), server, output);
    if (code === 0 && !existsSync(passed)) {
      throw new Problem('The extension host ended before the tests, so they count as failed.');
    }
    return code;
  } finally {
    await Promise.all([browser?.close(), server?.close()]);
    follower.stop();
  }
}

async function main(): Promise<void> {
  const folder = await temporaryFolder('tests');
  try {
    process.exitCode = await runTests(folder.path);
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  } finally {
    await folder.remove();
  }
  // The runner drops output that is still in the pipe when this process ends.
  await delay(100);
  process.exit();
}

void main();
