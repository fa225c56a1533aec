import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { VsCodeServer } from '../../host/server';
import { changeSettings } from './changeSettings';
import { clickAt, nextFrames } from './clickAt';

export const screenshots = join(__dirname, '..', '..', '..', 'out', 'screenshots');

/**
 * If VS Code redraws a tree while a quick input opens, the tree takes the focus back and the input closes. A user would
 * reopen it, but on a busy machine this happens too often.
 * Without scans in the background, only what a test does sends requests.
 */
export const steadySettings = { 'workbench.quickOpen.closeOnFocusLost': false, 'greengrass.scanEveryMinutes': 0 };

/** The actions of a user in a VS Code window, and what the user sees. */
export interface DrivenWindow {
  readonly page: Page;
  /** The first row in the side bar that contains this text. */
  row(text: string): Locator;
  /** Clicks a row. */
  click(text: string): Promise<void>;
  /** Expands a row, waits until it is open, and moves the pointer away. */
  expand(text: string): Promise<void>;
  /** Hovers over a row and returns the text of its hover. */
  hover(text: string): Promise<string>;
  /** Hovers over an element until a hover with this text appears. */
  pointAt(target: Locator, text: string): Promise<Locator>;
  /** Moves the pointer away from the rows and waits until all hovers are hidden. */
  leave(): Promise<void>;
  /** Opens the context menu of a row and returns its items. */
  contextMenu(text: string): Promise<readonly string[]>;
  /** Selects an item of the open context menu by keyboard: right after a menu opens, VS Code ignores clicks. */
  selectMenuItem(label: string): Promise<void>;
  /** Expands or collapses a view. */
  toggleView(view: string): Promise<void>;
  /** Clicks a button in the title bar of a view. */
  clickButton(view: string, button: string): Promise<void>;
  /** Runs a command from the Command Palette. */
  run(title: string): Promise<void>;
  /** Types into the open quick input and waits until the row with this text, or with `row`, has the focus. */
  type(text: string, row?: string): Promise<void>;
  /** Accepts the open quick input with the Enter key. */
  accept(): Promise<void>;
  /** Waits for a row of the open quick input and selects it by typing its text. */
  pick(label: string): Promise<void>;
  /** Makes room for long rows by dragging the border of the side bar, by default by 190 pixels. */
  widenSideBar(by?: number): Promise<void>;
  /** Returns what an action copies. Clears the clipboard first, because all windows of a browser share it. */
  copied(action: () => Promise<void>): Promise<string>;
  /** Changes settings, and waits until the window has taken them. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  screenshot(name: string): Promise<void>;
}

/** True if the element appears within this time in ms. */
function appears(element: Locator, timeout: number): Promise<boolean> {
  return element.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** Waits until the rows below an expanded row are drawn, it is collapsed, or this time in ms has passed. */
async function showsChildren(expanded: Locator, timeout: number): Promise<void> {
  const end = Date.now() + timeout;
  const isDrawn = (): Promise<boolean> =>
    expanded.evaluateAll(([row]) => {
      const below = Number(row?.getAttribute('data-index')) + 1;
      const next = row?.parentElement?.querySelector(`[data-index="${below}"]`);
      return row === undefined || Number(next?.getAttribute('aria-level')) > Number(row.getAttribute('aria-level'));
    });
  while (Date.now() < end && !(await isDrawn())) {
    await nextFrames(expanded.page());
  }
}

/** Drives the window that a page shows. */
export function driveWindow(page: Page, server: VsCodeServer): DrivenWindow {
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
      // If VS Code draws a hover after the pointer has left, it stays until the pointer has been over it.
      const { x, y } = (await hover.first().boundingBox()) ?? { x: 0, y: 0 };
      await page.mouse.move(x + 5, y + 5);
    }
  };
  const pointAt = async (target: Locator, text = ''): Promise<Locator> => {
    // A hover says "Loading" until its text is available.
    const hover = page
      .locator('.monaco-hover:visible .hover-contents', { hasText: text, hasNotText: /^Loading/ })
      .first();
    for (;;) {
      await target.hover();
      if (await appears(hover, 5_000)) {
        return hover;
      }
      // VS Code shows no hover for an element that it redraws under the pointer, so move the pointer away and back.
      await leave();
    }
  };
  const input = page.locator('.quick-input-widget input');
  const type = async (text: string, focused = text): Promise<void> => {
    await input.fill(text);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: focused }).waitFor();
  };
  const accept = (): Promise<void> => input.press('Enter');
  const row = (text: string): Locator => page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  return {
    page,
    row,
    click: (text) => clickAt(row(text)),
    expand: async (text) => {
      await row(text).waitFor();
      const expanded = page.locator('.sidebar .monaco-list-row[aria-expanded="true"]', { hasText: text }).first();
      // VS Code expands some rows without a click. Rows that arrive above during the click take it, and a row can collapse
      // again while it is drawn, so click again.
      do {
        while (!(await expanded.isVisible())) {
          await row(text).locator('.monaco-tl-twistie').click();
          await appears(expanded, 2_000);
        }
        await showsChildren(expanded, 2_000);
      } while (!(await expanded.isVisible()));
      // The hover of the row under the pointer covers the rows below it until the pointer moves.
      await leave();
    },
    hover: async (text) => (await pointAt(row(text).locator('.label-name'))).innerText(),
    pointAt,
    leave,
    contextMenu: async (text) => {
      await clickAt(row(text), 'right');
      await page.locator('.monaco-menu .action-item').first().waitFor();
      return page
        .locator('.monaco-menu .action-item .action-label[aria-label]')
        .evaluateAll((items) =>
          items.map((item) => item.getAttribute('aria-label') ?? '').filter((label) => label !== ''),
        );
    },
    selectMenuItem: async (label) => {
      const items = await page.locator('.monaco-menu .action-item:not(.disabled)').count();
      const focused = page.locator('.monaco-menu .action-item.focused', { hasText: label });
      for (let step = 0; step < items && (await focused.count()) === 0; step += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await focused.waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.monaco-menu').first().waitFor({ state: 'detached' });
      await leave();
    },
    toggleView: (view) =>
      page
        .locator('.sidebar .pane-header', { hasText: view })
        .first()
        // The buttons of a view are in the middle of its header.
        .click({ position: { x: 40, y: 10 } }),
    clickButton: async (view, button) => {
      const header = page.locator('.pane-header', { hasText: view });
      await leave();
      await header.hover();
      await header.locator(`.action-label[aria-label="${button}"]`).click();
      // The button has its own hover.
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
      // Other rows may contain the text of the label.
      const labelled = page.locator('.label-name').getByText(label, { exact: true });
      const picks = page.locator('.quick-input-list .monaco-list-row', { has: labelled });
      await picks.first().waitFor();
      await input.fill(label);
      await picks.and(page.locator('.focused')).waitFor();
      await accept();
    },
    widenSideBar: async (by = 190) => {
      const { x, width } = (await page.locator('.part.sidebar').boundingBox()) ?? { x: 0, width: 0 };
      await page.mouse.move(x + width, 400);
      await page.mouse.down();
      await page.mouse.move(x + width + by, 400, { steps: 10 });
      await page.mouse.up();
    },
    copied: async (action) => {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await action();
      return page.evaluate(async () => {
        for (;;) {
          const text = await navigator.clipboard.readText();
          if (text !== '') {
            return text;
          }
          // The clipboard fires no event, so read it again on every frame.
          await new Promise(requestAnimationFrame);
        }
      });
    },
    set: (settings) => changeSettings(page, server, { ...steadySettings, ...settings }),
    screenshot: async (name) => {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
  };
}
