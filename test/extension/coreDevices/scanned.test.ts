import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accessDenied } from '../../simulator/faults/faults';
import { hoverOf } from '../support/hoverOf';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';

describe('the rows of a scan', () => {
  let program: OpenFleet;
  afterEach(() => program.dispose());

  it('show its progress while it runs', async () => {
    program = await openFleet(smallFleet);
    await program.rows();
    program.simulator.setFaults({ operation: 'ListInstalledComponents', effect: { kind: 'hang' } });
    const hanging = program.simulator.nextRequest(({ operation }) => operation === 'ListInstalledComponents');
    const ended = vscode.commands.executeCommand('greengrass.failures.scan');
    await hanging;
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Full scan is running: .* \d+ requests? so far\.$/u);
    await vscode.commands.executeCommand('greengrass.scan.cancel');
    await ended;
  });

  it('name the missing IAM action', async () => {
    program = await openFleet(smallFleet);
    await program.rows();
    program.simulator.setFaults({ operation: 'ListInstalledComponents', effect: accessDenied('null') });
    await vscode.commands.executeCommand('greengrass.failures.scan');
    const { tree } = program.failuresView;
    const denied = (await tree.getChildren()).find((node) => node.row().label.includes('not scanned'));
    assert.ok(denied);
    assert.match(denied.row().description, /^Access denied to greengrass:ListInstalledComponents/u);
    assert.match(
      await hoverOf(tree, denied),
      /Ask your AWS administrator to allow greengrass:ListInstalledComponents/u,
    );
  });

  it("update a scanned device's hover when the device is expanded", async () => {
    program = await openFleet(smallFleet);
    const node = await program.find('press-2');
    await vscode.commands.executeCommand('greengrass.failures.fullScan');
    assert.match(await hoverOf(program.view.tree, node), /Nucleus: version not loaded: open the device/u);
    await program.settle();
    await program.rows(node);
    await program.settle();
    assert.doesNotMatch(await hoverOf(program.view.tree, node), /version not loaded/u);
  });
});
