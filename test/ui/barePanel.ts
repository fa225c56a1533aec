import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newPage, startBrowser } from '../host/browser';
import { temporaryFolder } from '../host/temporaryFolder';
import { panelHtml } from '../../src/panels/panelHtml';
import type { Panel } from '../../src/text/panels/panel';

const origin = 'https://panel.test';
const built = join(__dirname, '..', '..', 'dist', 'page');

/** The page of a panel in a browser without VS Code: the same HTML, the same policy, the same script. */
export interface BarePanel {
  readonly page: Page;
  /** What happened that must not: dialogs, requests, errors. */
  readonly accidents: readonly string[];
  /** Draws a panel, and gives the text of the page and the names of its elements. */
  draw(panel: Panel): Promise<{ readonly text: string; readonly elements: string }>;
  close(): Promise<void>;
}

async function answer(page: Page, accidents: string[]): Promise<void> {
  const html = panelHtml({
    cspSource: origin,
    nonce: 'test',
    script: `${origin}/details.js`,
    style: `${origin}/details.css`,
  });
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${origin}/`) {
      await route.fulfill({ contentType: 'text/html', body: html });
    } else if (url === `${origin}/details.js` || url === `${origin}/details.css`) {
      const body = await readFile(join(built, new URL(url).pathname));
      await route.fulfill({ contentType: url.endsWith('js') ? 'text/javascript' : 'text/css', body });
    } else {
      accidents.push(`request: ${url}`);
      await route.abort();
    }
  });
}

/** Opens the page of a panel in a browser without VS Code. */
export async function openBarePanel(): Promise<BarePanel> {
  const home = await temporaryFolder('panel');
  const browser = await startBrowser(home.path);
  const page = await newPage(browser);
  const accidents: string[] = [];
  page.on('dialog', (dialog) => {
    accidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => accidents.push(`error: ${error.message}`));
  page.on('console', (message) => accidents.push(`console: ${message.text()}`));
  await answer(page, accidents);
  await page.addInitScript('window.acquireVsCodeApi = () => ({ postMessage: () => {}, setState: () => {} });');
  await page.goto(`${origin}/`);
  return {
    page,
    accidents,
    draw: (panel) =>
      page.evaluate((data) => {
        window.dispatchEvent(new MessageEvent('message', { data: { kind: 'panel', panel: data, buttons: [] } }));
        const main = document.getElementById('panel') ?? document.body;
        const elements = [...main.querySelectorAll('*')].map(({ localName }) => localName).join(' ');
        return { text: main.textContent, elements };
      }, panel),
    close: async () => {
      await browser.close();
      await home.remove();
    },
  };
}
