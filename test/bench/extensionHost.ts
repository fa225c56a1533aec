import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { isObject, member, number } from '../../src/base/json';
import { isolatedEnvironment } from '../host/isolation';
import { temporaryFolder } from '../host/temporaryFolder';
import type { Simulator } from '../simulator/simulator';

const run = promisify(execFile);
const built = join(__dirname, '..', '..', 'out', 'bench', 'host.js');

/** Builds `host/main.ts` like the extension. */
export async function buildExtensionHost(): Promise<void> {
  await esbuild.build({
    entryPoints: [join(__dirname, 'host', 'main.ts')],
    outfile: built,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: true,
    logLevel: 'warning',
    mainFields: ['module', 'main'],
  });
}

type Task =
  'wholeFleet' | 'barePages' | 'devices' | 'open' | 'filtered' | 'filterListed' | 'filterScanned' | 'redactedSnapshot';

/**
 * Runs a task of `host/main.ts` in a separate process. Returns its figures by name, or NaN for a missing one. The
 * simulator stays in this process, which is idle otherwise.
 */
export async function inExtensionHost(
  simulator: Simulator,
  task: Task,
  count: number,
): Promise<(figure: string) => number> {
  const home = await temporaryFolder('bench');
  try {
    const env = isolatedEnvironment(home.path, simulator.env);
    const { stdout } = await run(process.execPath, ['--expose-gc', built, task, String(count)], { env });
    const printed: unknown = JSON.parse(stdout);
    return (figure) => (isObject(printed) ? number(member(printed, figure)) : undefined) ?? Number.NaN;
  } finally {
    await home.remove();
  }
}
