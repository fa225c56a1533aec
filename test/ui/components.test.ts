import assert from 'node:assert/strict';
import { sampleFleet } from '../simulator/sampleFleet';
import type { OpenProgram } from './openProgram';
import { showDetails } from './panelPage';
import { openWindow } from './suite';

/** Requests that only the Components view sends. */
const ownOperations = ['ListComponents', 'ListComponentVersions', 'DescribeComponent', 'GetComponent'];

describe('the Components view', () => {
  let program: OpenProgram;
  /** Expands or collapses a view. Its buttons are in the middle of its header. */
  const toggle = (view: string): Promise<void> =>
    program.page
      .locator('.sidebar .pane-header', { hasText: view })
      .first()
      .click({ position: { x: 40, y: 10 } });
  before(async () => {
    program = await openWindow({ fleet: sampleFleet() });
    await program.page.setViewportSize({ width: 1280, height: 860 });
    await program.row('cellar-gw').waitFor();
  });
  after(() => program.close());

  it('asks for nothing while it is collapsed', () => {
    const asked = program.simulator.requests.flatMap(({ operation }) => operation ?? []);
    assert.ok(asked.includes('ListCoreDevices'));
    assert.deepEqual(
      asked.filter((operation) => ownOperations.includes(operation)),
      [],
    );
  });

  it('shows the components once it is opened', async () => {
    await toggle('Core Devices');
    await toggle('Failures');
    await toggle('Components');
    await program.row('com.fjordwerk.').waitFor();
    await program.screenshot('components-narrow');
    await program.run('Greengrass: Scan Components…');
    await program.screenshot('components-scan-pick');
    await program.accept();
    await program.row('of 148 scanned').waitFor();
    await program.widenSideBar();
    await program.screenshot('components');
    await program.run('Greengrass: Filter Components…');
    await program.type('ColdChain', 'Name contains ColdChain');
    await program.accept();
    await program.expand('com.fjordwerk.ColdChain');
    await program.screenshot('components-versions');
    const panel = await showDetails(program, 'com.fjordwerk.ColdChain');
    await panel.locator('h2', { hasText: 'Versions' }).waitFor();
    await program.screenshot('component-panel');
  });
});
