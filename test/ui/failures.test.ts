import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { accessDenied } from '../simulator/faults';
import type { OpenProgram } from './openProgram';
import { openSampleFleet } from './openSampleFleet';
import { axeFindings, panelPage } from './panelPage';
import { themes } from './themes';

describe('a person who looks for what is failing', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet();
    // The devices have been seen: the failures get the room.
    await program.page.locator('.pane-header', { hasText: 'Core Devices' }).click();
  });
  after(() => program.close());

  const message = (): Locator => program.page.locator('.sidebar .tree-explorer-viewlet-tree-view .message');

  it('hears which part a scan could not see, and which action would allow it', async () => {
    program.simulator.setFaults({ operation: 'ListInstalledComponents', effect: accessDenied('null') });
    await program.press('Failures', 'Scan for Failures');
    await message()
      .filter({ hasText: /^Full scan at / })
      .waitFor();
    const denied = program.row('devices not scanned');
    assert.match(await denied.innerText(), /Access denied: greengrass:ListInstalledComponents is missing/u);
    assert.match(
      await program.hover('devices not scanned'),
      /Ask for the IAM action greengrass:ListInstalledComponents/u,
    );
    await program.leave();
    await program.screenshot('scan-denied');
    program.simulator.setFaults();
    await denied.click();
    await denied.waitFor({ state: 'detached' });
  });

  it('sees how much was looked at, and what has failed on how many devices', async () => {
    await message()
      .filter({ hasText: /^Full scan at .*: [1-9]\d* failing core devices\.$/ })
      .waitFor();
    assert.match(await program.hover('Scan coverage'), /Scanned: (\d+) of \1 devices/u);
    await program.leave();
    await program.page.locator('.activitybar .badge-content', { hasText: /^\d+$/ }).waitFor();
    await program.expand('COMPONENT_BROKEN');
    await program.screenshot('failures');
  });

  it('opens the overview, and goes from a bar to its row', async () => {
    await program.press('Failures', 'Show Failures Overview');
    const overview = await panelPage(program, 'Failures Overview');
    const bars = overview.locator('.chart [role="button"]');
    await bars.first().waitFor();
    await program.screenshot('overview');
    await overview.locator('.choice', { hasText: 'Target' }).click();
    await bars.first().focus();
    await program.page.keyboard.press('ArrowDown');
    const words = (await bars.nth(1).locator('title').textContent()) ?? '';
    await program.page.keyboard.press('Enter');
    const label = words.slice(0, words.indexOf(' '));
    await program.page.locator('.monaco-list-row.selected', { hasText: label }).waitFor();
  });

  it('finds Reveal in Tree among the commands for a core device, and not for the overview', async () => {
    const isOffered = async (): Promise<boolean> => {
      await program.page.keyboard.press('F1');
      await program.type('>Greengrass: Re', 'Greengrass: ');
      const offers = await program.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
      await program.page.keyboard.press('Escape');
      return offers.some((offer) => offer.includes('Reveal in Tree'));
    };
    assert.equal(await isOffered(), false);
    await program.expand('cellar-baseline');
    await program.page.locator('.sidebar .monaco-list-row[aria-level="3"]').first().click();
    await panelPage(program, 'cellar-gw-2121');
    // VS Code tells of the panel in front a moment after it has drawn it, and a palette that is open keeps its commands.
    while (!(await isOffered()));
    await program.press('Failures', 'Show Failures Overview');
    await panelPage(program, 'Failures Overview');
  });

  for (const [kind, theme] of themes) {
    it(`is at home in ${theme}`, async () => {
      await program.set({ 'workbench.colorTheme': theme });
      await program.page.locator(`.monaco-workbench.${kind}`).waitFor();
      const overview = await panelPage(program, 'Failures Overview');
      assert.deepEqual(await axeFindings(overview), []);
      await program.screenshot(`failures-${kind}`);
    });
  }
});
