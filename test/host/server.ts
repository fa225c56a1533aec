import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentVersion, ensureVsCode, type VsCodeInstallation } from './install';
import type { Environment } from './isolation';
import { Problem } from './problem';
import { runToEnd, startGroup, type ProcessGroup } from './processGroup';
import { temporaryFolder } from './temporaryFolder';

/** Query parameters of a window's URL, such as `folder` or `payload`. */
type Parameters = Readonly<Record<string, string>>;

export interface ServerOptions {
  /** The complete environment of the server. Its extension host inherits it. See isolation.ts. */
  readonly env: Environment;
  /** The version of code-server. Default: `currentVersion`. */
  readonly version?: string;
  /** Packed extensions to install before the server listens. */
  readonly vsix?: readonly string[];
  /** Where extensions are installed; some may already be. Default: the folder of the server's data. */
  readonly extensionsDir?: string;
  /** Machine settings. They override user settings, and changes take effect at once. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** The folder that a window opens if its URL has none. */
  readonly folder?: string;
  /** The data folder. It is kept for a second server. Default: a temporary folder. */
  readonly serverDataDir?: string;
  /** Lets windows load an extension under development and its tests. VS Code shows no notifications in this mode. */
  readonly developmentMode?: boolean;
  /** Opens a folder in restricted mode until the user trusts it. Default: every folder is trusted. */
  readonly hasWorkspaceTrust?: boolean;
}

export interface VsCodeServer {
  readonly port: number;
  readonly token: string;
  readonly serverDataDir: string;
  /** Resolves when the server has ended, on its own or after `close`. */
  readonly exited: Promise<number>;
  /** The URL of a window, including the token and these query parameters. */
  url(parameters?: Parameters): string;
  /** Ends the server with its extension hosts. Removes temporary data. */
  close(): Promise<void>;
}

/** Hides everything in a window that isn't needed for the extension. */
const cleanWindow = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'window.autoDetectColorScheme': false,
};

/** Writes the machine settings of a server. The windows of a running server apply them at once. */
export async function writeSettings(
  serverDataDir: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = join(serverDataDir, 'data', 'Machine');
  await mkdir(folder, { recursive: true });
  // A rename is atomic. A window that reads a half-written file would find no settings.
  const written = join(folder, 'settings.new.json');
  await writeFile(written, JSON.stringify({ ...cleanWindow, ...settings }, undefined, 2));
  await rename(written, join(folder, 'settings.json'));
}

function commonArguments(dataDir: string, { extensionsDir }: ServerOptions): readonly string[] {
  return [
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--server-data-dir',
    dataDir,
    ...(extensionsDir === undefined ? [] : ['--extensions-dir', extensionsDir]),
  ];
}

/** Runs before the server starts. If a server installs while it listens, a window can open too early. */
async function installExtensions(vsCode: VsCodeInstallation, dataDir: string, options: ServerOptions): Promise<void> {
  const files = options.vsix ?? [];
  if (files.length === 0) return;
  const args = [
    vsCode.serverMain,
    ...commonArguments(dataDir, options),
    ...files.flatMap((file) => ['--install-extension', file]),
  ];
  const { code, output } = await runToEnd(vsCode.node, args, { env: options.env });
  if (code !== 0) throw new Problem(`VS Code couldn't install ${files.join(', ')}:\n${output.trim()}`);
}

/**
 * Installs packed extensions into `extensionsDir`. Several servers can share this folder.
 * @throws Problem if VS Code can't be installed or rejects an extension
 */
export async function installOnce(
  extensionsDir: string,
  vsix: readonly string[],
  env: Environment,
  version = currentVersion,
): Promise<void> {
  const data = await temporaryFolder('install');
  try {
    await installExtensions(await ensureVsCode(version), data.path, { env, vsix, extensionsDir });
  } finally {
    await data.remove();
  }
}

async function startServer(
  vsCode: VsCodeInstallation,
  dataDir: string,
  token: string,
  options: ServerOptions,
): Promise<ProcessGroup> {
  // The token is in a file, because every user of the machine can read arguments.
  const tokenFile = join(dataDir, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const args = [
    vsCode.serverMain,
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--connection-token-file',
    tokenFile,
    ...commonArguments(dataDir, options),
    ...(options.hasWorkspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.developmentMode === true ? ['--enable-smoke-test-driver'] : []),
  ];
  return startGroup(vsCode.node, args, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Reads the server's output until it listens. Resolves with the port. */
function listeningPort({ child, exited }: ProcessGroup): Promise<number> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: string): void => {
      output = (output + chunk).slice(-20_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    exited.then((code) => {
      reject(new Problem(`The VS Code server ended (code ${code}) before it was ready:\n${output.trim()}`));
    }, reject);
  });
}

/** The URL of a window with the folder in `parameters`, else with `folder`, else without a folder. */
function windowUrl(port: number, token: string, folder: string | undefined, parameters: Parameters): string {
  const query = new URLSearchParams({ tkn: token, ...(folder === undefined ? {} : { folder }), ...parameters });
  // Without `folder` and `ew`, VS Code opens the last folder.
  if (!query.has('folder')) query.set('ew', 'true');
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/**
 * Starts a real VS Code for the browser, on a free loopback port and with a random token.
 * It ends with `close`, or at the latest with this process.
 * @throws Problem if VS Code can't be installed or started
 */
export async function startVsCode(options: ServerOptions): Promise<VsCodeServer> {
  const vsCode = await ensureVsCode(options.version ?? currentVersion);
  const temporary = options.serverDataDir === undefined ? await temporaryFolder('vscode') : undefined;
  const serverDataDir = options.serverDataDir ?? temporary?.path ?? '';
  const token = randomBytes(16).toString('hex');
  let group: ProcessGroup | undefined;
  const close = async (): Promise<void> => {
    await group?.end();
    await temporary?.remove();
  };
  try {
    await writeSettings(serverDataDir, options.userSettings);
    await installExtensions(vsCode, serverDataDir, options);
    group = await startServer(vsCode, serverDataDir, token, options);
    const port = await listeningPort(group);
    const url = (parameters: Parameters = {}): string => windowUrl(port, token, options.folder, parameters);
    return { port, token, serverDataDir, exited: group.exited, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
