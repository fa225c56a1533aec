import assert from 'node:assert/strict';
import { source as axeSource, type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { OpenProgram } from './openProgram';

/** Longer than VS Code takes to start loading a page, in milliseconds. */
const startTimeout = 10_000;

/**
 * Waits until VS Code has started to load the page of the active panel. In a browser, VS Code waits for its service
 * worker, which may never respond on a busy machine. Switching to another tab and back starts the page again.
 */
async function waitForPageStart({ page }: OpenProgram): Promise<void> {
  const inner = page.frameLocator('iframe.webview:visible').locator('iframe').first();
  for (;;) {
    const hasStarted = await inner.waitFor({ state: 'attached', timeout: startTimeout }).then(
      () => true,
      () => false,
    );
    if (hasStarted) {
      return;
    }
    console.log('VS Code did not start to load a page: switching to another tab and back.');
    await page.locator('.part.sidebar .title-label').click();
    await page.keyboard.press('Control+Alt+N');
    await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await page.keyboard.press('Control+W');
  }
}

/** The page of the active panel, once it has this heading. VS Code discards the page of a hidden panel. */
export async function panelPage(program: OpenProgram, heading: string): Promise<Frame> {
  await waitForPageStart(program);
  const inner = program.page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
  const title = inner.locator('h1', { hasText: heading });
  await title.waitFor();
  const frame = await (await title.elementHandle()).ownerFrame();
  assert.ok(frame, `The panel ${heading} is gone.`);
  return frame;
}

/** Opens the panel of a row from its context menu. */
export async function showDetails(program: OpenProgram, row: string, heading = row): Promise<Frame> {
  await program.contextMenu(row);
  await program.selectMenuItem('Show Details');
  return panelPage(program, heading);
}

/** Runs axe on a page with a rule that it leaves out by default: the name of a control contains its visible text. */
const runAxe = `axe.run(document, {
  resultTypes: ['violations'],
  rules: { 'label-content-name-mismatch': { enabled: true } },
})`;

/** The accessibility violations that axe finds on a page, one line each. */
export async function axeFindings(frame: Frame | Page): Promise<readonly string[]> {
  await frame.evaluate(axeSource);
  const { violations } = await frame.evaluate<AxeResults>(runAxe);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
  );
}

/**
 * The tables of a page that don't fit its width, and the ages and words that the page breaks although they would fit. Words
 * of more than 16 characters may break, and names after a hyphen.
 */
export function crampedTables(frame: Frame | Page): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('.scroll')];
    const wide = boxes.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement?.closest('table') === null) {
        continue;
      }
      for (const { 0: word, index } of (text.textContent ?? '').matchAll(/(?<![^\s-])[^\s-]{2,16}(?![^\s-])/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (range.getClientRects().length > 1) {
          broken.push(word);
        }
      }
    }
    const ages = [...document.querySelectorAll('table time')].filter((age) => age.getClientRects().length > 1);
    return [
      ...wide.map((element) => element.getAttribute('aria-label') ?? element.localName),
      ...broken,
      ...ages.map(({ textContent }) => textContent),
    ];
  });
}

/**
 * Asserts that a panel is readable and accessible beside the side bar in a window of 800 pixels. Takes a screenshot of
 * its first table, and restores the size of the window.
 */
export async function assertFitsNarrowWindow(program: OpenProgram, panel: Frame, screenshot: string): Promise<void> {
  const size = program.page.viewportSize();
  assert.ok(size);
  await program.page.setViewportSize({ width: 800, height: size.height });
  // VS Code resizes the panel in several steps, and the page draws a frame after each.
  await panel.waitForFunction(async () => {
    const before = window.innerWidth;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return before === window.innerWidth && before < 500;
  });
  const cramped = await crampedTables(panel);
  const findings = await axeFindings(panel);
  for (const table of (await panel.locator('table').all()).slice(0, 1)) {
    await table.scrollIntoViewIfNeeded();
  }
  await program.screenshot(screenshot);
  await program.page.setViewportSize(size);
  assert.deepEqual(cramped, []);
  assert.deepEqual(findings, []);
}
