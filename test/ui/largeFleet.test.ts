import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { groupDeployment } from '../simulator/deviceParts';
import { generateFleet } from '../simulator/generateFleet';
import { minutes, seededRandom } from '../simulator/random';
import { openProgram, type OpenProgram } from './openProgram';
import { openSampleFleet } from './openSampleFleet';

/** The message above the rows of the view. */
function message({ page }: OpenProgram): Locator {
  return page.locator('.sidebar .tree-explorer-viewlet-tree-view .message').first();
}

describe('a person with many core devices', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet();
  });
  after(() => program.close());

  it('sees the failing ones only with one button', async () => {
    await program.press('Core Devices', 'Show Failing Only');
    await message(program)
      .filter({ hasText: /^Filter: failing\. \d+ of [\d,]+ core devices/ })
      .waitFor();
    await program.screenshot('failing-only');
  });

  it('goes to a device that the filter leaves out, and the filter is cleared', async () => {
    const { page } = program;
    await program.run('Greengrass: Go to Core Device…');
    await page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
    await program.type('pump-station-002');
    await program.screenshot('go-to');
    await program.accept();
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'pump-station-002' }).waitFor();
    await message(program).waitFor({ state: 'hidden' });
    await program.screenshot('go-to-filtered');
    await program.press('Core Devices', 'Show Failing Only');
    await program.row('cellar-gw-2121').waitFor({ state: 'detached' });
  });

  it('adds another part to the filter, and clears it', async () => {
    await program.run('Greengrass: Filter…');
    await program.pick('Name');
    await program.page.locator('.quick-input-widget input').fill('graz');
    await program.accept();
    await message(program)
      .filter({ hasText: /^Filter: name graz, failing\./ })
      .waitFor();
    await program.screenshot('filter');
    await program.press('Core Devices', 'Clear Filter');
    await message(program).waitFor({ state: 'hidden' });
  });

  it('picks the thing group that begins with what they typed', async () => {
    await program.run('Greengrass: Filter…');
    await program.pick('Thing group');
    await program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'all-gateways' }).waitFor();
    await program.type('all-gate', 'all-gateways');
    await program.screenshot('filter-thing-group');
    await program.accept();
    await message(program)
      .filter({ hasText: /^Filter: thing group all-gateways\./ })
      .waitFor();
    await program.press('Core Devices', 'Clear Filter');
    await message(program).waitFor({ state: 'hidden' });
  });

  it('picks a component and its version among those that are known', async () => {
    await program.expand('cellar-gw-2121');
    await program.row('Components (').waitFor();
    await program.run('Greengrass: Filter…');
    await program.pick('Component');
    await program.page.locator('.quick-input-list .monaco-list-row', { hasText: '1 core device' }).first().waitFor();
    await program.screenshot('filter-component');
    await program.pick('com.fjordwerk.CellarClimate');
    await program.pick('Any version');
    await message(program)
      .filter({ hasText: / scanned/ })
      .waitFor();
    await program.screenshot('filter-component-shown');
    await program.press('Core Devices', 'Clear Filter');
    await message(program).waitFor({ state: 'hidden' });
  });

  it('puts them together by thing group, worst first', async () => {
    await program.run('Greengrass: Group By…');
    await program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Thing group' }).waitFor();
    await program.screenshot('group-by');
    await program.pick('Thing group');
    await program.row('core devices · ').waitFor();
    const first = program.page.locator('.sidebar .monaco-list-row').first();
    await first.click();
    await program.page.locator('.sidebar .monaco-list-row[aria-level="2"]').first().waitFor();
    await program.screenshot('groups');
    assert.equal(await program.page.locator('.notification-toast').count(), 0);
    await program.run('Greengrass: Group By…');
    await program.pick('None');
    await program.row('cellar-gw-2121').waitFor();
  });

  it('watches a deployment, and is told how it ended', async () => {
    const { simulator, page } = program;
    const thing = 'cellar-gw-2121';
    const running = groupDeployment(seededRandom(4), 'cellars', 'cellar-rollout', 20 * minutes, {
      deploymentId: '0f0a1f3e-0000-4000-8000-00000000000a',
      coreDeviceExecutionStatus: 'IN_PROGRESS',
      modifiedTimestamp: simulator.now - 5 * minutes,
    });
    simulator.update(thing, () => ({ effectiveDeployments: [running] }));
    await program.contextMenu(thing);
    await program.choose('Refresh');
    if ((await program.row(thing).getAttribute('aria-expanded')) === 'false') {
      await program.expand(thing);
    }
    await program.expand('Deployments (1)');
    await program.contextMenu('cellar-rollout');
    await program.choose('Watch');
    await program.row('Watched · ').waitFor();
    await program.screenshot('watched');
    await page.locator('.statusbar-item', { hasText: 'eu-west-1' }).hover();
    await page.locator('.monaco-hover:visible', { hasText: `Watched: cellar-rollout on ${thing}` }).waitFor();
    await program.screenshot('watched-tooltip');
    await program.leave();
    await page.locator('.activitybar .action-label[aria-label^="Explorer"]').click();
    await program.row('Watched · ').waitFor({ state: 'hidden' });
    const statusDetails = {
      errorStack: ['DEPLOYMENT_FAILURE', 'IO_ERROR', 'DISK_SPACE_CRITICAL'],
      errorTypes: ['DEVICE_ERROR'],
    };
    const failed = { ...running, coreDeviceExecutionStatus: 'FAILED', modifiedTimestamp: simulator.now, statusDetails };
    simulator.update(thing, () => ({ effectiveDeployments: [failed] }));
    const told = page.locator('.notification-toast', {
      hasText: `cellar-rollout on ${thing} failed: DISK_SPACE_CRITICAL`,
    });
    await told.waitFor({ timeout: 60_000 });
    await program.screenshot('watch-ended');
    await told.locator('.monaco-button', { hasText: 'Show' }).first().click();
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'cellar-rollout' }).waitFor();
  });
});

