import assert from 'node:assert/strict';
import type { OpenProgram } from './support/openProgram';
import { assertFitsNarrowWindow, axeFindings, panelPage, showDetails } from './support/panelPage';
import { assertNotAsked, openSampleFleet } from './support/sampleWindow';
import { darkTheme, setTheme, themes } from './support/themes';

/** Requests that only the Deployments view sends. */
const ownOperations = ['ListDeployments', 'GetDeployment', 'DescribeJob', 'ListJobExecutionsForJob'];

describe('the Deployments view', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet();
  });
  after(() => program.close());

  it('asks for nothing while it is collapsed', () => {
    assertNotAsked(program, ownOperations);
  });

  it('shows the latest deployments once it is opened, and how many devices failed', async () => {
    await program.toggleView('Core Devices');
    await program.toggleView('Failures');
    await program.toggleView('Deployments');
    await program.row('weld-controller').filter({ hasText: 'failed' }).waitFor();
    await program
      .row('shop-terminals')
      .filter({ hasText: /\d+ of \d+ failed/u })
      .waitFor();
    await program.screenshot('deployments-narrow');
  });

  it('leads from a rollout to the devices on which it failed and their error codes in two clicks', async () => {
    await program.widenSideBar();
    await program.expand('shop-terminals');
    await program.expand('Failed (');
    await program.row('HTTP_REQUEST_ERROR').waitFor();
    await program.expand('Revisions');
    await program.row('Revision 2').waitFor();
    await program.screenshot('deployments');
  });

  it('has a panel with the outcome, the causes, and the devices', async () => {
    await program.leave();
    const panel = await showDetails(program, 'shop-terminals');
    await panel.locator('h2', { hasText: 'Causes' }).waitFor();
    await panel.locator('th', { hasText: 'shop-vienna-013' }).waitFor();
    await program.leave();
    await program.screenshot('readme/rollout');
  });

  for (const theme of themes) {
    it(`has an accessible panel in ${theme[1]}`, async () => {
      const panel = await panelPage(program, 'shop-terminals');
      await setTheme(program, theme, panel);
      assert.deepEqual(await axeFindings(panel), []);
      await program.screenshot(`rollout-${theme[0]}`);
    });
  }

  it('has a panel that fits a window of 800 pixels', async () => {
    await setTheme(program, darkTheme);
    await assertFitsNarrowWindow(program, await panelPage(program, 'shop-terminals'), 'rollout-narrow');
  });

  it('leads from the panel to a device and back', async () => {
    const panel = await panelPage(program, 'shop-terminals');
    await panel.locator('th button, th a', { hasText: 'shop-vienna-013' }).click();
    // Both panels have the same heading.
    await program.page.locator('.tab.active', { hasText: 'shop-vienna-013' }).waitFor();
    const ofDevice = await panelPage(program, 'shop-terminals');
    await ofDevice.locator('text=Deployment on core device shop-vienna-013').waitFor();
    await program.screenshot('rollout-device');
  });

  it('filters by part of a name, and by outcome', async () => {
    await program.clickButton('Deployments', 'Filter Deployments…');
    await program.type('weld', 'weld');
    await program.accept();
    await program.page.locator('.sidebar .message', { hasText: /Filter: "weld"\. \d+ of \d+ deployments/u }).waitFor();
    await program.row('shop-terminals').waitFor({ state: 'detached' });
    await program.clickButton('Deployments', 'Clear Deployment Filter');
    await program.row('shop-terminals').waitFor();
    await program.clickButton('Deployments', 'Filter Deployments…');
    await program.pick('Failed');
    const failed = /Filter: failed\. \d+ of \d+ deployments, \d+ not counted yet\./u;
    await program.page.locator('.sidebar .message', { hasText: failed }).waitFor();
    await program.row('hotfix').waitFor({ state: 'detached' });
    await program.clickButton('Deployments', 'Clear Deployment Filter');
  });

  it('filters by the outcome that was typed if Enter follows at once', async () => {
    await program.clickButton('Deployments', 'Filter Deployments…');
    await program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'In progress' }).waitFor();
    await program.page.locator('.quick-input-widget input').fill('in progress');
    await program.accept();
    await program.page.locator('.sidebar .message', { hasText: 'Filter: in progress.' }).waitFor();
    await program.clickButton('Deployments', 'Clear Deployment Filter');
  });

  it('shows what a rollout changed with a button of its panel', async () => {
    await program.leave();
    const panel = await showDetails(program, 'weld-controller');
    await panel.locator('button', { hasText: 'Compare with Previous Revision' }).click();
    await program.page.locator('.tab.active', { hasText: 'weld-controller: revision 1 ↔ revision 2' }).waitFor();
    await program.page.locator('.monaco-diff-editor .modified .view-line', { hasText: '"2.5.0"' }).waitFor();
    await program.screenshot('rollout-comparison');
  });
});
