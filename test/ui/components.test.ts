import assert from 'node:assert/strict';
import type { OpenProgram } from './support/openProgram';
import { assertFitsNarrowWindow, axeFindings, panelPage, showDetails } from './support/panelPage';
import { assertNotAsked, openSampleFleet } from './support/sampleWindow';
import { darkTheme, setTheme, themes } from './support/themes';

/** Requests that only the Components view sends. */
const ownOperations = ['ListComponents', 'ListComponentVersions', 'DescribeComponent', 'GetComponent'];

describe('the Components view', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet();
  });
  after(() => program.close());

  it('asks for nothing while it is collapsed', () => {
    assertNotAsked(program, ownOperations);
  });

  it('shows the components of the account once it is opened, and how much of the fleet is scanned', async () => {
    await program.toggleView('Core Devices');
    await program.toggleView('Failures');
    await program.toggleView('Components');
    // The names are without the prefix that most of them share.
    await program.row('ColdChain').filter({ hasText: 'com.fjordwerk' }).waitFor();
    await program.page
      .locator('.sidebar .message', {
        hasText: /^\d+ of 148 core devices scanned\. Scan Components… reads the others\.$/u,
      })
      .waitFor();
    await program.screenshot('components-narrow');
  });

  it('scans what is missing, after saying how many requests that takes', async () => {
    await program.clickButton('Components', 'Scan Components…');
    const pick = program.page.locator('.quick-input-list .monaco-list-row', { hasText: /Scan \d+ Core Devices/u });
    await pick.filter({ hasText: /\d+ requests, in the background/u }).waitFor();
    await program.screenshot('components-scan');
    await program.accept();
    await program.page.locator('.sidebar .pane-body .message:visible').waitFor({ state: 'detached' });
  });

  it('leads from a component to the devices that run a version with a failure in two clicks', async () => {
    await program.widenSideBar();
    await program.clickButton('Components', 'Filter Components…');
    await program.type('ColdChain', 'Name contains ColdChain');
    await program.accept();
    await program.expand('ColdChain');
    await program.expand('1.12.3');
    await program.row('Running (').waitFor();
    await program.page.locator('.sidebar .monaco-list-row[aria-level="3"]').first().waitFor();
    await program.screenshot('components');
  });

  it('has a panel that says where a component runs, who asks for it, and what it depends on', async () => {
    const panel = await showDetails(program, 'ColdChain');
    await panel.locator('h2', { hasText: 'Core devices (8)' }).waitFor();
    await panel.locator('h2', { hasText: 'Dependencies (1)' }).waitFor();
    await program.leave();
    await program.screenshot('component-version-panel');
  });

  it('loads what the latest deployments ask for with a button in the panel', async () => {
    const panel = await panelPage(program, 'com.fjordwerk.ColdChain');
    const section = panel.locator('section', { hasText: 'Deployments that ask for it' });
    await section.locator('button', { hasText: 'Load Deployment Definitions…' }).click();
    await program.page
      .locator('.quick-input-list .monaco-list-row', { hasText: /\d+ requests, in the background/u })
      .waitFor();
    await program.screenshot('component-definitions');
    await program.accept();
    await section.getByText(/^All latest deployments loaded \(\d+\)\.$/u).waitFor();
    await section.scrollIntoViewIfNeeded();
    await program.screenshot('component-definitions-loaded');
  });

  for (const theme of themes) {
    it(`has an accessible panel in ${theme[1]}`, async () => {
      const panel = await panelPage(program, 'com.fjordwerk.ColdChain');
      await setTheme(program, theme, panel);
      assert.deepEqual(await axeFindings(panel), []);
      await program.screenshot(`component-version-${theme[0]}`);
    });
  }

  it('has a panel that fits a window of 800 pixels', async () => {
    await setTheme(program, darkTheme);
    await assertFitsNarrowWindow(program, await panelPage(program, 'com.fjordwerk.ColdChain'), 'component-version-800');
  });

  it('opens the recipe of a version from its panel', async () => {
    const panel = await panelPage(program, 'com.fjordwerk.ColdChain');
    await panel.locator('button', { hasText: 'Open Recipe' }).click();
    await program.page.locator('.editor-instance .view-line', { hasText: 'ComponentName' }).first().waitFor();
    await program.screenshot('recipe');
  });

  it('says above a lifecycle step of a recipe on how many core devices it fails', async () => {
    await program.contextMenu('1.12.3');
    await program.selectMenuItem('Open Recipe');
    const remark = program.page.locator('.codelens-decoration', { hasText: 'Run fails with RUN_TIMEOUT on 1 scanned' });
    await remark.first().waitFor();
    await program.screenshot('recipe-failing-step');
  });

  it('filters the core devices to those with a version', async () => {
    await program.contextMenu('1.12.3');
    await program.selectMenuItem('Filter Core Devices to These');
    await program.page
      .locator('.sidebar .message', { hasText: 'Filter: component com.fjordwerk.ColdChain 1.12.3' })
      .waitFor();
  });
});
