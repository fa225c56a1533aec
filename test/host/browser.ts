import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from './chromium';
import { isolatedEnvironment } from './isolation';
import type { VsCodeServer } from './server';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts Chromium without a window. It ends with `close`, and with this process at the latest.
 * @param home the temporary home folder of the run
 * @throws Problem when there is no Chromium
 */
export async function startBrowser(home: string): Promise<Browser> {
  const env = Object.entries(isolatedEnvironment(home)).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: flags,
    env: Object.fromEntries(env),
    // Signals are ours: whoever handles them closes the browser and the server in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

export interface WindowOptions {
  /** Added to the address, e.g. `folder`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A page in a browser profile of its own, which may read what VS Code copies to the clipboard. */
export async function newPage(browser: Browser, size = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
  return context.newPage();
}

/**
 * Opens a window of VS Code and waits until a person could use it: the parts are there, the extensions are known and the
 * colour theme, which comes a moment later, is applied.
 */
export async function openWorkbench(
  browser: Browser,
  server: VsCodeServer,
  options: WindowOptions = {},
): Promise<Page> {
  const page = await newPage(browser, options.size);
  await page.goto(server.url(options.parameters));
  await page.locator('.activitybar .action-item').first().waitFor();
  await page.locator('.part.statusbar .statusbar-item').first().waitFor();
  await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor();
  return page;
}
