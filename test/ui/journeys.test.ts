import assert from 'node:assert/strict';
import { sampleComponents } from '../simulator/components/sampleComponents';
import { sampleNames } from '../simulator/sample/sampleNames';
import { nextFrames } from './support/clickAt';
import { countClicks, type CountedClicks } from './support/countClicks';
import type { OpenProgram } from './support/openProgram';
import { openSampleFleet } from './support/openSampleFleet';
import { panelPage, showDetails } from './support/panelPage';

describe('a question is answered in at most two clicks', () => {
  let program: OpenProgram;
  let clicks: CountedClicks;
  before(async () => {
    program = await openSampleFleet();
    clicks = countClicks(program);
    await program.toggleView('Failures');
    await program.toggleView('Core Devices');
  });
  beforeEach(() => {
    clicks.begin();
  });
  afterEach(() => clicks.end());
  after(() => program.close());

  const rowWith: CountedClicks['rowWith'] = (...texts) => clicks.rowWith(...texts);

  /** Selects the row of a core device. */
  async function goTo(thingName: string): Promise<void> {
    await program.run('Greengrass: Go to Core Device…');
    await program.page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
    await program.type(thingName);
    await program.accept();
    await program.page.locator('.sidebar .monaco-list-row.selected', { hasText: thingName }).waitFor();
  }

  /** Shows only one view, so that its rows fit. */
  async function only(view: string, before?: string): Promise<void> {
    if (before !== undefined) {
      await program.toggleView(before);
    }
    await program.toggleView(view);
  }

  it('21: which version of the component would work, and who requires what?', async () => {
    await only('Failures');
    await clicks.click(rowWith('COMPONENT_VERSION_REQUIREMENTS_NOT_MET'));
    await clicks.click(rowWith(sampleNames.conflicting));
    const panel = await panelPage(program, 'opc-ua-pilot');
    await panel.locator('h2', { hasText: 'Versions of com.fjordwerk.OpcUaBridge' }).waitFor();
    await program.screenshot('journey-21');
  });

  it('20: did my version land, and where?', async () => {
    await only('Components', 'Failures');
    await rowWith('ColdChain', '1.13.0 on 0 of 8 devices').waitFor();
    await clicks.click(rowWith('ColdChain'));
    await rowWith('1.12.3', 'on 8 devices').waitFor();
    await program.screenshot('journey-20');
  });

  it('19: which core devices run this version?', async () => {
    // The first click expanded the component.
    clicks.begin(1);
    await clicks.click(rowWith('1.12.3'));
    await program.page.locator('.sidebar .monaco-list-row[aria-level="4"]').nth(7).waitFor();
    await program.screenshot('journey-19');
  });

  it('takes the screenshot of the components for the README', async () => {
    await program.run('View: Close All Editors');
    await rowWith('ColourMixer', 'discontinued').waitFor();
    const panel = await showDetails(program, '1.12.3', 'com.fjordwerk.ColdChain');
    await panel.locator('h2', { hasText: 'Dependencies (1)' }).waitFor();
    // The components of the test bench fill the first rows.
    await rowWith('ColdChain').hover();
    while (await rowWith('bench.Fails8').isVisible()) {
      await program.page.mouse.wheel(0, 20);
      await nextFrames(program.page);
    }
    await program.leave();
    await program.screenshot('readme/components');
  });

  it('17: why does it still run a component of a group that it left?', async () => {
    await only('Core Devices', 'Components');
    await goTo(sampleNames.leftGroup);
    const panel = await clicks.clickDetails(rowWith(sampleNames.leftGroup), sampleNames.leftGroup);
    const intended = panel.locator('section', { hasText: 'Intended and installed' });
    await intended.getByText("the device isn't in that group").waitFor();
    await program.screenshot('journey-17');
  });

  it('8: which deployments disagree about a version?', async () => {
    await goTo(sampleNames.conflicting);
    const panel = await clicks.clickDetails(rowWith(sampleNames.conflicting), sampleNames.conflicting);
    const required = panel.locator('section', { hasText: `Versions of ${sampleComponents.conflicting}` });
    await required.locator('tr', { hasText: 'opc-ua-pilot' }).getByText('=1.5.0').waitFor();
    await required.locator('tr', { hasText: 'plant-graz-buffers' }).getByText('=1.4.0').waitFor();
    await program.screenshot('journey-8');
  });

  it('22: which configuration was asked for, and by which deployment?', async () => {
    await goTo('hornsund-wtg-004');
    const device = await clicks.clickDetails(rowWith('hornsund-wtg-004'), 'hornsund-wtg-004');
    const intended = device.locator('section', { hasText: 'Intended and installed' });
    await clicks.clickOn(intended.getByText('com.fjordwerk.VibrationModel').first());
    const panel = await panelPage(program, 'com.fjordwerk.VibrationModel');
    const asked = panel.locator('section', { hasText: 'Configuration asked for' });
    await asked.getByText('turbine-gateway-canary', { exact: true }).waitFor();
    await asked.getByText('"logLevel": "DEBUG"').waitFor();
    await program.screenshot('journey-22');
  });

  it('18: what removed its components?', async () => {
    await goTo(sampleNames.forgotGroups);
    const panel = await clicks.clickDetails(rowWith(sampleNames.forgotGroups), sampleNames.forgotGroups);
    await panel.getByText(/Possible cause: a local deployment/u).waitFor();
    // Nothing else about the core device changes after its deployments have loaded.
    await rowWith('3 components missing').waitFor();
    await program.screenshot('journey-18');
  });

  it('16: did the device finish, although the deployment is still in progress?', async () => {
    await only('Deployments', 'Core Devices');
    const rollout = rowWith('dock-monitor');
    await clicks.scrollTo(rollout);
    await clicks.click(rollout);
    await clicks.click(rowWith('In progress (1)'));
    await rowWith(sampleNames.erroredComponent, 'device reported succeeded').waitFor();
    assert.match(await program.hover(sampleNames.erroredComponent), /AWS IoT didn't get it/u);
    await program.screenshot('journey-16');
  });
});
