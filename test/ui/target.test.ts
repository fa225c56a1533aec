import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { smallFleet } from '../extension/support/smallFleet';
import type { OpenProgram } from './support/openProgram';
import { panelPage } from './support/panelPage';
import { openWindow } from './support/suite';

describe('the target of a command', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({ fleet: smallFleet });
  });
  after(() => program.close());

  const tab = (name: string): Locator => program.page.locator(`.tab.active[aria-label^="${name}"]`);
  const quickPick = (text: string): Locator =>
    program.page.locator('.quick-input-list .monaco-list-row', { hasText: text });

  it('is the row that the arrow keys moved to, for Ctrl+Enter', async () => {
    const { page } = program;
    await program.click('press-1');
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: 'press-1' }).first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+Enter');
    await tab('press-2').waitFor();
  });

  it('is the focused panel or the selected row, for the Command Palette', async () => {
    const page = await panelPage(program, 'press-2');
    await program.click('press-10');
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: 'press-10' }).waitFor();
    await program.leave();
    await page.locator('h1').click();
    const copyThingName = (): Promise<string> => program.copied(() => program.run('Greengrass: Copy Thing Name'));
    assert.equal(await copyThingName(), 'press-2');
    await program.click('press-10');
    assert.equal(await copyThingName(), 'press-10');
  });

  it('stays expanded, for Ctrl+Enter', async () => {
    await program.click('press-1');
    await program.expand('press-1');
    const expanded = program.page.locator('.sidebar .monaco-list-row.selected[aria-expanded="true"]');
    await expanded.waitFor();
    await program.page.keyboard.press('Control+Enter');
    await tab('press-1').waitFor();
    await expanded.waitFor({ timeout: 1_000 });
  });

  it('is the overview for Ctrl+Enter on a group of failures, and the core device for a list of it', async () => {
    await program.click('S3_HEAD_OBJECT_ACCESS_DENIED');
    await program.page.keyboard.press('Control+Enter');
    await tab('Failures Overview').waitFor();
    await program.click('press-1');
    await program.expand('press-1');
    await program.click('Deployments (');
    await program.page.keyboard.press('Control+Enter');
    await tab('press-1').waitFor();
  });

  it('is the whole fleet for the Export button in the title bar, whichever row is selected', async () => {
    await program.expand('S3_HEAD_OBJECT_ACCESS_DENIED');
    const inFailures = program.page.locator('.sidebar .monaco-list-row', { hasText: 'press-2' }).nth(1);
    await inFailures.click();
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: 'press-2' }).waitFor();
    await program.leave();
    const header = program.page.locator('.pane-header', { hasText: 'Failures' });
    await header.hover();
    await header.locator('.action-label[aria-label*="More Actions"]').click();
    await program.page.locator('.monaco-menu .action-item').first().waitFor();
    await program.selectMenuItem('Export…');
    await quickPick('All failures as CSV').waitFor();
  });
});
