import assert from 'node:assert/strict';
import { join } from 'node:path';
import { sampleFleet } from '../simulator/sample/sampleFleet';
import { sampleNames } from '../simulator/sample/sampleNames';
import { earlierFleetFile, goneDevice } from './support/earlierFleet';
import { selectFile } from './support/fileDialog';
import type { OpenProgram } from './support/openProgram';
import { axeFindings, panelPage } from './support/panelPage';
import { openWindow } from './support/suite';
import { darkTheme, setTheme, themes } from './support/themes';

const heading = 'Changes since 2026-11-24';

describe('the comparison with a snapshot', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({
      fleet: sampleFleet(),
      files: { 'before.json': earlierFleetFile() },
      settings: { 'greengrass.scanEveryMinutes': 15 },
    });
    await program.page.setViewportSize({ width: 1280, height: 860 });
    await program.page.locator('.sidebar .message', { hasText: / (?:scanned|quick scan) just now$/ }).waitFor();
  });
  after(() => program.close());

  it('says what changed in the fleet', async () => {
    await program.run('Greengrass: Compare with Snapshot…');
    await selectFile(program, join(program.folder, 'before.json'));
    const panel = await panelPage(program, heading);
    const row = (section: string, text: string) =>
      panel.locator('section', { hasText: section }).locator('tr', { hasText: text }).first();
    await row('Newly failing', sampleNames.brokenComponent).waitFor();
    await row('Recovered', sampleNames.restored).waitFor();
    await row('New core devices', sampleNames.noDeployments).waitFor();
    await row('Core devices that are gone', goneDevice).waitFor();
    await program.leave();
    await program.screenshot('fleet-changes');
  });

  it('is copied as Markdown', async () => {
    const panel = await panelPage(program, heading);
    const text = await program.copied(() => panel.getByRole('button', { name: 'Copy as Markdown' }).click());
    assert.match(text, /^# What changed since 2026-11-24 09:00 UTC\n/u);
    assert.match(text, new RegExp(`## Newly failing \\(1\\)\n\n- \`${sampleNames.brokenComponent}\`: `, 'u'));
  });

  for (const theme of themes) {
    it(`is accessible in ${theme[1]}`, async () => {
      const panel = await panelPage(program, heading);
      await setTheme(program, theme, panel);
      assert.deepEqual(await axeFindings(panel), []);
      await program.screenshot(`fleet-changes-${theme[0]}`);
    });
  }

  it('fits a narrow window', async () => {
    await setTheme(program, darkTheme);
    await program.page.setViewportSize({ width: 800, height: 860 });
    const panel = await panelPage(program, heading);
    const overflow = await panel.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
    assert.equal(overflow, 0);
    await program.screenshot('fleet-changes-narrow');
  });

  it('opens the panel of a core device', async () => {
    const panel = await panelPage(program, heading);
    await panel.getByRole('button', { name: sampleNames.brokenComponent }).first().click();
    await panelPage(program, sampleNames.brokenComponent);
  });
});
