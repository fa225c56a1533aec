import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../../src/tree/engine/node';
import { groupDeployment } from '../../simulator/generated/deviceParts';
import { expiredToken } from '../../simulator/faults/faults';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { minutes, seededRandom } from '../../simulator/generated/random';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { failingDevice, otherDevices, smallFleet } from '../support/smallFleet';

const random = seededRandom(9);
const running = groupDeployment(random, 'line-3', 'press-line', 5 * minutes, {
  deploymentId: '0f0a1f3e-0000-4000-8000-000000000009',
  coreDeviceExecutionStatus: 'IN_PROGRESS',
  modifiedTimestamp: -4 * minutes,
});
const changing: SimulatedFleet = {
  ...smallFleet,
  devices: [{ ...failingDevice, effectiveDeployments: [running] }, ...otherDevices],
};

describe('the automatic refresh of a view', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(changing);
    await vscode.commands.executeCommand('greengrass.coreDevices.focus');
    await program.rows();
  });
  afterEach(() => program.dispose());

  const end = (status: string): void => {
    const ended = { ...running, coreDeviceExecutionStatus: status, modifiedTimestamp: 0 };
    program.simulator.update('press-2', () => ({ effectiveDeployments: [ended] }));
  };
  const requestCount = (operation: string): number =>
    program.simulator.requests.filter((request) => request.operation === operation).length;

  /** Advances time until the deployments reload, then waits until the tree shows the change. */
  async function until(matches: () => boolean): Promise<void> {
    const read = program.simulator.nextRequest(
      ({ operation, status }) => operation === 'ListEffectiveDeployments' && status === 200,
    );
    program.later(31_000);
    await read;
    while (!matches()) {
      await program.nextChange();
    }
  }

  /** Opens another view in the sidebar. */
  async function hideView(): Promise<void> {
    const hidden = new Promise<void>((resolve) => {
      const listening = program.view.view.onDidChangeVisibility(() => {
        listening.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand('workbench.view.explorer');
    await hidden;
  }

  it('shows that a deployment on an expanded device has ended', async () => {
    const row = await program.find('press-2', 'Deployments (1)', 'press-line');
    assert.match(row.row().description, /^In progress/u);
    end('SUCCEEDED');
    await until(() => !row.row().description.startsWith('In progress'));
  });

  it('sends no requests while the view is hidden, and catches up when it is visible again', async () => {
    await hideView();
    const before = program.simulator.requests.length;
    program.later(3_600_000);
    await program.settle();
    assert.equal(program.simulator.requests.length, before);
    const list = program.simulator.nextRequest(({ operation }) => operation === 'ListCoreDevices');
    await vscode.commands.executeCommand('greengrass.coreDevices.focus');
    await list;
  });

  it('refreshes only the panel while the view is hidden', async () => {
    await program.find('press-2', 'Deployments (1)', 'press-line');
    await vscode.commands.executeCommand('greengrass.node.showDetails', await program.find('press-2'));
    await program.find('press-1', 'Components (0)');
    await hideView();
    const before = program.simulator.requests.length;
    const read = program.simulator.nextRequest(({ operation }) => operation === 'ListEffectiveDeployments');
    program.later(3_600_000);
    await read;
    await program.settle();
    const things = program.simulator.requests.slice(before).flatMap(({ name }) => (name === '' ? [] : [name]));
    assert.deepEqual([...new Set(things)], ['press-2']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('stops when the credentials fail, and keeps its data', async () => {
    program.simulator.setFaults({ effect: expiredToken });
    const showsError = (): boolean =>
      program.view.tree.rows.nodes().some((node) => node.row().label.startsWith('Session for profile'));
    while (!showsError()) {
      const changed = program.nextChange();
      program.later(60_000);
      await changed;
      await program.rows();
    }
    assert.equal((await program.rows()).length, 4);
    const before = requestCount('ListCoreDevices');
    program.later(3_600_000);
    await program.settle();
    assert.equal(requestCount('ListCoreDevices'), before);
  });

  describe('watching', () => {
    const watch = (node: Node): Thenable<unknown> => vscode.commands.executeCommand('greengrass.watch.start', node);
    const flagsOf = (node: Node): readonly string[] => node.flags?.() ?? [];

    it('marks a watched deployment until it has ended, even while the view is hidden', async () => {
      const row = await program.find('press-2', 'Deployments (1)', 'press-line');
      await watch(row);
      assert.match(row.row().description, / · watched$/u);
      assert.deepEqual(flagsOf(row), ['watched']);
      await vscode.commands.executeCommand('workbench.view.explorer');
      end('FAILED');
      await until(() => !row.row().description.endsWith('watched'));
      assert.match(row.row().description, /^Failed/u);
      assert.deepEqual(flagsOf(row), []);
    });

    it('ends on Stop Watching', async () => {
      const device = await program.find('press-10');
      await watch(device);
      assert.deepEqual(flagsOf(device), ['watched']);
      await vscode.commands.executeCommand('greengrass.watch.stop', device);
      assert.deepEqual(flagsOf(device), ['watchable']);
    });
  });
});
