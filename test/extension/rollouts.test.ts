import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest';
import type { Node } from '../../src/tree/engine/node';
import { openFleet, type OpenFleet } from './support/openFleet';
import { cancelPick } from './support/quickPick';
import { smallFleet } from './support/smallFleet';

describe('a rollout', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
    await vscode.commands.executeCommand('greengrass.deployments.focus');
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(id, ...args);

  /** The row of the deployment to the thing group, once its devices are counted. */
  async function findRollout(): Promise<Node> {
    const { tree } = program.deploymentsView;
    const node = (await tree.getChildren()).find((child) => child.row().label === 'press-line');
    assert.ok(node);
    tree.getTreeItem(node);
    await tree.getChildren(node);
    return node;
  }

  it('can be watched on its row and on its panel while its devices change', async () => {
    program.simulator.startRollout({
      target: 'line-3',
      things: ['press-1', 'press-2'],
      perMinute: 1,
      stepSeconds: 600,
    });
    const node = await findRollout();
    assert.deepEqual(node.flags?.(), ['watchable']);
    await run(commands.watch, node);
    assert.deepEqual(node.flags(), ['watched']);
    assert.match(node.row().description, / · watched$/u);
    const focused = new Promise<void>((resolve) => {
      const listening = program.panels.onDidFocus(() => {
        listening.dispose();
        resolve();
      });
    });
    await run(commands.showDetails, node);
    await focused;
    await run(commands.stopWatching);
    assert.deepEqual(node.flags(), ['watchable']);
    await run(commands.watch);
    assert.deepEqual(node.flags(), ['watched']);
  });

  it('that has ended cannot be watched, and the names of its failed devices can be copied', async () => {
    const node = await findRollout();
    assert.deepEqual(node.flags?.(), []);
    const [failed] = await program.deploymentsView.tree.getChildren(node);
    await program.deploymentsView.tree.getChildren(failed);
    await run(commands.copyThingNames, node);
    assert.equal(await vscode.env.clipboard.readText(), 'press-2');
  });

  it('can be exported once all its devices are read', async () => {
    // No key of VS Code closes a dialog of the operating system.
    await vscode.workspace
      .getConfiguration()
      .update('files.simpleDialog.enable', true, vscode.ConfigurationTarget.Global);
    const node = await findRollout();
    const listed = program.simulator.nextRequest(({ operation }) => operation === 'ListJobExecutionsForJob');
    await Promise.all([listed, cancelPick(run(commands.exportDevices, node))]);
  });
});
