import assert from 'node:assert/strict';
import { smallFleet } from '../extension/support/smallFleet';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';
import { setTheme, themes } from './support/themes';

const heading = 'See what failed on your core devices, and why';

describe('the first start', () => {
  let program: OpenProgram;
  before(async () => {
    const env = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    program = await openWindow({ fleet: smallFleet, env });
    // VS Code shows no images in a narrow window.
    await program.page.setViewportSize({ width: 1500, height: 760 });
  });
  after(() => program.close());

  it('shows that there are no credentials, and opens the sample fleet', async () => {
    const { page } = program;
    await page.locator('.welcome-view-content', { hasText: 'No AWS credentials found' }).waitFor();
    await page
      .locator('.pane-header', { hasText: /newest/u })
      .first()
      .waitFor({ state: 'detached' });
    await program.screenshot('no-credentials');
    await page.locator('.monaco-button', { hasText: 'Explore the Sample Fleet' }).click();
    await program.row('graz-press-014').waitFor();
    await page.locator('.statusbar-item', { hasText: 'Snapshot · eu-west-1' }).waitFor();
    await program.screenshot('sample-fleet');
    await program.run('Greengrass: Close Fleet Snapshot');
    await page.locator('.welcome-view-content', { hasText: 'No AWS credentials found' }).waitFor();
  });

  it('offers to select a Region', async () => {
    const { page } = program;
    await page.locator('.welcome-view-content a', { hasText: 'a Region' }).click();
    await page.locator('.quick-input-title', { hasText: 'Select Region…' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('says in Select Profile… that there are no profiles, and how to set one up', async () => {
    const { page } = program;
    await program.run('Greengrass: Select Profile…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Set Up a Profile…' }).waitFor();
    await program.screenshot('no-profiles');
    await page.keyboard.press('Escape');
  });

  it('offers the walkthrough', async () => {
    await program.run('Welcome: Open Walkthrough...');
    const { page } = program;
    await program.pick(heading);
    await page.locator('.getting-started .category-title', { hasText: heading }).waitFor();
  });

  for (const theme of themes) {
    const [kind, name] = theme;
    it(`shows each step of the walkthrough with its image in ${name}`, async () => {
      const { page } = program;
      await setTheme(program, theme);
      for (const step of ['Select a profile', 'Open a core device', 'Read a failure']) {
        await page.locator('.getting-started-step .step-title', { hasText: step }).click();
        await page.locator('.getting-started-step.expanded', { hasText: step }).waitFor();
        await page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame').locator('svg').waitFor();
        await program.screenshot(`walkthrough-${kind}-${step.replaceAll(' ', '-')}`);
      }
    });
  }

  it('opens the sample fleet from the walkthrough', async () => {
    const { page } = program;
    await page.locator('.getting-started-step .step-title', { hasText: 'Select a profile' }).click();
    await page.locator('.getting-started-step a', { hasText: 'Explore the Sample Fleet' }).click();
    await program.row('graz-press-014').waitFor();
    const done = page.locator('.getting-started-step', { hasText: 'Select a profile' }).locator('.complete');
    await done.first().waitFor();
    assert.equal(program.simulator.requests.length, 0);
  });
});
