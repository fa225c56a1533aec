import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sampleNames } from '../simulator/sample/sampleNames';
import type { OpenProgram } from './support/openProgram';
import { openSampleFleet } from './support/openSampleFleet';
import { axeFindings, panelPage, showDetails } from './support/panelPage';
import { setTheme, themes } from './support/themes';

/** The rows whose panels are in the README, with the names of the screenshots. */
const screenshotRows = [
  ['cellar-gw-2121', 'core-device-panel'],
  ['cellar-baseline', 'deployment-panel'],
  ['CellarClimate', 'component-panel'],
] as const;

describe('the sample fleet', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet();
  });
  after(() => program.close());

  /** The message above the rows of the first view that has one. */
  const message = (): Locator => program.page.locator('.sidebar .tree-explorer-viewlet-tree-view .message').first();

  async function clearFilter(): Promise<void> {
    await program.clickButton('Core Devices', 'Clear Filter');
    await message().filter({ hasNotText: 'Filter:' }).waitFor();
  }

  it('says below each failure what to do', async () => {
    const failure = program.row('2 × RUN_TIMEOUT');
    await failure.waitFor();
    const index = Number(await failure.getAttribute('data-index'));
    await program.page
      .locator(`.sidebar .monaco-list-row[data-index="${index + 1}"]`, {
        hasText: /^Timed out: check logs of ColdChain\S* \+1$/u,
      })
      .waitFor();
  });

  it('takes the screenshots for the README', async () => {
    await program.run('Greengrass: Go to Core Device…');
    await program.type('cellar-gw-2121');
    await program.accept();
    await program.expand('cellar-gw-2121');
    await program.row('Deployments (1)').waitFor();
    await program.expand('Components');
    await program.row('CellarClimate').waitFor();
    await program.expand('Deployments (1)');
    await program.row('cellar-baseline').waitFor();
    await program.expand('cellar-baseline');
    await program.row('COMPONENT_BROKEN').waitFor();
    await program.row('COMPONENT_BROKEN · 8 d').waitFor();
    await program.screenshot('failed-deployment');
    await program.hover('cellar-baseline');
    await program.screenshot('readme/hover');
    for (const [row, name] of screenshotRows) {
      await program.leave();
      const panel = await showDetails(program, row);
      await panel.locator('h2').nth(2).waitFor();
      await program.leave();
      await program.screenshot(`readme/${name}`);
    }
    await program.run('View: Close All Editors');
    await program.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  });

  describe('filtering and grouping', () => {
    it('shows only failing core devices with one button', async () => {
      await program.clickButton('Core Devices', 'Show Failing Only');
      await message()
        .filter({ hasText: /Filter: failing\. \d+ core devices/ })
        .waitFor();
      await program.screenshot('failing-only');
    });

    it("clears the filter to reveal a device that doesn't match", async () => {
      const { page } = program;
      await program.run('Greengrass: Go to Core Device…');
      await page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
      await program.type('pump-station-002');
      await program.accept();
      await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'pump-station-002' }).waitFor();
      await message().filter({ hasNotText: 'Filter:' }).waitFor();
      await program.screenshot('go-to-filtered');
      await program.clickButton('Core Devices', 'Show Failing Only');
      await program.row('pump-station-002').waitFor({ state: 'detached' });
    });

    it('goes to the first match if Enter follows the typed text at once', async () => {
      const { page } = program;
      await clearFilter();
      await program.run('Greengrass: Go to Core Device…');
      await page.locator('.quick-input-title', { hasText: '148 core devices in total' }).waitFor();
      await page.locator('.quick-input-widget input').fill('-0');
      await program.accept();
      const name = page.locator('.sidebar .monaco-list-row.selected .label-name');
      await name.filter({ hasText: '-0' }).waitFor();
      assert.equal(await name.innerText(), 'graz-press-001');
      await program.clickButton('Core Devices', 'Show Failing Only');
    });

    it('adds a condition to the filter, and clears the filter', async () => {
      await program.run('Greengrass: Filter…');
      await program.type('graz', 'Name contains');
      await program.accept();
      await message()
        .filter({ hasText: /Filter: name graz, failing\./ })
        .waitFor();
      await program.screenshot('filter');
      await clearFilter();
    });

    it('selects the thing group that starts with the typed text', async () => {
      await program.run('Greengrass: Filter…');
      await program.pick('Thing group');
      await program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'all-gateways' }).waitFor();
      await program.type('all-gate', 'all-gateways');
      await program.screenshot('filter-thing-group');
      await program.accept();
      await message()
        .filter({ hasText: /Filter: thing group all-gateways\./ })
        .waitFor();
      await clearFilter();
    });

    it('offers the known components and versions', async () => {
      await program.run('Greengrass: Filter…');
      await program.pick('Component');
      await program.page
        .locator('.quick-input-list .monaco-list-row', { hasText: / core devices?$/ })
        .first()
        .waitFor();
      await program.screenshot('filter-component');
      await program.type('cellarclimate', 'com.fjordwerk.CellarClimate');
      await program.accept();
      await program.pick('Any version');
      await message()
        .filter({ hasText: /Filter: component / })
        .waitFor();
      await program.screenshot('filter-component-shown');
      await clearFilter();
    });

    it('groups by thing group, worst first', async () => {
      await program.run('Greengrass: Group By…');
      await program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Thing group' }).waitFor();
      await program.screenshot('group-by');
      await program.pick('Thing group');
      await program.row(' failing of ').waitFor();
      await program.page.locator('.sidebar .monaco-list-row').first().click();
      await program.page.locator('.sidebar .monaco-list-row[aria-level="2"]').first().waitFor();
      await program.leave();
      await program.screenshot('readme/groups');
      assert.equal(await program.page.locator('.notification-toast').count(), 0);
      await program.run('Greengrass: Group By…');
      await program.pick('None');
      await program.row('graz-press-014').waitFor();
    });
  });

  describe('the failures', () => {
    before(async () => {
      // Collapse the view to make room for the failures.
      await program.page.locator('.pane-header', { hasText: 'Core Devices' }).click();
    });

    it('show how many core devices are failing after a scan', async () => {
      await program.clickButton('Failures', 'Scan for Failures');
      await program.page
        .locator('.sidebar .message', { hasText: /^Full scan at .*: [1-9]\d* failing core devices\.$/ })
        .waitFor();
      await program.page.locator('.activitybar .badge-content', { hasText: /^\d+$/ }).waitFor();
      await program.expand('COMPONENT_BROKEN');
      // The advice below the group moves into it.
      const advice = (level: number): Locator =>
        program.page.locator(`.sidebar .monaco-list-row[aria-level="${level}"]`, {
          hasText: 'Broke: check logs of LabelPrinter +1',
        });
      await advice(2).waitFor();
      await advice(1).waitFor({ state: 'detached' });
      await program.screenshot('readme/failures');
    });

    it('have an overview with bars that reveal their rows', async () => {
      await program.clickButton('Failures', 'Show Failures Overview');
      const overview = await panelPage(program, 'Failures Overview');
      const bars = overview.locator('.chart [role="button"]');
      await bars.first().waitFor();
      await program.screenshot('readme/overview');
      await overview.locator('.choice', { hasText: 'Target' }).click();
      for (const grouping of ['Component', 'Error code']) {
        const choice = overview.locator('.choice', { hasText: grouping });
        await choice.focus();
        await program.page.keyboard.press('Enter');
        await overview.locator(`.chart[aria-label="Devices by ${grouping.toLowerCase()}"]`).waitFor();
        assert.equal(await choice.getAttribute('aria-pressed'), 'true');
        // The focus stays on the button after the chart is drawn again, and Tab leads past the colors to the bars.
        await program.page.keyboard.press('Tab');
        await bars.first().focus();
        await program.page.keyboard.press('ArrowDown');
        const words = (await bars.nth(1).locator('title').textContent()) ?? '';
        await program.page.keyboard.press('Enter');
        const label = words.slice(0, words.indexOf(' '));
        await program.page.locator('.monaco-list-row.selected', { hasText: label }).waitFor();
        await program.page.locator('.pane-header', { hasText: `by ${grouping.toLowerCase()}` }).waitFor();
      }
    });

    it('have an overview whose bars fit a narrow panel', async () => {
      const { page } = program;
      const overview = await panelPage(program, 'Failures Overview');
      const height = (): Promise<number> =>
        overview.locator('.chart').evaluate((chart) => chart.getBoundingClientRect().height);
      const wide = await height();
      await page.setViewportSize({ width: 1000, height: 960 });
      while ((await height()) <= wide);
      const overflow = await overview.locator('.chart-box').evaluate((box) => box.scrollWidth - box.clientWidth);
      assert.equal(overflow, 0);
      await page.setViewportSize({ width: 1280, height: 960 });
      while ((await height()) > wide);
    });

    it('offer Reveal in Tree in the Command Palette for what failed on a core device, but not for the overview', async () => {
      const isOffered = async (): Promise<boolean> => {
        await program.page.keyboard.press('F1');
        await program.type('>Greengrass: Re', 'Greengrass: ');
        const labels = await program.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
        await program.page.keyboard.press('Escape');
        return labels.some((label) => label.includes('Reveal in Tree'));
      };
      assert.equal(await isOffered(), false);
      await program.click(sampleNames.failedDeployment);
      await panelPage(program, 'weld-controller');
      // VS Code sets the context of the active panel a moment after drawing it, and an open palette keeps its commands.
      while (!(await isOffered()));
      await program.clickButton('Failures', 'Show Failures Overview');
      await panelPage(program, 'Failures Overview');
    });

    for (const theme of themes) {
      const [kind, name] = theme;
      it(`are accessible in ${name}`, async () => {
        const overview = await panelPage(program, 'Failures Overview');
        await setTheme(program, theme, overview);
        assert.deepEqual(await axeFindings(overview), []);
        await program.screenshot(`failures-${kind}`);
      });
    }

    it("aren't counted while they are muted in the overview, and don't change the result of the scan", async () => {
      const overview = await panelPage(program, 'Failures Overview');
      const muted = overview.locator('p', { hasText: /^\d+ muted core devices? (isn't|aren't) counted\.$/ });
      const before = (await message().textContent()) ?? '';
      await program.contextMenu('2 × RUN_TIMEOUT');
      await program.selectMenuItem('Mute');
      await muted.waitFor();
      await program.page
        .locator('.message', { hasText: /^Full scan .*\. \d+ failing core devices? (is|are) muted\.$/ })
        .waitFor();
      assert.ok((await message().textContent())?.startsWith(`${before} `));
    });
  });
});
