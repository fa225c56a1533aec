import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentVersion, ensureVsCode, type VsCodeInstallation } from './install';
import type { Environment } from './isolation';
import { Problem } from './problem';
import { runToEnd, startGroup, type ProcessGroup } from './processGroup';
import { temporaryFolder } from './temporaryFolder';

/** Parameters of the address of a window, e.g. `folder` or `payload`. */
type Parameters = Readonly<Record<string, string>>;

export interface ServerOptions {
  /** The whole environment of the server, which its extension host inherits: see isolation.ts. */
  readonly env: Environment;
  /** A version of code-server; `currentVersion` where it is absent. */
  readonly version?: string;
  /** Packed extensions to install before the server listens. */
  readonly vsix?: readonly string[];
  /** Where extensions are installed, and may be already. In the folder of the server's data where it is absent. */
  readonly extensionsDir?: string;
  /** Settings of the machine; they win over those of the user and take effect at once when the file changes. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** The folder that a window opens when its address names none. */
  readonly folder?: string;
  /** Kept at the end, so that a second server can go on from it. A temporary folder where it is absent. */
  readonly serverDataDir?: string;
  /** Lets windows load an extension under development and its tests; no notification is shown then. */
  readonly developmentMode?: boolean;
  /** Opens a folder in restricted mode until the person trusts it. Every folder is trusted where it is absent. */
  readonly hasWorkspaceTrust?: boolean;
}

export interface VsCodeServer {
  readonly port: number;
  readonly token: string;
  readonly serverDataDir: string;
  /** Settles when the server has ended, by itself or through `close`. */
  readonly exited: Promise<number>;
  /** The address of a window, with the token in it. Parameters are added to the query. */
  url(parameters?: Parameters): string;
  /** Ends the server with its extension hosts, and removes its data where they were temporary. */
  close(): Promise<void>;
}

/** Leaves nothing in a window but VS Code and the extension. */
const cleanWindow = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'window.autoDetectColorScheme': false,
};

/** Writes the settings of the machine of a server. Also while it runs: its windows follow. */
export async function writeSettings(
  serverDataDir: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = join(serverDataDir, 'data', 'Machine');
  await mkdir(folder, { recursive: true });
  // Renamed, because a window that looks in the middle of writing would find no settings at all.
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

/** A step of its own: a server that installs while it listens would let a window open too early. */
async function installExtensions(vsCode: VsCodeInstallation, dataDir: string, options: ServerOptions): Promise<void> {
  const files = options.vsix ?? [];
  if (files.length === 0) return;
  const args = [
    vsCode.serverMain,
    ...commonArguments(dataDir, options),
    ...files.flatMap((file) => ['--install-extension', file]),
  ];
  const { code, output } = await runToEnd(vsCode.node, args, { env: options.env });
  if (code !== 0) throw new Problem(`VS Code could not install ${files.join(', ')}:\n${output.trim()}`);
}

/**
 * Installs packed extensions into `extensionsDir`, where any number of servers can find them.
 * @throws Problem when VS Code cannot be installed, or refuses one of them
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
  // The token goes through a file: arguments can be read by every user of the machine.
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

/** Reads what the server prints until it listens, and gives the port. */
function listening({ child, exited }: ProcessGroup): Promise<number> {
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

/** The address of a window: of the folder that `parameters` name, else of `folder`, else of an empty window. */
function windowUrl(port: number, token: string, folder: string | undefined, parameters: Parameters): string {
  const query = new URLSearchParams({ tkn: token, ...(folder === undefined ? {} : { folder }), ...parameters });
  // Without either, VS Code opens the folder that was open last.
  if (!query.has('folder')) query.set('ew', 'true');
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/**
 * Starts a real VS Code that is used through a browser, on a free port of the loopback and with a random token.
 * It ends with `close`, and with this process at the latest.
 * @throws Problem when it cannot be installed or started
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
    const port = await listening(group);
    const url = (parameters: Parameters = {}): string => windowUrl(port, token, options.folder, parameters);
    return { port, token, serverDataDir, exited: group.exited, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
