import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accessDenied } from '../simulator/faults';
import { openFleet, type OpenFleet } from './openFleet';
import { smallFleet } from './smallFleet';
import { tabsAre } from './tabs';

const coverage = 'What was looked at';

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
    const rows = groups.map((node) => node.row()).filter(({ label }) => label !== coverage);
    return rows.map(({ label, description }) => `${label} | ${description}`);
  }

  it('knows of unhealthy devices from the list alone', async () => {
    await program.rows();
    assert.deepEqual(await failures(), ['Unhealthy, cause not known yet | 1 device']);
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

  /** What a scan of a large fleet does. */
  const scan = async (): Promise<void> => {
    await program.rows();
    await program.view.sessions.chosen.fleet?.startScan('quick');
  };

  it('looks at every device of a small fleet, because that takes no longer', async () => {
    await program.rows();
    await vscode.commands.executeCommand('greengrass.failures.scan');
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Full scan of .*: 1 failing core device\.$/u);
    const row = (await program.failuresView.tree.getChildren()).find((node) => node.row().label === coverage);
    assert.deepEqual(await row?.hover?.(() => undefined), [
      { kind: 'heading', text: coverage },
      { kind: 'paragraph', text: 'Looked at: 3 of 3 devices; 7 requests.' },
      { kind: 'paragraph', text: 'Click for the overview.' },
    ]);
  });

  it('finds by a scan what no one has opened, and says how much was looked at', async () => {
    await program.rows();
    await scan();
    assert.deepEqual(await failures(), ['S3_HEAD_OBJECT_ACCESS_DENIED | 1 device', 'STARTUP_ERROR | 1 device']);
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Scan of .*: 1 failing core device\.$/u);
    assert.match(
      program.view.sessions.chosen.fleet?.scan?.coverage(3) ?? '',
      /: 1 of 1 unhealthy device, 1 of 1 deployment, 1 of 1 device with failed deployments; .* 2 healthy devices, earlier revisions,/u,
    );
    assert.equal(program.failuresView.view.badge?.value, 1);
  });

  it('keeps what a scan found where a part of it fails, and looks again at just that', async () => {
    await program.rows();
    program.simulator.setFaults({ operation: 'ListJobExecutionsForJob', effect: accessDenied('null') });
    await scan();
    const denied = '1 deployment not looked at | Access denied: iot:ListJobExecutionsForJob is missing';
    assert.deepEqual(await failures(), [denied, 'STARTUP_ERROR | 1 device']);
    program.simulator.setFaults();
    const asked = program.simulator.requests.length;
    const [row] = await program.failuresView.tree.getChildren();
    const { command, arguments: args } = row?.click?.() ?? { command: '', arguments: [] };
    await vscode.commands.executeCommand(command, ...args);
    assert.deepEqual(await failures(), ['S3_HEAD_OBJECT_ACCESS_DENIED | 1 device', 'STARTUP_ERROR | 1 device']);
    const again = program.simulator.requests.slice(asked).map(({ operation }) => operation);
    assert.deepEqual(again, ['ListJobExecutionsForJob', 'ListJobExecutionsForJob', 'ListEffectiveDeployments']);
  });

  it('can be told to cancel a scan, and to go on with it', async () => {
    program.simulator.setFaults({ operation: 'ListInstalledComponents', effect: { kind: 'hang' } });
    const hanging = program.simulator.nextRequest(({ operation }) => operation === 'ListInstalledComponents');
    const ended = scan();
    await hanging;
    await vscode.commands.executeCommand('greengrass.scan.cancel');
    await ended;
    assert.ok((await failures()).includes('Continue Scan | it was canceled'));
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Scan canceled/u);
    program.simulator.setFaults();
    await vscode.commands.executeCommand('greengrass.scan.resume');
    assert.deepEqual(await failures(), ['S3_HEAD_OBJECT_ACCESS_DENIED | 1 device', 'STARTUP_ERROR | 1 device']);
  });

  it('finds in full what a quick scan does not look at', async () => {
    program.simulator.update('press-10', ({ installedComponents }) => ({
      installedComponents: installedComponents.map((item) => ({ ...item, lifecycleState: 'ERRORED' })),
    }));
    await scan();
    assert.equal((await failures()).length, 2);
    await vscode.commands.executeCommand('greengrass.failures.fullScan');
    assert.ok((await failures()).includes('Errored, no error code | 1 device'));
  });
});
