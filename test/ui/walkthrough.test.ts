import { smallFleet } from '../extension/smallFleet';
import { openProgram, type OpenProgram } from './openProgram';
import { themes } from './themes';

const heading = 'See what failed on your core devices, and why';

describe('a person who is new', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openProgram({ fleet: smallFleet });
    // A narrow window leaves out the pictures.
    await program.page.setViewportSize({ width: 1500, height: 760 });
    await program.row('press-2').waitFor();
  });
  after(() => program.close());

  it('finds the walkthrough', async () => {
    await program.run('Welcome: Open Walkthrough...');
    const { page } = program;
    await program.pick(heading);
    await page.locator('.getting-started .category-title', { hasText: heading }).waitFor();
  });

  for (const [kind, theme] of themes) {
    it(`sees each step and its picture in ${theme}`, async () => {
      const { page } = program;
      await program.set({ 'workbench.colorTheme': theme });
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      for (const step of ['Select a profile', 'Open a core device', 'Read a failure']) {
        await page.locator('.getting-started-step .step-title', { hasText: step }).click();
        await page.locator('.getting-started-step.expanded', { hasText: step }).waitFor();
        await page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame').locator('svg').waitFor();
        await program.screenshot(`walkthrough-${kind}-${step.replaceAll(' ', '-')}`);
      }
    });
  }

  it('goes from there to the sample fleet', async () => {
    const { page } = program;
    await page.locator('.getting-started-step .step-title', { hasText: 'Select a profile' }).click();
    await page.locator('.getting-started-step a', { hasText: 'Explore the Sample Fleet' }).click();
    await program.row('cellar-gw-2121').waitFor();
    const done = page.locator('.getting-started-step', { hasText: 'Select a profile' }).locator('.complete');
    await done.first().waitFor();
  });
});