describe('a person with more core devices than the list begins with', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openProgram({ fleet: generateFleet(1_500) });
    await program.row('ColdStore_Rotterdam').waitFor();
  });
  after(() => program.close());

  it('begins at the first row after a filter, however far down they were', async () => {
    const pane = program.page.locator('.sidebar .pane', { has: program.page.locator('[aria-label^="Core Devices"]') });
    const first = pane.first().locator('.monaco-list-row[data-index="0"]');
    for (const command of ['Show Failing Only', 'Clear Filter']) {
      await first.hover();
      await program.page.mouse.wheel(0, 100_000);
      await first.waitFor({ state: 'detached' });
      await program.run(`Greengrass: ${command}`);
      await first.waitFor();
    }
  });

  it('sees what is wrong with those that a filter finds as with the others', async () => {
    const { simulator } = program;
    const isUnhealthy = (name: string): boolean => simulator.device(name)?.status === 'UNHEALTHY';
    const unhealthy = simulator.deviceNames().filter(isUnhealthy);
    const [beyond = ''] = simulator.deviceNames().slice(1_000).filter(isUnhealthy).sort();
    await program.run('Greengrass: Show Failing Only');
    await message(program)
      .filter({ hasText: `Filter: failing. ${unhealthy.length} of 1,500 core devices` })
      .waitFor();
    await program.row(beyond).locator('[class*="monaco-decoration-itemBadge"]').first().waitFor();
    await program.page.locator('.activitybar .badge-content', { hasText: String(unhealthy.length) }).waitFor();
    await program.screenshot('failing-beyond');
  });

  it('hears what it takes before every one of them is looked into', async () => {
    const { page } = program;
    await program.run('Greengrass: Scan Every Core Device');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Every Core Device' })
      .filter({ hasText: '3,000 requests or more' })
      .waitFor();
    await program.screenshot('scan-every-asked');
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.ok(!program.simulator.requests.some(({ operation }) => operation === 'ListInstalledComponents'));
  });

  it('sees how far a scan is while it runs', async () => {
    program.simulator.latency = 150;
    await program.press('Failures', 'Scan for Failures');
    const messages = program.page.locator('.sidebar .tree-explorer-viewlet-tree-view .message');
    await messages.filter({ hasText: /^Scan is running: [1-9]/ }).waitFor();
    await program.screenshot('scan-running');
    program.simulator.latency = 0;
    await messages.filter({ hasText: /^Scan at/ }).waitFor();
  });

  it('reads on the hover of a scanned device what opening it tells', async () => {
    const scanned = 'ColdStore_Rotterdam_085';
    assert.match(await program.hover(scanned), /Nucleus: version not loaded: open the device/u);
    await program.leave();
    await program.expand(scanned);
    // The row is drawn anew a moment later; until then VS Code shows the hover that it has.
    while ((await program.hover(scanned)).includes('version not loaded')) {
      await program.leave();
    }
    await program.leave();
  });
});
