import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { smallFleet } from '../extension/support/smallFleet';
import { heldCredentials, type HeldCredentials } from './support/heldCredentials';
import type { OpenProgram } from './support/openProgram';
import { assertFitsNarrowWindow, axeFindings, panelPage, showDetails } from './support/panelPage';
import { openWindow } from './support/suite';
import { setTheme, themes } from './support/themes';

describe('the panels', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({ fleet: smallFleet });
    await program.row('press-2').waitFor();
  });
  after(() => program.close());

  it('open with the button on the row of a core device', async () => {
    await program.row('press-2').hover();
    await program.row('press-2').locator('.action-label[aria-label^="Show Details"]').click();
    const panel = await panelPage(program, 'press-2');
    await panel.locator('h2', { hasText: 'Deployments (2)' }).waitFor();
    assert.match(await panel.locator('.summary').innerText(), /1 failed deployment, 1 failing component/u);
    const names = panel.locator('table[aria-label="Components"] tbody th');
    assert.match((await names.allInnerTexts())[0] ?? '', /com\.acme\.Monitor/u);
  });

  it('sort a table by keyboard', async () => {
    const panel = await panelPage(program, 'press-2');
    const sort = panel.locator('table[aria-label="Components"] thead button', { hasText: 'Version' });
    await sort.focus();
    await program.page.keyboard.press('Enter');
    const versions = panel.locator('table[aria-label="Components"] tbody td:nth-child(2)');
    assert.deepEqual(await versions.allInnerTexts(), ['0.1.0', '1.2.3', '2.3.9', '2.14.3']);
    await program.page.keyboard.press('Enter');
    assert.deepEqual(await versions.allInnerTexts(), ['2.14.3', '2.3.9', '1.2.3', '0.1.0']);
    assert.match(await panel.locator('#announcement').innerText(), /Sorted by Version, descending/u);
  });

  it('move through the timeline with the arrow keys and open the focused item', async () => {
    const panel = await panelPage(program, 'press-2');
    const items = panel.locator('.timeline [role="button"]');
    await items.first().focus();
    await program.page.keyboard.press('ArrowRight');
    assert.equal(await items.nth(1).evaluate((item) => item === item.ownerDocument.activeElement), true);
    await program.page.keyboard.press('ArrowLeft');
    await program.page.keyboard.press('Enter');
    await panelPage(program, 'press-line');
  });

  it('show the error stack with meaning, remedy, and who can fix it', async () => {
    const panel = await panelPage(program, 'press-line');
    assert.deepEqual(await panel.locator('.code h3 code').allInnerTexts(), [
      'DEPLOYMENT_FAILURE',
      'ARTIFACT_DOWNLOAD_ERROR',
      'S3_ERROR',
      'S3_HEAD_OBJECT_ACCESS_DENIED',
    ]);
    assert.match(await panel.locator('.code.headline').innerText(), /most specific[^]*Explained above\./u);
    const text = await panel.locator('main').innerText();
    assert.match(text, /What to do[^]*Allow s3:GetObject[^]*the administrator of the AWS account/u);
    assert.equal(text.split('Allow s3:GetObject').length, 2, 'A code is explained once.');
    assert.match(await panel.locator('main').innerText(), /rolled back to its previous configuration/u);
  });

  it('link to the panel of the device, which is already open', async () => {
    const panel = await panelPage(program, 'press-line');
    await panel.locator('button.link', { hasText: 'press-2' }).click();
    await panelPage(program, 'press-2');
    assert.equal(await program.page.locator('.tabs-container .tab').count(), 2);
  });

  it('update when the tree refreshes', async () => {
    const panel = await panelPage(program, 'press-2');
    program.simulator.update('press-2', () => ({ status: 'HEALTHY' }));
    await program.contextMenu('press-2');
    await program.selectMenuItem('Refresh');
    // A device with a broken component isn't shown as healthy.
    await panel.locator('h1 .status', { hasText: 'Component broken' }).waitFor();
  });

  it('update the tree when they refresh', async () => {
    const panel = await panelPage(program, 'press-2');
    program.simulator.update('press-2', () => ({ status: 'UNHEALTHY' }));
    await panel.locator('button', { hasText: 'Refresh' }).click();
    await program.page.locator('.monaco-list-row[aria-label^="Core device press-2, Unhealthy"]').waitFor();
  });

  it('link from a component to the deployment that installed it', async () => {
    await program.expand('press-2');
    await program.row('Components (4)').waitFor();
    await program.expand('Components (4)');
    const panel = await showDetails(program, 'com.acme.Monitor');
    assert.match(await panel.locator('main').innerText(), /\/greengrass\/v2\/logs\/com\.acme\.Monitor\.log/u);
    await panel.locator('button.link', { hasText: 'bring-up' }).click();
    const deployment = await panelPage(program, 'bring-up');
    await deployment.locator('h2', { hasText: 'Components in the deployment' }).waitFor();
    await deployment.locator('button', { hasText: 'Reveal in Tree' }).click();
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: 'bring-up' }).waitFor();
  });

  it('open their item as JSON in a read-only editor', async () => {
    const panel = await panelPage(program, 'bring-up');
    await panel.locator('button', { hasText: 'Open as JSON' }).click();
    await program.page.locator('.monaco-editor .view-lines', { hasText: '"deploymentId"' }).waitFor();
    await program.page.keyboard.press('Control+w');
  });

  for (const [heading, title] of [
    ['press-2', 'press-2'],
    ['press-line', 'press-line · press-2'],
    ['com.acme.Monitor', 'com.acme.Monitor · press-2'],
  ] as const) {
    it(`are accessible in every theme: ${heading}`, async () => {
      await program.page.locator(`.tabs-container .tab[aria-label="${title}"]`).click();
      const panel = await panelPage(program, heading);
      await panel.locator('h2').nth(2).waitFor();
      for (const theme of themes) {
        await setTheme(program, theme, panel);
        assert.deepEqual(await axeFindings(panel), []);
        await program.screenshot(`panel-${theme[0]}-${heading}`);
      }
    });
  }

  it('find text with Ctrl+F', async () => {
    const panel = await panelPage(program, 'com.acme.Monitor');
    await panel.locator('h1').click();
    await program.page.keyboard.press('Control+f');
    const find = program.page.locator('.simple-find-part.visible');
    await find.waitFor();
    await program.page.keyboard.type('Monitor');
    await program.screenshot('panel-find');
    await program.page.keyboard.press('Escape');
    await find.waitFor({ state: 'detached' });
  });

  for (const heading of ['press-2', 'press-line']) {
    it(`fit a window of 800 pixels: ${heading}`, async () => {
      await program.page.locator(`.tabs-container .tab[aria-label^="${heading}"]`).click();
      const panel = await panelPage(program, heading);
      await panel.locator('h2').nth(2).waitFor();
      await assertFitsNarrowWindow(program, panel, `panel-narrow-${heading}`);
    });
  }

  it('are restored after the window reloads', async () => {
    const loaded = program.page.waitForEvent('load');
    await program.run('Developer: Reload Window');
    await loaded;
    await program.page.locator('.tabs-container .tab', { hasText: 'com.acme.Monitor' }).click();
    const panel = await panelPage(program, 'com.acme.Monitor');
    await panel.locator('h2', { hasText: 'Logs' }).waitFor();
  });

  it('say that they belong to a connection that is no longer shown', async () => {
    await program.set({ 'greengrass.region': 'us-east-1' });
    const panel = await panelPage(program, 'com.acme.Monitor');
    await panel.locator('.notice', { hasText: 'This panel belongs to default@eu-west-1' }).waitFor();
    assert.match(await panel.locator('main').innerText(), /^Logs$/mu);
    await program.set({});
    await panel.locator('.notice').first().waitFor({ state: 'detached' });
  });

  it('say that their core device no longer exists', async () => {
    const panel = await panelPage(program, 'com.acme.Monitor');
    // Wait until the restored connection has loaded the device again.
    await program.row('press-2').waitFor();
    await panel.locator('.read', { hasText: /^Loaded from AWS at [^…]*$/ }).waitFor();
    program.simulator.remove('press-2');
    await panel.locator('button', { hasText: 'Refresh' }).click();
    await panel.locator('.notice', { hasText: 'Core device not found' }).waitFor();
    assert.match(await panel.locator('main').innerText(), /^Logs$/mu);
  });
});

