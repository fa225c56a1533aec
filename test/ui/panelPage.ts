import assert from 'node:assert/strict';
import { source as axeSource, type AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import type { OpenProgram } from './openProgram';

/** The page of the panel in front, once its heading is this text. VS Code keeps no page of a hidden panel. */
export async function panelPage({ page }: OpenProgram, heading: string): Promise<Frame> {
  const inner = page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
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
