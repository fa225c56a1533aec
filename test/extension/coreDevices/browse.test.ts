import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { minutes } from '../../simulator/generated/random';
import { clickOn } from '../support/clickOn';
import { hoverOf } from '../support/hoverOf';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';
import { tabsAre } from '../support/tabs';

describe('browsing the fleet', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(() => program.dispose());

  it('lists failing core devices first, then stale ones, with problems first in each row and the age of the report', async () => {
    assert.deepEqual(await program.rows(), ['press-2 | Unhealthy · 5 min', 'press-1 | Stale · 10 d', 'press-10 | 2 h']);
  });

  it("doesn't judge a device before it is expanded", async () => {
    const unopened = program.view.tree.getTreeItem(await program.find('press-10'));
    assert.deepEqual(unopened.iconPath, new vscode.ThemeIcon('circle-large-outline'));
    await program.rows(await program.find('press-10'));
    const opened = program.view.tree.getTreeItem(await program.find('press-10'));
    assert.ok(opened.iconPath instanceof vscode.ThemeIcon);
    assert.equal(opened.iconPath.id, 'pass');
  });

  it('expands a device with three requests', async () => {
    const device = await program.find('press-2');
    const before = program.simulator.requests.length;
    assert.deepEqual(await program.rows(device), ['Deployments (2) | 1 failed', 'Components (4) | 1 broken']);
    const requested = program.simulator.requests.slice(before).map(({ operation }) => operation);
    assert.deepEqual(requested.sort(), ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents']);
    assert.equal(device.row().description, 'STARTUP_ERROR · 3 h');
  });

  it('expands the failed branch of a failing device at first', async () => {
    const device = await program.find('press-2');
    const { tree } = program.view;
    const states = (await tree.getChildren(device)).map((node) => tree.getTreeItem(node).collapsibleState);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    assert.deepEqual(states, [Collapsed, Expanded]);
  });

  it("opens the panel of a row that can't expand on a click, and only expands the others", async () => {
    const { view } = program;
    assert.equal(await clickOn(view, await program.find('press-2')), false);
    assert.equal(await clickOn(view, await program.find('press-2', 'Components (4)', 'com.acme.Monitor')), false);
    assert.equal(await clickOn(view, await program.find('press-2', 'Components (4)', 'com.acme.Debug')), true);
    await tabsAre('com.acme.Debug');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows effective deployments by latest change, and their error stack from generic to specific', async () => {
    const deployments = await program.find('press-2', 'Deployments (2)');
    assert.deepEqual(await program.rows(deployments), [
      'press-line | S3_HEAD_OBJECT_ACCESS_DENIED · 30 min',
      'bring-up | 2 d',
    ]);
    const failed = await program.find('press-2', 'Deployments (2)', 'press-line');
    assert.deepEqual(await program.rows(failed), [
      'DEPLOYMENT_FAILURE',
      'ARTIFACT_DOWNLOAD_ERROR',
      'S3_ERROR',
      'S3_HEAD_OBJECT_ACCESS_DENIED | PERMISSION_ERROR',
    ]);
  });

  it('shows a failed deployment above later deployments', async () => {
    program.simulator.update('press-2', ({ effectiveDeployments }) => ({
      effectiveDeployments: effectiveDeployments.map((item) =>
        item.deploymentName === 'bring-up' ? { ...item, modifiedTimestamp: -minutes } : item,
      ),
    }));
    assert.deepEqual(await program.rows(await program.find('press-2', 'Deployments (2)')), [
      'press-line | S3_HEAD_OBJECT_ACCESS_DENIED · 30 min',
      'bring-up | 1 min',
    ]);
  });

  it('shows failed components first, and shows dependencies on demand without a request', async () => {
    const components = await program.find('press-2', 'Components (4)');
    assert.deepEqual(await program.rows(components), [
      'com.acme.Monitor | STARTUP_ERROR · 1.2.3',
      'com.acme.Debug | 0.1.0',
      '2 dependencies hidden',
    ]);
    await program.settle();
    const before = program.simulator.requests.length;
    const changed = program.nextChange();
    await vscode.commands.executeCommand('greengrass.dependencies.show');
    const [drawn, ...others] = (await changed) ?? [];
    assert.deepEqual([drawn?.id, others.length], [components.id, 0]);
    assert.deepEqual(await program.rows(components), [
      'com.acme.Monitor | STARTUP_ERROR · 1.2.3',
      'aws.greengrass.Cli | 2.14.3',
      'aws.greengrass.LogManager | 2.3.9',
      'com.acme.Debug | 0.1.0',
    ]);
    assert.equal(program.simulator.requests.length, before);
  });

  it('explains a component on hover, names the deployment that installed it, and sends no request', async () => {
    const component = await program.find('press-2', 'Components (4)', 'com.acme.Monitor');
    const before = program.simulator.requests.length;
    const text = await hoverOf(program.view.tree, component);
    assert.match(text, /The startup script exited with code 1/u);
    assert.match(text, /deployment bring-up \(0f0a1f3e-0000-4000-8000-000000000002\)/u);
    assert.match(text, /STARTUP_ERROR[^]*Check the log of the component/u);
    assert.equal(program.simulator.requests.length, before);
  });

  it('knows the parent of every row', async () => {
    const path = ['press-2', 'Deployments (2)', 'press-line', 'S3_ERROR'];
    const nodes = await Promise.all(path.map((_label, index) => program.find(...path.slice(0, index + 1))));
    nodes.forEach((node, index) => {
      assert.equal(program.view.tree.getParent(node), nodes[index - 1]);
    });
  });
});
