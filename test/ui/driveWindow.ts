import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { writeSettings, type VsCodeServer } from '../host/server';

export const screenshots = join(__dirname, '..', '..', 'out', 'screenshots');

/**
 * VS Code gives the focus back to a tree that is drawn anew in the very moment in which a quick input takes it, and would
 * then close the input. A person opens it again; a machine under load comes upon that moment too often.
 */
export const steadySettings = { 'workbench.quickOpen.closeOnFocusLost': false };

/** What a person does in a window of VS Code, and what they see. */
export interface DrivenWindow {
  readonly page: Page;
  /** The row of the tree that begins with this text. */
  row(text: string): Locator;
  /** Expands a row, waits until it is open, and takes the pointer off it. */
  expand(text: string): Promise<void>;
  /** Puts the pointer on a row and gives the text of the hover. */
  hover(text: string): Promise<string>;
  /** Puts the pointer on something, until a hover with this text is there. */
  pointAt(target: Locator, text: string): Promise<Locator>;
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
  /** What an action copies. All windows of a browser have one clipboard, so it is emptied first. */
  copied(action: () => Promise<void>): Promise<string>;
  /** Changes settings while the window is open. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  screenshot(name: string): Promise<void>;
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
      // VS Code keeps one that it drew after the pointer had left, until the pointer has been on it.
      const { x, y } = (await hover.first().boundingBox()) ?? { x: 0, y: 0 };
      await page.mouse.move(x + 5, y + 5);
    }
  };
  const pointAt = async (target: Locator, text = ''): Promise<Locator> => {
    // A hover says that it is loading until its text is known.
    const hover = page
      .locator('.monaco-hover:visible .hover-contents', { hasText: text, hasNotText: /^Loading/ })
      .first();
    for (;;) {
      await target.hover();
      const isShown = await hover.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (isShown) {
        return hover;
      }
      // VS Code shows none for what is drawn anew under the pointer, so the pointer comes again.
      await leave();
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
    page,
    row,
    expand: async (text) => {
      await row(text).locator('.monaco-tl-twistie').click();
      await page.locator('.sidebar .monaco-list-row[aria-expanded="true"]', { hasText: text }).first().waitFor();
      // A row under the pointer gets a hover, which covers the rows below it until the pointer moves.
      await leave();
    },
    hover: async (text) => (await pointAt(row(text).locator('.label-name'))).innerText(),
    pointAt,
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
      await leave();
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
    copied: async (action) => {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await action();
      return page.evaluate(async () => {
        for (;;) {
          const text = await navigator.clipboard.readText();
          if (text !== '') {
            return text;
          }
          // The clipboard of a page announces nothing, so it is asked again with each picture that is drawn.
          await new Promise(requestAnimationFrame);
        }
      });
    },
    set: (settings) => writeSettings(server.serverDataDir, { ...steadySettings, ...settings }),
    screenshot: async (name) => {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
  };
}
