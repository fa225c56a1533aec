import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFleet, type OpenFleet } from './openFleet';
import { smallFleet } from './smallFleet';
import { tabsAre } from './tabs';

describe('the Failures view', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function failures(): Promise<readonly string[]> {
    const groups = await program.failuresView.tree.getChildren();
    return groups.map((node) => `${node.row().label} | ${node.row().description}`);
  }

  it('knows of unhealthy devices from the list alone', async () => {
    await program.rows();
    assert.deepEqual(await failures(), ['Unhealthy, not looked at | 1 device']);
  });

  it('counts what has been opened at once, by code', async () => {
    await program.rows(await program.find('press-2'));
    assert.deepEqual(await failures(), ['S3_HEAD_OBJECT_ACCESS_DENIED | 1 device', 'STARTUP_ERROR | 1 device']);
  });

  it('puts them together by something else, and leads to the device', async () => {
    await program.rows(await program.find('press-2'));
    program.failuresView.groupBy('component');
    assert.deepEqual(await failures(), ['com.acme.Monitor | 1 device', 'Failed deployments | 1 device']);
    const [component] = await program.failuresView.tree.getChildren();
    const [code] = await program.failuresView.tree.getChildren(component);
    const [device] = await program.failuresView.tree.getChildren(code);
    assert.ok(device);
    assert.match(device.row().label, /press-2/u);
    const { command, arguments: args } = device.click?.() ?? { command: '', arguments: [] };
    await vscode.commands.executeCommand(command, ...args);
    await tabsAre('press-2');
  });
});
