import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Panel } from '../../src/text/panels/panel';
import { openBarePanel, type BarePanel } from './support/barePanel';

/** A panel with details to expand. */
const failedPanel = (heading: string): Panel => ({
  address: { kind: 'coreDevice', connectionId: 'default/eu-west-1', thingName: 'cellar-gw-01' },
  kind: 'Core device',
  heading,
  status: undefined,
  summary: [],
  notices: [{ severity: 'warning', text: 'Access denied', details: ['HTTP 403'] }],
  actions: [],
  sections: [],
  readAt: undefined,
  isLoading: false,
});

describe('a panel that changes while the user presses a button', () => {
  let panel: BarePanel;
  before(async () => {
    panel = await openBarePanel();
  });
  after(() => panel.close());

  /** Presses the details of a panel. While they are pressed, another panel arrives. Returns the page afterwards. */
  async function changedWhile(
    press: (page: Page) => Promise<void>,
    release: (page: Page) => Promise<void>,
  ): Promise<Page> {
    const page = await panel.show(failedPanel('before'));
    await press(page);
    await panel.show(failedPanel('after'));
    assert.equal(await page.locator('h1').innerText(), 'before');
    await release(page);
    await page.locator('h1', { hasText: 'after' }).waitFor();
    return page;
  }
  const isExpanded = (page: Page): Promise<boolean> => page.locator('text=HTTP 403').isVisible();

  it('does what the pressed button of the mouse says, then changes', async () => {
    const page = await changedWhile(
      async (shown) => {
        await shown.locator('summary').hover();
        await shown.mouse.down();
      },
      (shown) => shown.mouse.up(),
    );
    assert.equal(await isExpanded(page), true);
  });

  it('does what the pressed space bar says, then changes', async () => {
    const page = await changedWhile(
      async (shown) => {
        await shown.locator('summary').focus();
        await shown.keyboard.down(' ');
      },
      (shown) => shown.keyboard.up(' '),
    );
    assert.equal(await isExpanded(page), false);
  });

  it('changes at once if nothing is pressed', async () => {
    const page = await panel.show(failedPanel('first'));
    await panel.show(failedPanel('second'));
    assert.equal(await page.locator('h1').innerText(), 'second');
  });
});
