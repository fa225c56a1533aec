import assert from 'node:assert/strict';
import { generateFleet } from '../simulator/generated/generateFleet';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';

describe('a fleet of more than 1,000 core devices', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({ fleet: generateFleet(1_500) });
    // Wait for all rows: while VS Code adds rows, it keeps the first ones in view despite scrolling.
    await program.page.locator('.sidebar .message', { hasText: /1,\d+ (?:devices )?loaded/ }).waitFor();
    await program.row('ColdStore_Rotterdam').waitFor();
  });
  after(() => program.close());

  it('scrolls to the first row when the filter changes', async () => {
    const pane = program.page.locator('.sidebar .pane', { has: program.page.locator('[aria-label^="Core Devices"]') });
    const first = pane.first().locator('.monaco-list-row[data-index="0"]');
    for (const command of ['Show Failing Only', 'Clear Filter']) {
      await first.hover();
      await program.page.mouse.wheel(0, 100_000);
      await first.waitFor({ state: 'detached' });
      // The hover of a row covers the rows above it.
      await program.leave();
      await program.run(`Greengrass: ${command}`);
      await first.waitFor();
    }
  });

  it('decorates failing core devices that only a filter shows', async () => {
    const { simulator } = program;
    const isUnhealthy = (name: string): boolean => simulator.device(name)?.status === 'UNHEALTHY';
    const unhealthy = simulator.deviceNames().filter(isUnhealthy);
    const [beyond = ''] = simulator.deviceNames().slice(1_000).filter(isUnhealthy).sort();
    await program.run('Greengrass: Show Failing Only');
    await program.page
      .locator('.sidebar .tree-explorer-viewlet-tree-view .message')
      .first()
      .filter({ hasText: `Filter: failing. ${unhealthy.length} core devices` })
      .waitFor();
    await program.row(beyond).locator('[class*="monaco-decoration-itemBadge"]').first().waitFor();
    await program.page.locator('.activitybar .badge-content', { hasText: String(unhealthy.length) }).waitFor();
    await program.screenshot('failing-beyond');
  });

  it('says how many requests a full scan takes before it starts', async () => {
    const { page } = program;
    await program.run('Greengrass: Scan Every Core Device');
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Every Core Device' })
      .filter({ hasText: '3,000 requests or more' })
      .waitFor();
    await program.screenshot('scan-every-confirm');
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.ok(!program.simulator.requests.some(({ operation }) => operation === 'ListInstalledComponents'));
  });
});
