import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { failingDevice, smallFleet } from '../support/smallFleet';
import { hoverOf } from '../support/hoverOf';
import { openFleet, type OpenFleet } from '../support/openFleet';

const [arrived, failed] = failingDevice.effectiveDeployments;
assert.ok(arrived && failed);
const fix = {
  ...failed,
  deploymentId: '0f0a1f3e-0000-4000-8000-000000000003',
  coreDeviceExecutionStatus: 'SUCCEEDED',
  reason: 'SUCCESSFUL',
  statusDetails: { errorStack: [], errorTypes: [] },
  creationTimestamp: -600,
  modifiedTimestamp: -500,
};
const running = failingDevice.installedComponents.map((component) => ({
  ...component,
  lifecycleState: 'RUNNING',
  lifecycleStatusCodes: [],
}));

describe('a deployment that a later one overcomes', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(() => program.dispose());

  it('stays in its list after a failure, counts nowhere, and its hover says what fixed it', async () => {
    const device = await program.find('press-2');
    const deployments = await program.find('press-2', 'Deployments (2)');
    const [past] = await program.view.tree.getChildren(deployments);
    assert.ok(past);
    assert.match(past.row().description, /^S3_HEAD_OBJECT_ACCESS_DENIED/u);
    assert.match(await hoverOf(program.view.tree, past), /rolled back/u);
    const failingCount = (): number | undefined => program.app.sessions.selected.fleet?.devices.failingCount;
    assert.equal(failingCount(), 1);

    program.simulator.put({
      ...failingDevice,
      status: 'HEALTHY',
      effectiveDeployments: [arrived, failed, fix],
      installedComponents: running,
    });
    await vscode.commands.executeCommand('greengrass.node.refresh', device);
    await program.settle();

    const rows = await program.rows(deployments);
    assert.match(rows.at(-1) ?? rows.join('\n'), /press-line|bring-up/u);
    const row = rows.find((text) => text.includes('Fixed')) ?? assert.fail(rows.join('\n'));
    assert.match(row, /^press-line \| Fixed by a later deployment \(8 min ago\)/u);
    const hover = await hoverOf(program.view.tree, past);
    assert.match(hover, /Fixed by a later deployment to the same target/u);
    assert.doesNotMatch(hover, /rolled back|What to do/u);
    assert.doesNotMatch(device.row().description, /S3_HEAD_OBJECT_ACCESS_DENIED/u);
    assert.equal(failingCount(), 0);
  });

  it('is shown as past if it was in progress, with the icon of the past', async () => {
    const waiting = { ...failed, coreDeviceExecutionStatus: 'IN_PROGRESS', statusDetails: undefined };
    program.simulator.put({ ...failingDevice, effectiveDeployments: [waiting, fix], installedComponents: running });
    const deployments = await program.find('press-2', 'Deployments (2)');
    const [latest, past] = await program.view.tree.getChildren(deployments);
    assert.ok(latest && past);
    assert.match(past.row().description, /^Superseded by a later deployment \(8 min ago\)/u);
    const icons = [latest, past].map((node) => program.view.tree.getTreeItem(node).iconPath);
    assert.deepEqual(
      icons.map((icon) => icon instanceof vscode.ThemeIcon && icon.id),
      ['pass', 'history'],
    );
    assert.match(await hoverOf(program.view.tree, past), /Superseded by a later deployment to the same target/u);
  });
});
