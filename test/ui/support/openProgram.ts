import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openWorkbench, startBrowser } from '../../host/browser';
import { isolatedEnvironment, type Environment } from '../../host/isolation';
import { packExtension, type OwnExtension } from '../../host/ownExtension';
import { startVsCode, type VsCodeServer } from '../../host/server';
import { temporaryFolder } from '../../host/temporaryFolder';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { driveWindow, steadySettings, type DrivenWindow } from './driveWindow';

export const packed = join(__dirname, '..', '..', '..', 'out', 'greengrass-explorer.vsix');

/** The windows that are open. */
export const openPages = new Set<Page>();

/** Parts that windows can share, because no window changes them. */
export interface SharedParts {
  /** Each window uses a separate profile of it. */
  readonly browser: Browser;
  /** Contains the packed extension. */
  readonly extensionsDir: string;
}

/** How the program is opened. */
export interface ProgramOptions {
  readonly fleet: SimulatedFleet;
  /** Added to the variables of the simulator. */
  readonly env?: Environment;
  /** Returns the content of the shared config file. It can contain the endpoint of the simulator. */
  readonly awsConfig?: (simulator: Simulator, home: string) => string;
  /** A version of the VS Code server. */
  readonly version?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A test extension to install, too. */
  readonly otherExtension?: OwnExtension;
  /** Of the window, in pixels. One that is at least 1,200 pixels wide has a side bar of 300 pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Latency of the simulator, in milliseconds. */
  readonly latency?: number;
  /** Runs in the window before the view first opens. */
  readonly beforeClick?: (page: Page) => Promise<void>;
  /** The files of the opened folder, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Opens the folder in restricted mode until the user trusts it. */
  readonly hasWorkspaceTrust?: boolean;
  /** If absent, the window starts its own browser and installs the extension. */
  readonly shared?: SharedParts;
}

/** The packed extension in a real VS Code in a real browser. */
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
    const { version, settings, otherExtension, shared, hasWorkspaceTrust = false } = options;
    const { size = { width: 1100, height: 760 } } = options;
    const others =
      otherExtension === undefined ? [] : [await packExtension(otherExtension, join(home.path, otherExtension))];
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
    const opened = await openWorkbench(browser, server, { size });
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
