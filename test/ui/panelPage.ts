import assert from 'node:assert/strict';
import { source as axeSource, type AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import type { OpenProgram } from './openProgram';

/** Longer than VS Code takes to start loading a page, in milliseconds. */
const context = 10_000;

/**
 * Waits until VS Code has begun to load the page of the panel in front. In a browser it asks its service worker first, and
 * waits for ever where that does not answer, as happens on a busy machine. A person goes to another tab and back.
 */
async function pageBegun({ page }: OpenProgram): Promise<void> {
  const begun = page.frameLocator('iframe.webview:visible').locator('iframe').first();
  for (;;) {
    const isBegun = await begun.waitFor({ state: 'attached', timeout: context }).then(
      () => true,
      () => false,
    );
    if (isBegun) {
      return;
    }
    console.log('VS Code did not begin to load a page: to another tab and back.');
    await page.locator('.part.sidebar .title-label').click();
    await page.keyboard.press('Control+Alt+N');
    await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await page.keyboard.press('Control+W');
  }
}

/** The page of the panel in front, once its heading is this text. VS Code keeps no page of a hidden panel. */
export async function panelPage(program: OpenProgram, heading: string): Promise<Frame> {
  await pageBegun(program);
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
  await program.choose('Show Details');
  return panelPage(program, heading);
}

/** What axe finds wrong on a page, one line each. */
export async function axeFindings(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axeSource);
  const { violations } = await frame.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
  );
}