describe('a panel that is still loading', () => {
  let credentials: HeldCredentials;
  let program: OpenProgram;
  before(async () => {
    credentials = await heldCredentials();
    program = await openWindow({ fleet: smallFleet, env: credentials.env, files: { 'notes.txt': 'Call the plant' } });
    await program.row('press-2').waitFor();
  });
  after(async () => {
    credentials.release();
    await credentials.close();
    await program.close();
  });

  const tab = (name: string): Locator => program.page.locator('.tabs-container .tab', { hasText: name });

  /** Selects the tab of a panel and waits until the panel shows its data. */
  async function openTab(name: string): Promise<void> {
    await tab(name).click();
    const panel = await panelPage(program, name);
    await panel.locator('h2', { hasText: /^Deployments/ }).waitFor();
    await panel.locator('button', { hasText: 'Refresh' }).waitFor();
  }

  /** Resolves once AWS has returned everything about a core device, ignoring the first `before` requests. */
  async function waitForResponses(name: string, before = 0): Promise<void> {
    const { simulator } = program;
    for (const operation of ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents']) {
      await simulator.waitForRequest(
        (request) =>
          request.operation === operation &&
          request.name === name &&
          request.status === 200 &&
          simulator.requests.indexOf(request) >= before,
      );
    }
  }

  it('shows no message if it is closed before the response arrives', async () => {
    void credentials.hold();
    const panel = await showDetails(program, 'press-1');
    await panel.locator('.read', { hasText: 'Loading…' }).waitFor();
    await tab('press-1').locator('.tab-actions .action-label').click();
    await tab('press-1').waitFor({ state: 'detached' });
    credentials.release();
    await waitForResponses('press-1');
    await program.expand('press-1');
    await program.row('Components (0)').waitFor();
    // Messages appear in order, so one for the closed panel would appear before this one.
    const before = program.simulator.requests.length;
    await program.run('Greengrass: Sign In');
    const toasts = program.page.locator('.notification-toast');
    await toasts.filter({ hasText: "Profile held doesn't use sign-in" }).waitFor();
    assert.equal(await toasts.filter({ hasText: 'Show Details' }).count(), 0);
    await program.run('Notifications: Clear All Notifications');
    await toasts.first().waitFor({ state: 'hidden' });
    // Signing in reloads everything, so rows come and go until that is done.
    await waitForResponses('press-1', before);
    await program.row('Loading…').waitFor({ state: 'detached' });
  });

  it('loads in the background after the window reloads, and shows its data when it becomes visible', async () => {
    await showDetails(program, 'press-2');
    // The view is hidden, so only the panel sends requests.
    await program.page.locator('.activitybar .action-label[aria-label^="Explorer"]').click();
    await program.row('notes.txt').dblclick();
    await tab('notes.txt').waitFor();
    await openTab('press-2');
    const requested = credentials.hold();
    const loaded = program.page.waitForEvent('load');
    await program.run('Developer: Reload Window');
    await loaded;
    await requested;
    await tab('notes.txt').click();
    await program.page.locator('.monaco-editor .view-lines', { hasText: 'Call the plant' }).waitFor();
    const before = program.simulator.requests.length;
    credentials.release();
    await waitForResponses('press-2', before);
    await openTab('press-2');
  });
});
