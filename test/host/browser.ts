import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from './chromium';
import { fontVariables } from './fonts';
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
 * Starts headless Chromium. It ends with `close`, or at the latest with this process.
 * @param home the temporary home folder of the run
 * @throws Problem if Chromium isn't installed
 */
export async function startBrowser(home: string): Promise<Browser> {
  const env = Object.entries(isolatedEnvironment(home, await fontVariables(home))).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: flags,
    env: Object.fromEntries(env),
    // The signal handlers of this process close the browser and the server in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

export interface WindowOptions {
  /** Query parameters, such as `folder`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A page in its own browser profile. It may read the clipboard, because VS Code copies to it. */
export async function newPage(browser: Browser, size = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
  return context.newPage();
}

/**
 * Opens a VS Code window and waits until a user could use it: the workbench is complete, the extensions are known and the
 * color theme is applied.
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
