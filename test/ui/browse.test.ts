import assert from 'node:assert/strict';
import { sampleFleet } from '../simulator/sampleFleet';
import { openProgram, type OpenProgram } from './openProgram';

const themes = ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast', 'Default High Contrast Light'];

describe('a person in VS Code', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openProgram({ fleet: sampleFleet() });
  });
  after(() => program.close());

  it('sees the core devices, what is wrong first', async () => {
    await program.row('bench-states').waitFor();
    assert.match(
      (await program.row('bench-states').getAttribute('aria-label')) ?? '',
      /^Core device bench-states, Unhealthy/u,
    );
    assert.equal(await program.page.locator('.statusbar-item', { hasText: 'default · eu-west-1' }).count(), 1);
  });

  it('opens one and sees what failed and with which code', async () => {
    await program.expand('bench-status-5');
    await program.row('Deployments (1)').waitFor();
    await program.expand('Deployments (1)');
    await program.row('bring-up-5').waitFor();
    assert.match(await program.row('bring-up-5').innerText(), /Failed · S3_HEAD_OBJECT_ACCESS_DENIED/u);
    await program.expand('bring-up-5');
    await program.row('S3_HEAD_OBJECT_ACCESS_DENIED').waitFor();
    await program.screenshot('failed-deployment');
  });

  it('sees the failure in the colour of the core device, and a dot', async () => {
    const decorated = program.row('bench-status-5').locator('[class*="monaco-decoration-bubble"]');
    await decorated.first().waitFor();
  });

  it('reads on hover what the code means and what to do', async () => {
    const text = await program.hover('bring-up-5');
    assert.match(text, /S3_HEAD_OBJECT_ACCESS_DENIED[^]*What to do: Allow s3:GetObject/u);
    await program.screenshot('hover');
    await program.page.mouse.move(900, 600);
  });

  it('copies the deployment ID from the context menu', async () => {
    assert.deepEqual(await program.contextMenu('bring-up-5'), ['Refresh', 'Copy Deployment ID', 'Copy']);
    await program.choose('Copy Deployment ID');
    const { deploymentId } = program.simulator.device('bench-status-5')?.effectiveDeployments[0] ?? {};
    assert.equal(await program.clipboard(), deploymentId);
  });

  it('refreshes from the context menu and sees what has changed', async () => {
    const device = program.simulator.device('bench-status-5');
    const [failed] = device?.effectiveDeployments ?? [];
    assert.ok(device !== undefined && failed !== undefined);
    program.simulator.put({
      ...device,
      effectiveDeployments: [{ ...failed, coreDeviceExecutionStatus: 'IN_PROGRESS', statusDetails: undefined }],
    });
    await program.contextMenu('bring-up-5');
    await program.choose('Refresh');
    await program.page.locator('.monaco-list-row[aria-label^="Deployment bring-up-5, In progress"]').waitFor();
  });

  for (const theme of themes) {
    it(`is at home in ${theme}`, async () => {
      await program.set({ 'workbench.colorTheme': theme });
      const kind = theme.includes('Contrast')
        ? theme.includes('Light')
          ? 'hc-light'
          : 'hc-black'
        : theme.includes('Light')
          ? 'vs'
          : 'vs-dark';
      await program.page.locator(`.monaco-workbench.${kind}`).waitFor();
      await program.screenshot(`theme-${kind}`);
    });
  }
});

describe('a person without credentials', () => {
  it('reads in the view what to do', async () => {
    const env = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    const program = await openProgram({ fleet: sampleFleet(), env });
    try {
      await program.page.locator('.welcome-view-content', { hasText: 'No AWS credentials were found' }).waitFor();
      await program.screenshot('no-credentials');
    } finally {
      await program.close();
    }
  });
});

describe('an older VS Code', () => {
  it('shows the core devices as well', async () => {
    const program = await openProgram({ fleet: sampleFleet(), version: '4.103.2' });
    try {
      await program.row('bench-states').waitFor();
    } finally {
      await program.close();
    }
  });
});
