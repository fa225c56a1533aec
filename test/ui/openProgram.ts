import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openWorkbench, startBrowser } from '../host/browser';
import { isolatedEnvironment, type Environment } from '../host/isolation';
import { packExtension, type OwnExtension } from '../host/ownExtension';
import { startVsCode, writeSettings, type VsCodeServer } from '../host/server';
import { temporaryFolder } from '../host/temporaryFolder';
import type { SimulatedFleet } from '../simulator/fleetFile';
import { startSimulator, type Simulator } from '../simulator/simulator';

const project = join(__dirname, '..', '..');
export const screenshots = join(project, 'out', 'screenshots');

/** The windows that are open. */
export const openPages = new Set<Page>();

/** How the program is opened. */
export interface ProgramOptions {
  readonly fleet: SimulatedFleet;
  /** On top of what leads to the simulator. */
  readonly env?: Environment;
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
}

/**
 * VS Code gives the focus back to a tree that is drawn anew in the very moment in which a quick input takes it, and would
 * then close the input. A person opens it again; a machine under load comes upon that moment too often.
 */
const steadySettings = { 'workbench.quickOpen.closeOnFocusLost': false };

/** The packed extension in a real VS Code, seen in a real browser. */
export interface OpenProgram {
  readonly simulator: Simulator;
  readonly page: Page;
  /** The folder that is open in the window. */
  readonly folder: string;
  /** The row of the tree that begins with this text. */
  row(text: string): Locator;
  /** Expands a row and waits until it is open. */
  expand(text: string): Promise<void>;
  /** Puts the pointer on a row and gives the text of the hover. */
  hover(text: string): Promise<string>;
  /** Takes the pointer off the rows, and waits until no hover is left. */
  leave(): Promise<void>;
  /** Opens the context menu of a row and gives its entries. */
  contextMenu(text: string): Promise<readonly string[]>;
  /** Chooses an entry of the open context menu by keyboard: right after a menu opens, VS Code takes no clicks. */
  choose(entry: string): Promise<void>;
  /** Presses a button in the title of a view. */
  press(view: string, button: string): Promise<void>;
  /** Runs a command from the palette. */
  run(title: string): Promise<void>;
  /** Types into the open quick input, and waits until the row that has this text, or the given one, has the focus. */
  type(text: string, row?: string): Promise<void>;
  /** Takes what the open quick input has, with the Enter key. */
  accept(): Promise<void>;
  /** Picks a row of the open quick input, once it is offered, by typing its text. */
  pick(label: string): Promise<void>;
  /** Makes room for long rows, as a person does by dragging the border of the side bar. */
  widenSideBar(): Promise<void>;
  /** What has been copied; waits until something has. */
  clipboard(): Promise<string>;
  /** Changes settings while the window is open. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

function driven(page: Page, simulator: Simulator, server: VsCodeServer): Omit<OpenProgram, 'close' | 'folder'> {
  const leave = async (): Promise<void> => {
    const hover = page.locator('.monaco-hover:visible');
    for (;;) {
      await page.locator('.part.statusbar').hover({ position: { x: 700, y: 10 } });
      const isGone = await hover.waitFor({ state: 'hidden', timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (isGone) {
        return;
      }
      // VS Code keeps one that it drew after the pointer had left, until the pointer has been on it.
      const { x, y } = (await hover.first().boundingBox()) ?? { x: 0, y: 0 };
      await page.mouse.move(x + 5, y + 5);
    }
  };
  const input = page.locator('.quick-input-widget input');
  const type = async (text: string, offered = text): Promise<void> => {
    await input.fill(text);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: offered }).waitFor();
  };
  const accept = (): Promise<void> => input.press('Enter');
  const row = (text: string): Locator => page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  return {
    simulator,
    page,
    row,
    expand: async (text) => {
      await row(text).locator('.monaco-tl-twistie').click();
      await page.locator('.sidebar .monaco-list-row[aria-expanded="true"]', { hasText: text }).first().waitFor();
    },
    hover: async (text) => {
      const hover = page.locator('.monaco-hover:visible .hover-contents').first();
      for (;;) {
        await row(text).locator('.label-name').hover();
        const isShown = await hover.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        );
        if (isShown) {
          return hover.innerText();
        }
        // VS Code shows none for a row that is drawn anew under the pointer, so the pointer comes again.
        await leave();
      }
    },
    leave,
    contextMenu: async (text) => {
      await row(text).click({ button: 'right' });
      await page.locator('.monaco-menu .action-item').first().waitFor();
      return page
        .locator('.monaco-menu .action-item .action-label[aria-label]')
        .evaluateAll((entries) =>
          entries.map((entry) => entry.getAttribute('aria-label') ?? '').filter((label) => label !== ''),
        );
    },
    choose: async (entry) => {
      const entries = await page.locator('.monaco-menu .action-item:not(.disabled)').count();
      const focused = page.locator('.monaco-menu .action-item.focused', { hasText: entry });
      for (let step = 0; step < entries && (await focused.count()) === 0; step += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await focused.waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.monaco-menu').first().waitFor({ state: 'detached' });
    },
    press: async (view, button) => {
      const header = page.locator('.pane-header', { hasText: view });
      await leave();
      await header.hover();
      await header.locator(`.action-label[aria-label="${button}"]`).click();
      // A button has a hover of its own.
      await leave();
    },
    run: async (title) => {
      await page.keyboard.press('F1');
      await type(`>${title}`, title);
      await accept();
    },
    type,
    accept,
    pick: async (label) => {
      await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().waitFor();
      await type(label);
      await accept();
    },
    widenSideBar: async () => {
      const { x, width } = (await page.locator('.part.sidebar').boundingBox()) ?? { x: 0, width: 0 };
      await page.mouse.move(x + width, 400);
      await page.mouse.down();
      await page.mouse.move(x + width + 190, 400, { steps: 10 });
      await page.mouse.up();
    },
    clipboard: () =>
      page.evaluate(async () => {
        for (;;) {
          const text = await navigator.clipboard.readText();
          if (text !== '') {
            return text;
          }
          // The clipboard of a page announces nothing, so it is asked again with each picture that is drawn.
          await new Promise(requestAnimationFrame);
        }
      }),
    set: (settings) => writeSettings(server.serverDataDir, { ...steadySettings, ...settings }),
    screenshot: async (name) => {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
  };
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder);
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
  await writeFiles(workspace, options.files ?? {});
  let server: VsCodeServer | undefined;
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([browser?.close(), server?.close(), simulator.close()]);
    await home.remove();
  };
  try {
    const { version, settings, beside, hasWorkspaceTrust = false } = options;
    const others = beside === undefined ? [] : [await packExtension(beside, join(home.path, beside))];
    server = await startVsCode({
      env,
      vsix: [join(project, 'out', 'greengrass-explorer.vsix'), ...others],
      folder: workspace,
      hasWorkspaceTrust,
      ...(version === undefined ? {} : { version }),
      userSettings: { ...steadySettings, ...settings },
    });
    browser = await startBrowser(home.path);
    const page = await openWorkbench(browser, server, { size: { width: 1100, height: 760 } });
    openPages.add(page);
    page.once('close', () => openPages.delete(page));
    await options.beforeClick?.(page);
    await page.locator('.activitybar .action-label[aria-label="Greengrass"]').click();
    return { ...driven(page, simulator, server), folder: workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}
