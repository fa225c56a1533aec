import assert from 'node:assert/strict';
import { sampleComponents } from '../simulator/components/sampleComponents';
import { sampleNames } from '../simulator/sample/sampleNames';
import type { OpenProgram } from './support/openProgram';
import { assertFitsNarrowWindow, axeFindings, panelPage } from './support/panelPage';
import { openSampleFleet } from './support/sampleWindow';
import { darkTheme, setTheme, themes } from './support/themes';

describe('drift', () => {
  let program: OpenProgram;
  const notification = (text: RegExp) => program.page.locator('.notification-list-item:visible', { hasText: text });
  before(async () => {
    program = await openSampleFleet();
  });
  after(() => program.close());

  it('is searched after saying how many requests that takes', async () => {
    await program.run('Greengrass: Find Drift…');
    const pick = program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Check 148 Core Devices' });
    await pick.filter({ hasText: /\d+ requests or more, in the background/u }).waitFor();
    await program.screenshot('drift-find');
    await program.accept();
    await notification(/\d+ of 148 checked core devices differ from what was asked/u).waitFor();
    await program.screenshot('drift-found');
  });

  it('is listed below the failures by verdict and component', async () => {
    // Makes room for the rows: the one above them sticks to the top of the view, and covers the first.
    await program.toggleView('Core Devices');
    await notification(/differ/u)
      .locator('.monaco-button', { hasText: 'Show Core Devices' })
      .click();
    // The rows are at the end of a long list, and VS Code draws only visible rows. They come after a while.
    const missing = program.row('com.fjordwerk.VibrationModelMissing');
    while (!(await missing.isVisible())) {
      await program.page.keyboard.press('End');
      await missing.waitFor({ timeout: 1_000 }).catch(() => undefined);
    }
    await program.leave();
    await program.screenshot('drift-failures');
    await program.expand('com.fjordwerk.VibrationModelMissing');
    await program.row(sampleNames.restored).waitFor();
  });

  it('is explained in the panel of the core device', async () => {
    await program.click(sampleNames.restored);
    const panel = await panelPage(program, sampleNames.restored);
    const section = panel.locator('section', { hasText: 'Intended and installed' });
    await section.getByText('Other version').first().waitFor();
    // A refresh can replace the section.
    await section.evaluate((element) => {
      element.scrollIntoView();
    });
    await program.leave();
    await program.screenshot('drift-panel');
  });

  for (const theme of themes) {
    it(`has an accessible panel in ${theme[1]}`, async () => {
      const panel = await panelPage(program, sampleNames.restored);
      await setTheme(program, theme, panel);
      assert.deepEqual(await axeFindings(panel), []);
      await program.screenshot(`drift-panel-${theme[0]}`);
    });
  }

  it('has the configuration that was asked for in the panel of the component', async () => {
    const [thingName, component] = ['hornsund-wtg-004', 'com.fjordwerk.VibrationModel'];
    await setTheme(program, darkTheme);
    await program.run('Greengrass: Go to Core Device…');
    await program.page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
    await program.type(thingName);
    await program.accept();
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: thingName }).waitFor();
    await program.page.keyboard.press('Control+Enter');
    const device = await panelPage(program, thingName);
    await device.locator('section', { hasText: 'Intended and installed' }).getByText(component).first().click();
    const panel = await panelPage(program, component);
    const section = panel.locator('section', { hasText: 'Configuration asked for' });
    await section.getByText('turbine-gateway-canary', { exact: true }).waitFor();
    await section.getByText('"logLevel": "DEBUG"').scrollIntoViewIfNeeded();
    await program.leave();
    await program.screenshot('component-configuration');
    assert.deepEqual(await axeFindings(panel), []);
  });

  it('shows which versions would satisfy all targets after a click', async () => {
    await setTheme(program, darkTheme);
    await program.run('Greengrass: Go to Core Device…');
    await program.page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
    await program.type(sampleNames.conflicting);
    await program.accept();
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: sampleNames.conflicting }).waitFor();
    await program.page.keyboard.press('Control+Enter');
    const panel = await panelPage(program, sampleNames.conflicting);
    const section = panel.locator('section', { hasText: `Versions of ${sampleComponents.conflicting}` });
    await section.getByText(/takes up to \d+ requests/u).waitFor();
    await section.getByRole('button', { name: 'Find Versions That Work' }).click();
    await section.getByText(/No published version satisfies all requirements/u).waitFor();
    // A refresh can replace the section.
    await section.evaluate((element) => {
      element.scrollIntoView();
    });
    await program.leave();
    await program.screenshot('drift-conflict');
    assert.deepEqual(await axeFindings(panel), []);
  });

  it('fits a narrow window', async () => {
    await setTheme(program, darkTheme);
    await assertFitsNarrowWindow(program, await panelPage(program, sampleNames.conflicting), 'drift-panel-narrow');
  });
});
