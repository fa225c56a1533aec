import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newPage } from '../host/browser';
import { panelHtml } from '../../src/panels/panelHtml';
import type { Panel } from '../../src/text/panels/panel';
import { suite } from './suite';

const origin = 'https://panel.test';
const built = join(__dirname, '..', '..', 'dist', 'page');

/** What a page shows of a panel: its text, and the names of its elements. */
interface DrawnPanel {
  readonly text: string;
  readonly elements: string;
}

/** The page of a panel in a browser without VS Code: the same HTML, the same policy, the same script. */
export interface BarePanel {
  /** What happened that must not: dialogs, requests, errors. */
  readonly accidents: readonly string[];
  /** Draws one panel after the other, and gives what the page shows of each. */
  draw(panels: readonly Panel[]): Promise<readonly DrawnPanel[]>;
  close(): Promise<void>;
}

async function answer(page: Page, accidents: string[]): Promise<void> {
  const html = panelHtml({
    cspSource: origin,
    nonce: 'test',
    script: `${origin}/main.js`,
    style: `${origin}/details.css`,
  });
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${origin}/`) {
      await route.fulfill({ contentType: 'text/html', body: html });
    } else if (url === `${origin}/main.js` || url === `${origin}/details.css`) {
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
  const { browser } = await suite();
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
    accidents,
    draw: (panels) =>
      page.evaluate((json) => {
        const all: unknown = JSON.parse(json);
        // What is compared is the same without a layout.
        document.body.style.display = 'none';
        return (Array.isArray(all) ? all : []).map((panel: unknown) => {
          window.dispatchEvent(new MessageEvent('message', { data: { kind: 'panel', panel, buttons: [] } }));
          const main = document.getElementById('panel') ?? document.body;
          const elements = [...main.querySelectorAll('*')].map(({ localName }) => localName).join(' ');
          return { text: main.textContent, elements };
        });
        // As one text: objects take many times as long to cross to the browser.
      }, JSON.stringify(panels)),
    close: () => page.context().close(),
  };
}
