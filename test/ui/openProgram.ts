import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openWorkbench, startBrowser } from '../host/browser';
import { isolatedEnvironment, type Environment } from '../host/isolation';
import { packExtension, type OwnExtension } from '../host/ownExtension';
import { startVsCode, type VsCodeServer } from '../host/server';
import { temporaryFolder } from '../host/temporaryFolder';
import type { SimulatedFleet } from '../simulator/fleetFile';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { driveWindow, steadySettings, type DrivenWindow } from './driveWindow';

export const packed = join(__dirname, '..', '..', 'out', 'greengrass-explorer.vsix');

/** The windows that are open. */
export const openPages = new Set<Page>();

/** What many windows can use, because none of them can change it for another. */
export interface SharedParts {
  /** Each window has a browser profile of its own in it. */
  readonly browser: Browser;
  /** Has the packed extension. */
  readonly extensionsDir: string;
}

/** How the program is opened. */
export interface ProgramOptions {
  readonly fleet: SimulatedFleet;
  /** On top of what leads to the simulator. */
  readonly env?: Environment;
  /** The shared config file of AWS, where there is one. It can lead to the simulator. */
  readonly awsConfig?: (simulator: Simulator, home: string) => string;
  /** A version of the VS Code server. */
  readonly version?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Another extension of ours that is installed beside the program. */
  readonly beside?: OwnExtension;
  /** Of the simulator, in milliseconds. */
  readonly latency?: number;
  /** Runs in the window before the view is opened for the first time. */
  readonly beforeClick?: (page: Page) => Promise<void>;
  /** What is in the folder that is opened, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Opens the folder in restricted mode until the person trusts it. */
  readonly hasWorkspaceTrust?: boolean;
  /** Without it the window starts a browser and installs the extension for itself. */
  readonly shared?: SharedParts;
}

/** The packed extension in a real VS Code, seen in a real browser. */
export interface OpenProgram extends DrivenWindow {
  readonly simulator: Simulator;
  /** The folder that is open in the window. */
  readonly folder: string;
  close(): Promise<void>;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Opens a window with the Greengrass view in the side bar. */
export async function openProgram(options: ProgramOptions): Promise<OpenProgram> {
  const home = await temporaryFolder('ui');
  const simulator = await startSimulator({ fleet: options.fleet, latency: options.latency ?? 0 });
  const env = isolatedEnvironment(home.path, { ...simulator.env, ...options.env });
  const workspace = join(home.path, 'workspace');
  await mkdir(workspace);
  await writeFiles(workspace, options.files ?? {});
  if (options.awsConfig !== undefined) {
    await writeFiles(home.path, { '.aws/config': options.awsConfig(simulator, home.path) });
  }
  let server: VsCodeServer | undefined;
  let ownBrowser: Browser | undefined;
  let page: Page | undefined;
  const close = async (): Promise<void> => {
    await page?.context().close();
    await Promise.all([ownBrowser?.close(), server?.close(), simulator.close()]);
    await home.remove();
  };
  try {
    const { version, settings, beside, shared, hasWorkspaceTrust = false } = options;
    const others = beside === undefined ? [] : [await packExtension(beside, join(home.path, beside))];
    server = await startVsCode({
      env,
      folder: workspace,
      hasWorkspaceTrust,
      ...(shared === undefined ? { vsix: [packed, ...others] } : { extensionsDir: shared.extensionsDir, vsix: others }),
      ...(version === undefined ? {} : { version }),
      userSettings: { ...steadySettings, ...settings },
    });
    const browser = shared?.browser ?? (await startBrowser(home.path));
    ownBrowser = shared === undefined ? browser : undefined;
    const opened = await openWorkbench(browser, server, { size: { width: 1100, height: 760 } });
    page = opened;
    openPages.add(opened);
    opened.once('close', () => openPages.delete(opened));
    await options.beforeClick?.(opened);
    await opened.locator('.activitybar .action-label[aria-label="Greengrass"]').click();
    return { ...driveWindow(opened, server), simulator, folder: workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}
