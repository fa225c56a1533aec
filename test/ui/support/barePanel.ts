import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newPage } from '../../host/browser';
import { panelHtml } from '../../../src/panels/panelHtml';
import type { Panel } from '../../../src/text/panels/panel';
import { suite } from './suite';

const origin = 'https://panel.test';
const built = join(__dirname, '..', '..', '..', 'dist', 'page');

/** How a page shows a panel: its text and the names of its elements. */
interface DrawnPanel {
  readonly text: string;
  readonly elements: string;
}

/** The page of a panel in a browser without VS Code, with the same HTML, policy and script. */
export interface BarePanel {
  /** Events that must not happen: dialogs, requests, errors. */
  readonly violations: readonly string[];
  /** Draws the panels one after another and returns how the page shows each. */
  draw(panels: readonly Panel[]): Promise<readonly DrawnPanel[]>;
  /** Draws a panel with its layout and returns the page. */
  show(panel: Panel): Promise<Page>;
  close(): Promise<void>;
}

async function serve(page: Page, violations: string[]): Promise<void> {
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
      violations.push(`request: ${url}`);
      await route.abort();
    }
  });
}

/** Opens the page of a panel in a browser without VS Code. */
export async function openBarePanel(): Promise<BarePanel> {
  const { browser } = await suite();
  const page = await newPage(browser);
  const violations: string[] = [];
  page.on('dialog', (dialog) => {
    violations.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => violations.push(`error: ${error.message}`));
  page.on('console', (message) => violations.push(`console: ${message.text()}`));
  await serve(page, violations);
  await page.addInitScript('window.acquireVsCodeApi = () => ({ postMessage: () => {}, setState: () => {} });');
  await page.goto(`${origin}/`);
  return {
    violations,
    draw: (panels) =>
      page.evaluate((json) => {
        const all: unknown = JSON.parse(json);
        // The tests compare only text and elements, which need no layout.
        document.body.style.display = 'none';
        return (Array.isArray(all) ? all : []).map((panel: unknown) => {
          window.dispatchEvent(
            new MessageEvent('message', { data: { kind: 'panel', panel, buttons: [], timeZone: 'local' } }),
          );
          const main = document.getElementById('panel') ?? document.body;
          // A long word can break at more places than a short one.
          const elements = [...main.querySelectorAll('*:not(wbr)')].map(({ localName }) => localName).join(' ');
          return { text: main.textContent, elements };
        });
        // One string, because passing objects to the browser takes many times as long.
      }, JSON.stringify(panels)),
    show: async (panel) => {
      await page.evaluate((json) => {
        document.body.style.display = '';
        const shown: unknown = JSON.parse(json);
        window.dispatchEvent(
          new MessageEvent('message', { data: { kind: 'panel', panel: shown, buttons: [], timeZone: 'local' } }),
        );
      }, JSON.stringify(panel));
      return page;
    },
    close: () => page.context().close(),
  };
}
