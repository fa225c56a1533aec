import type { Locator } from 'playwright-core';
import { groupDeployment } from '../simulator/generated/deviceParts';
import { minutes, seededRandom } from '../simulator/generated/random';
import { failedAs } from '../simulator/sample/failureScenarios';
import { nextFrames } from './support/clickAt';
import type { OpenProgram } from './support/openProgram';
import { openSampleFleet } from './support/openSampleFleet';
import { panelPage } from './support/panelPage';

describe('a watch', () => {
  let program: OpenProgram;
  before(async () => {
    // The scan has used the budget that a watch needs to read why devices failed.
    program = await openSampleFleet({ settings: { 'greengrass.requestsPerMinute': 600 } });
  });
  after(() => program.close());

  async function select(row: string, item: string): Promise<void> {
    await program.contextMenu(row);
    await program.selectMenuItem(item);
  }

  const toast = (hasText: string): Locator => program.page.locator('.notification-toast', { hasText });

  it('of a deployment shows how it ended', async () => {
    const { simulator, page } = program;
    const device = 'cellar-gw-2121';
    await program.run('Greengrass: Go to Core Device…');
    await program.type(device);
    await program.accept();
    const running = groupDeployment(seededRandom(4), 'cellars', 'cellar-rollout', 20 * minutes, {
      deploymentId: '0f0a1f3e-0000-4000-8000-00000000000a',
      coreDeviceExecutionStatus: 'IN_PROGRESS',
      modifiedTimestamp: simulator.now - 5 * minutes,
    });
    simulator.update(device, () => ({ effectiveDeployments: [running] }));
    await select(device, 'Refresh');
    await program.expand(device);
    await program.expand('Deployments (1)');
    await program.row('cellar-rollout').waitFor();
    await select('cellar-rollout', 'Watch');
    await program.row(' · watched').waitFor();
    await program.screenshot('watched');
    await program.pointAt(
      page.locator('.statusbar-item', { hasText: 'eu-west-1' }),
      `Watched: cellar-rollout on ${device}`,
    );
    await program.screenshot('watched-tooltip');
    await program.leave();
    const statusDetails = {
      errorStack: ['DEPLOYMENT_FAILURE', 'IO_ERROR', 'DISK_SPACE_CRITICAL'],
      errorTypes: ['DEVICE_ERROR'],
    };
    const failed = {
      ...running,
      coreDeviceExecutionStatus: 'FAILED',
      modifiedTimestamp: simulator.now,
      statusDetails,
    };
    simulator.update(device, () => ({ effectiveDeployments: [failed] }));
    await select(device, 'Refresh');
    await page.locator('.monaco-list-row[aria-label^="Deployment cellar-rollout, Failed"]').waitFor();
    // When a watch starts, all other watches poll at once. So the test needs no wait for the next poll.
    await select(device, 'Watch');
    const ended = toast(`cellar-rollout on ${device} failed: DISK_SPACE_CRITICAL`);
    await ended.waitFor();
    await program.screenshot('watch-ended');
    await page.locator('.activitybar .action-label[aria-label^="Explorer"]').click();
    await program.row('cellar-rollout').waitFor({ state: 'hidden' });
    await ended.locator('.monaco-button', { hasText: 'Show' }).first().click();
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'cellar-rollout' }).waitFor();
  });

  it('of a rollout shows how it ended on its devices', async () => {
    const { simulator, page } = program;
    const name = 'cold-store-monitor';
    const things = simulator.deviceNames().filter((thing) => thing.startsWith('ColdStore_Rotterdam_0'));
    // The first device has a nucleus that reports no error codes.
    const [, failing = '', ...others] = things;
    const [silent = ''] = others.slice(-1);
    const rollout = simulator.startRollout({
      target: 'cold-stores',
      things,
      perMinute: 60_000,
      stepSeconds: 0.2,
      failing: [failing],
      failure: failedAs(4),
      silent: [silent],
    });
    const statusOf = (thing: string): string | undefined =>
      simulator.device(thing)?.effectiveDeployments.find(({ deploymentId }) => deploymentId === rollout.deploymentId)
        ?.coreDeviceExecutionStatus;
    const until = async (thing: string, status: string): Promise<void> => {
      while (statusOf(thing) !== status) {
        await nextFrames(program.page);
      }
    };
    await until(failing, 'FAILED');
    await program.toggleView('Core Devices');
    await program.toggleView('Failures');
    await program.toggleView('Deployments');
    await program.row(name).filter({ hasText: '1 of 7 failed' }).waitFor();
    await select(name, 'Watch');
    await program.row(name).filter({ hasText: 'watched' }).waitFor();
    await program.pointAt(page.locator('.statusbar-item', { hasText: 'eu-west-1' }), name);
    await program.screenshot('rollout-watched');
    await program.leave();
    rollout.cancel('SITE_CLOSED');
    await until(silent, 'CANCELED');
    await select(name, 'Refresh');
    await program.row(name).filter({ hasText: 'Canceled' }).waitFor();
    // The watch of another rollout makes this one poll at once.
    await select('shop-terminals', 'Watch');
    const ended = toast('was canceled (SITE_CLOSED): 5 succeeded, 1 failed (COMPONENT_BROKEN), 1 canceled');
    await ended.waitFor();
    await program.screenshot('rollout-watch-ended');
    await ended.locator('.monaco-button', { hasText: 'Show' }).first().click();
    const panel = await panelPage(program, name);
    await panel.getByText('SITE_CLOSED').waitFor();
  });
});
