import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../../src/tree/engine/node';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { failingDevice, smallFleet } from '../support/smallFleet';

describe('refreshing', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(() => program.dispose());

  async function requestsOf(action: () => Thenable<unknown>): Promise<readonly string[]> {
    const before = program.simulator.requests.length;
    await action();
    return program.simulator.requests
      .slice(before)
      .map(({ operation, name }) => `${operation ?? ''} ${name}`.trim())
      .sort();
  }

  const refresh = (...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand('greengrass.node.refresh', ...args);

  const ofPress2 = ['GetCoreDevice press-2', 'ListEffectiveDeployments press-2', 'ListInstalledComponents press-2'];

  it('of a core device sends only its requests', async () => {
    const device = await program.find('press-2');
    await program.rows(device);
    assert.deepEqual(await requestsOf(() => refresh(device)), ofPress2);
  });

  it('of deployments and components loads each list once', async () => {
    const failed = await program.find('press-2', 'Deployments (2)', 'press-line');
    const arrived = await program.find('press-2', 'Deployments (2)', 'bring-up');
    const component = await program.find('press-2', 'Components (4)', 'com.acme.Monitor');
    const nodes = [failed, arrived, component];
    assert.deepEqual(await requestsOf(() => refresh(failed, nodes)), ofPress2.slice(1));
  });

  it('of a device and one of its deployments sends no request twice', async () => {
    const device = await program.find('press-2');
    const failed = await program.find('press-2', 'Deployments (2)', 'press-line');
    assert.deepEqual(await requestsOf(() => refresh(device, [device, failed])), ofPress2);
  });

  it('of the view loads the list and the expanded devices, and a collapsed device when it is next expanded', async () => {
    const expanded = await program.find('press-2');
    const collapsed = await program.find('press-10');
    await program.rows(expanded);
    await program.rows(collapsed);
    program.view.tree.didCollapse(collapsed);
    const requested = await requestsOf(() => vscode.commands.executeCommand('greengrass.coreDevices.refresh'));
    assert.deepEqual(requested, ['GetCoreDevice press-2', 'ListCoreDevices', ...ofPress2.slice(1)]);
    const reopened = await requestsOf(() => program.rows(collapsed));
    assert.deepEqual(reopened.length, 3);
  });

  it('draws only the rows whose words or hovers have changed', async () => {
    const failed = await program.find('press-2', 'Deployments (2)', 'press-line');
    await program.rows(await program.find('press-2', 'Deployments (2)'));
    await program.settle();
    const [first, second] = failingDevice.effectiveDeployments;
    assert.ok(first !== undefined && second !== undefined);
    const running = { ...second, coreDeviceExecutionStatus: 'IN_PROGRESS', statusDetails: undefined };
    program.simulator.put({ ...failingDevice, effectiveDeployments: [first, running] });
    const changed = program.nextChange();
    await refresh(failed);
    const drawn = ((await changed) ?? []).map((node: Node) => node.id.split('/').slice(3).join('/'));
    // The hover of the device lists its failures.
    assert.deepEqual(drawn, ['press-2', 'press-2/deployments', `press-2/deployments/${second.deploymentId ?? ''}`]);
  });

  it('keeps the rows available to commands while the list reloads', async () => {
    await program.rows();
    program.simulator.setFaults({ operation: 'ListCoreDevices', effect: { kind: 'hang' } });
    const requested = program.simulator.nextRequest(({ operation }) => operation === 'ListCoreDevices');
    void vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    await requested;
    // VS Code has no rows until this call returns.
    assert.deepEqual(
      (await program.rows()).map((row) => row.split(' | ')[0]),
      ['press-2', 'press-1', 'press-10', 'Loading…'],
    );
  });

  it('keeps the rows when it fails, says so, and recovers with Retry', async () => {
    const deployments = await program.find('press-2', 'Deployments (2)');
    program.simulator.setFaults({
      operation: 'ListEffectiveDeployments',
      effect: { kind: 'error', status: 403, type: 'AccessDeniedException', message: 'not authorized to perform: null' },
    });
    await refresh(deployments);
    const rows = await program.rows(deployments);
    assert.match(rows[0] ?? '', /^Access denied to greengrass:ListEffectiveDeployments \| showing data loaded/u);
    assert.equal(rows.length, 3);
    program.simulator.setFaults();
    const [failure] = await program.view.tree.getChildren(deployments);
    await vscode.commands.executeCommand('greengrass.node.retry', failure);
    assert.equal((await program.rows(deployments)).length, 2);
  });
});
