import assert from 'node:assert/strict';
import type { SimulatedFleet } from '../simulator/fleetFile';
import { sampleFleet } from '../simulator/sample/sampleFleet';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';

function fleetWithSensors(): SimulatedFleet {
  const fleet = sampleFleet();
  const things = Array.from({ length: 40 }, (_, index) => ({
    thingName: `temperature-sensor-${index}`,
    thingTypeName: 'sensor',
    connectivity: { connected: index % 4 !== 0 },
  }));
  return { ...fleet, iot: { ...fleet.iot, things } };
}

describe('Filter… by the fleet index', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({ fleet: fleetWithSensors() });
    await program.page.locator('.sidebar .monaco-list-row').first().waitFor();
    await program.widenSideBar();
  });
  after(() => program.close());
  const searches = (): number =>
    program.simulator.requests.filter(({ operation }) => operation === 'SearchIndex').length;

  /** Selects a filter or a value with the mouse. */
  const choose = (label: string): Promise<void> =>
    program.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();

  async function inputAttribute(text: string): Promise<void> {
    await program.page.locator('.quick-input-title', { hasText: 'Filter: Attribute' }).waitFor();
    await program.page.locator('.quick-input-widget input').fill(text);
  }

  it('says what it needs, and turns it on with one click', async () => {
    await program.run('Greengrass: Filter…');
    const { page } = program;
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'needs setting greengrass.connectivity' })
      .first()
      .waitFor();
    await program.screenshot('index-filter-off');
    await choose('Offline only');
    await page.locator('.notifications-toasts', { hasText: 'AWS bills each search' }).waitFor();
    assert.equal(searches(), 0);
    await page.locator('.notifications-toasts .monaco-button', { hasText: 'Turn On' }).click();
    await page.locator('.sidebar', { hasText: "10 things in the index aren't core devices" }).first().waitFor();
    assert.equal(searches(), 1);
    await program.screenshot('index-filter-offline');
  });

  it('offers thing types with how many things have them', async () => {
    await program.run('Greengrass: Clear Filter');
    await program.run('Greengrass: Filter…');
    await choose('Thing type');
    const { page } = program;
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '40 things in the index' }).waitFor();
    await program.screenshot('index-filter-types');
    await choose('lite-gateway');
    await page.locator('.sidebar', { hasText: 'Filter: thing type lite-gateway' }).first().waitFor();
  });

  it('refuses an attribute that the index does not support, in the input', async () => {
    await program.run('Greengrass: Filter…');
    await choose('Attribute');
    const { page } = program;
    await inputAttribute('site=graz/2');
    await page.locator('.quick-input-message', { hasText: "doesn't support the character /" }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('keeps the filter and the rows if the index is not there, and says why', async () => {
    const { page } = program;
    await program.run('Greengrass: Clear Filter');
    program.simulator.fleet.iot.changeIndexing({ isBuilding: true });
    await program.run('Greengrass: Filter…');
    await choose('Attribute');
    await inputAttribute('site=plant-graz-line-3');
    await program.accept();
    await page.locator('.notifications-toasts', { hasText: 'still building the fleet index' }).waitFor();
    assert.equal(await page.locator('.sidebar', { hasText: 'Filter: attribute' }).count(), 0);
  });
});
