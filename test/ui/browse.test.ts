import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { smallFleet } from '../extension/support/smallFleet';
import { selectFile, saveAsSuggested } from './support/fileDialog';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';
import { setTheme, themes } from './support/themes';

describe('the Core Devices view', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({ fleet: smallFleet });
  });
  after(() => program.close());

  it('lists the core devices with their status', async () => {
    await program.row('press-2').waitFor();
    assert.match((await program.row('press-2').getAttribute('aria-label')) ?? '', /^Core device press-2, Unhealthy/u);
    assert.equal(await program.page.locator('.statusbar-item', { hasText: 'default · eu-west-1' }).count(), 1);
  });

  it('shows what failed on an expanded core device, with the error code', async () => {
    await program.expand('press-2');
    // The failed branch opens without a click if it has loaded by then.
    await program.expand('Components (4)');
    await program.row('com.acme.Debug').waitFor();
    await program.expand('Deployments (2)');
    await program.row('press-line').waitFor();
    assert.match(await program.row('press-line').innerText(), /S3_HEAD_OBJECT_ACCESS_DENIED/u);
    await program.expand('press-line');
    await program.row('S3_HEAD_OBJECT_ACCESS_DENIED').waitFor();
    // VS Code draws the device's row last, because it depends on the rows below it.
    await program.row('STARTUP_ERROR').waitFor();
  });

  it('decorates a failing core device with a color', async () => {
    const decorated = program.row('press-2').locator('[class*="monaco-decoration-itemColor"]');
    await decorated.first().waitFor();
  });

  it('explains the error code and what to do on hover', async () => {
    const text = await program.hover('press-line');
    assert.match(text, /S3_HEAD_OBJECT_ACCESS_DENIED[^]*What to do: Allow s3:GetObject/u);
    await program.leave();
  });

  it('copies the deployment ID from the context menu', async () => {
    assert.deepEqual(await program.contextMenu('press-line'), [
      'Show Details',
      'Show Logs',
      'Follow Logs',
      'Refresh',
      'Copy Deployment ID',
      'Copy',
      'Copy Failure Report',
      'Compare with Previous Revision',
      'Compare Revisions…',
      'Select for Compare',
      'Open as JSON',
      'Open in AWS Console',
      'Export…',
    ]);
    const copied = await program.copied(() => program.selectMenuItem('Copy Deployment ID'));
    const { deploymentId } = program.simulator.device('press-2')?.effectiveDeployments[1] ?? {};
    assert.equal(copied, deploymentId);
  });

  it('refreshes from the context menu and shows the change', async () => {
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
    await program.selectMenuItem('Refresh');
    await program.page.locator('.monaco-list-row[aria-label^="Deployment press-line, In progress"]').waitFor();
  });

  it('goes to a core device by part of its name', async () => {
    await program.run('Greengrass: Go to Core Device…');
    const { page } = program;
    await page.locator('.quick-input-title', { hasText: '3 core devices in total' }).waitFor();
    await program.type('10', 'press-10');
    await program.screenshot('go-to');
    await program.accept();
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'press-10' }).waitFor();
  });

  it("says in which Region a core device wasn't found, and what to check", async () => {
    await program.run('Greengrass: Go to Core Device…');
    const { page } = program;
    await page.locator('.quick-input-title', { hasText: '3 core devices in total' }).waitFor();
    await program.type('press-99', 'No core device has press-99');
    await program.accept();
    const toast = page.locator('.notification-toast', {
      hasText: 'Go to Core Device: Core device press-99 not found in Region eu-west-1',
    });
    await toast.waitFor();
    await program.run('Notifications: Clear All Notifications');
    await toast.waitFor({ state: 'detached' });
  });

  for (const theme of themes) {
    const [kind, name] = theme;
    it(`renders in ${name}`, async () => {
      await setTheme(program, theme);
      await program.screenshot(`theme-${kind}`);
    });
  }

  it('saves a redacted snapshot and opens it', async () => {
    await program.run('Greengrass: Save Fleet Snapshot…');
    await program.pick('Redacted');
    const path = await saveAsSuggested(program, /\.json$/u);
    assert.doesNotMatch(await readFile(path, 'utf8'), /press-\d|123456789012/u);
    await program.run('Greengrass: Open Fleet Snapshot…');
    await selectFile(program, path);
    await program.row('thing-1').waitFor();
    await program.run('Greengrass: Close Fleet Snapshot');
    await program.row('press-2').locator('[class*="monaco-decoration-itemColor"]').first().waitFor();
  });

  it('exports the failures as CSV', async () => {
    await program.run('Greengrass: Export…');
    await program.pick('All failures as CSV');
    await program.screenshot('export');
    await program.pick('Everything');
    const path = await saveAsSuggested(program, /\.csv$/u);
    const csv = await readFile(path, 'utf8');
    assert.ok(csv.startsWith('\uFEFF'), 'Excel needs a byte order mark.');
    assert.match(csv, /^press-2,UNHEALTHY/mu);
  });
});

describe('an older VS Code', () => {
  it('shows the core devices', async () => {
    const program = await openWindow({ fleet: smallFleet, version: '4.103.2' });
    try {
      await program.row('press-2').waitFor();
    } finally {
      await program.close();
    }
  });
});
