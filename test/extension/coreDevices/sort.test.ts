import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverOf } from '../support/hoverOf';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';

const inOrder = ['press-2', 'press-1', 'press-10'];

describe('the order of core devices', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
    await program.rows();
  });
  afterEach(() => program.dispose());

  async function labels(): Promise<readonly string[]> {
    return (await program.rows()).map((row) => row.split(' | ')[0] ?? '');
  }

  /** Another device is failing from now on, and the program knows it. */
  async function fail(): Promise<void> {
    program.simulator.update('press-10', () => ({ status: 'UNHEALTHY' }));
    await program.app.sessions.selected.fleet?.list.refresh();
    program.later(2_500);
    await program.settle();
  }

  /** Resolves once the view is visible or hidden. */
  async function visible(isVisible: boolean): Promise<void> {
    while (program.view.view.visible !== isVisible) {
      await vscode.commands.executeCommand(isVisible ? 'greengrass.coreDevices.focus' : 'workbench.view.explorer');
    }
  }

  it('follows changes until the user acts on a row', async () => {
    assert.deepEqual(await labels(), inOrder);
    await fail();
    assert.deepEqual(await labels(), ['press-2', 'press-10', 'press-1']);
  });

  it('stays once a row is selected, and a click on the first row applies it', async () => {
    await vscode.commands.executeCommand('greengrass.coreDevice.goTo', 'press-1');
    await program.selected();
    await fail();
    assert.deepEqual(await labels(), ['1 newly failing: sort', ...inOrder]);
    const [first] = await program.view.tree.getChildren();
    const click = first?.click?.();
    await vscode.commands.executeCommand(click?.command ?? '', ...(click?.arguments ?? []));
    assert.deepEqual(await labels(), ['press-2', 'press-10', 'press-1']);
  });

  it('stays once a hover is open, and is applied on Refresh', async () => {
    await hoverOf(program.view.tree, await program.find('press-1'));
    await fail();
    assert.deepEqual(await labels(), ['1 newly failing: sort', ...inOrder]);
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    assert.deepEqual(await labels(), ['press-2', 'press-10', 'press-1']);
  });

  it('is applied when the view is shown again', async () => {
    await visible(true);
    await hoverOf(program.view.tree, await program.find('press-1'));
    await fail();
    await visible(false);
    assert.deepEqual((await labels()).length, 4);
    await visible(true);
    assert.deepEqual(await labels(), ['press-2', 'press-10', 'press-1']);
  });

  it('is by name on request, without a question if the argument says so', async () => {
    await labels();
    assert.equal(program.view.view.description, 'newest failure first');
    await vscode.commands.executeCommand('greengrass.coreDevices.sortBy', 'name');
    assert.deepEqual(await labels(), ['press-1', 'press-2', 'press-10']);
    assert.equal(program.app.deviceSort.value, 'name');
    await program.settle();
    assert.equal(program.view.view.description, 'by name');
  });
});
