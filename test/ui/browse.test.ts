import assert from 'node:assert/strict';
import { smallFleet } from '../extension/smallFleet';
import { openProgram, type OpenProgram } from './openProgram';
import { openSampleFleet } from './openSampleFleet';
import { showDetails } from './panelPage';
import { themes } from './themes';

describe('a person in VS Code', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openProgram({ fleet: smallFleet });
  });
  after(() => program.close());

  it('sees the core devices, what is wrong first', async () => {
    await program.row('press-2').waitFor();
    assert.match((await program.row('press-2').getAttribute('aria-label')) ?? '', /^Core device press-2, Unhealthy/u);
    assert.equal(await program.page.locator('.statusbar-item', { hasText: 'default · eu-west-1' }).count(), 1);
  });

  it('opens one and sees what failed and with which code', async () => {
    await program.expand('press-2');
    await program.row('Deployments (2)').waitFor();
    await program.expand('Deployments (2)');
    await program.row('press-line').waitFor();
    assert.match(await program.row('press-line').innerText(), /Failed · S3_HEAD_OBJECT_ACCESS_DENIED/u);
    await program.expand('press-line');
    await program.row('S3_HEAD_OBJECT_ACCESS_DENIED').waitFor();
    // The last that is drawn: the row of the device has learned from what is below it.
    await program.row('Unhealthy · STARTUP_ERROR').waitFor();
  });

  it('sees the failure in the colour of the core device, and a dot', async () => {
    const decorated = program.row('press-2').locator('[class*="monaco-decoration-bubble"]');
    await decorated.first().waitFor();
  });

  it('reads on hover what the code means and what to do', async () => {
    const text = await program.hover('press-line');
    assert.match(text, /S3_HEAD_OBJECT_ACCESS_DENIED[^]*What to do: Allow s3:GetObject/u);
    await program.leave();
  });

  it('copies the deployment ID from the context menu', async () => {
    assert.deepEqual(await program.contextMenu('press-line'), [
      'Show Details',
      'Refresh',
      'Copy Deployment ID',
      'Copy',
      'Copy Failure Report',
      'Open as JSON',
      'Open in AWS Console',
      'Export…',
    ]);
    await program.choose('Copy Deployment ID');
    const { deploymentId } = program.simulator.device('press-2')?.effectiveDeployments[1] ?? {};
    assert.equal(await program.clipboard(), deploymentId);
  });

  it('refreshes from the context menu and sees what has changed', async () => {
    const device = program.simulator.device('press-2');
    const [arrived, failed] = device?.effectiveDeployments ?? [];
    assert.ok(device !== undefined && arrived !== undefined && failed !== undefined);
    program.simulator.put({
      ...device,
      effectiveDeployments: [
        arrived,
        { ...failed, coreDeviceExecutionStatus: 'IN_PROGRESS', statusDetails: undefined },
      ],
    });
    await program.contextMenu('press-line');
    await program.choose('Refresh');
    await program.page.locator('.monaco-list-row[aria-label^="Deployment press-line, In progress"]').waitFor();
  });

  it('goes to a core device by typing a part of its name', async () => {
    await program.run('Greengrass: Go to Core Device…');
    const { page } = program;
    await page.locator('.quick-input-title', { hasText: '3 core devices in total' }).waitFor();
    await program.type('10', 'press-10');
    await program.screenshot('go-to');
    await program.accept();
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'press-10' }).waitFor();
  });

  it('hears which core device there is none of, where, and what to check', async () => {
    await program.run('Greengrass: Go to Core Device…');
    const { page } = program;
    await page.locator('.quick-input-title', { hasText: '3 core devices in total' }).waitFor();
    await program.type('press-99', 'No core device has press-99');
    await program.accept();
    const told = page.locator('.notification-toast', {
      hasText: 'Go to Core Device: Core device press-99 not found in Region eu-west-1. Check the spelling',
    });
    await told.waitFor();
    await program.run('Notifications: Clear All Notifications');
    await told.waitFor({ state: 'detached' });
  });

  for (const [kind, theme] of themes) {
    it(`is at home in ${theme}`, async () => {
      await program.set({ 'workbench.colorTheme': theme });
      await program.page.locator(`.monaco-workbench.${kind}`).waitFor();
      await program.screenshot(`theme-${kind}`);
    });
  }
});

/** The rows whose panels are in the README, and the names of the pictures. */
const pictured = [
  ['cellar-gw-2121', 'core-device-panel'],
  ['cellar-baseline', 'deployment-panel'],
  ['CellarClimate', 'component-panel'],
] as const;

describe('the sample fleet', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet();
  });
  after(() => program.close());

  it('has its pictures taken for the README', async () => {
    await program.expand('cellar-gw-2121');
    await program.row('Deployments (1)').waitFor();
    await program.expand('Components');
    await program.row('CellarClimate').waitFor();
    await program.expand('Deployments (1)');
    await program.row('cellar-baseline').waitFor();
    await program.expand('cellar-baseline');
    await program.row('COMPONENT_BROKEN').waitFor();
    await program.row('Deployment failed · COMPONENT_BROKEN · 6 h').waitFor();
    await program.screenshot('failed-deployment');
    await program.hover('cellar-baseline');
    await program.screenshot('hover');
    for (const [row, name] of pictured) {
      await program.leave();
      const panel = await showDetails(program, row);
      await panel.locator('h2').nth(2).waitFor();
      await program.leave();
      await program.screenshot(name);
    }
  });
});

describe('an older VS Code', () => {
  it('shows the core devices as well', async () => {
    const program = await openProgram({ fleet: smallFleet, version: '4.103.2' });
    try {
      await program.row('press-2').waitFor();
    } finally {
      await program.close();
    }
  });
});
