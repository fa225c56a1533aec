import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { manualScan } from '../../src/fleet/scanning/scanState';
import { scanCoverage } from '../../src/text/messages/scanWords';
import { accessDenied } from '../simulator/faults/faults';
import { adviceIsDrawn, coverage, deviceBelow, failuresOf } from './support/failuresOf';
import { hoverOf } from './support/hoverOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { smallFleet } from './support/smallFleet';

describe('a scan in the Failures view', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(() => program.dispose());

  /** Runs a quick scan, as for a large fleet. */
  const scan = async (): Promise<void> => {
    await program.rows();
    await program.app.sessions.selected.fleet?.scans.start(manualScan('quick'));
  };

  it("scans every device of a small fleet, because a quick scan isn't faster", async () => {
    await program.rows();
    await vscode.commands.executeCommand('greengrass.failures.scan');
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Full scan at .*: 1 failing core device\.$/u);
    const row = (await program.failuresView.tree.getChildren()).find((node) => node.row().label === coverage);
    assert.deepEqual(await row?.hover?.show(() => undefined), [
      { kind: 'heading', text: coverage },
      { kind: 'paragraph', text: 'Scanned: 3 of 3 devices; 7 requests.' },
      { kind: 'paragraph', text: 'Click to open the failures overview.' },
    ]);
  });

  it('draws a device again once its version is loaded, which only the hover shows', async () => {
    await program.rows();
    await scan();
    const device = await deviceBelow(program, 0);
    assert.match(await hoverOf(program.failuresView.tree, device), /Nucleus: version not loaded/u);
    await adviceIsDrawn(program);
    await program.settle();
    const drawn = new Promise<void>((resolve) => {
      const listener = program.failuresView.tree.onDidChangeTreeData((nodes) => {
        if (nodes?.includes(device) === true) {
          listener.dispose();
          resolve();
        }
      });
    });
    await program.rows(await program.find('press-2'));
    await program.settle();
    await drawn;
    assert.match(await hoverOf(program.failuresView.tree, device), /Nucleus: 2\.14\.3/u);
  });

  it('finds failures with a scan, and shows its coverage', async () => {
    await program.rows();
    await scan();
    assert.deepEqual(await failuresOf(program), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line',
      '1 × STARTUP_ERROR | 3 h · Monitor',
    ]);
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Quick scan at .*: 1 failing core device\.$/u);
    const scanState = program.app.sessions.selected.fleet?.scans.last?.state;
    assert.match(
      scanState === undefined ? '' : scanCoverage(scanState, 3, { profile: undefined, region: undefined }),
      /: 1 of 1 unhealthy device, 1 of 1 deployment, 1 of 1 device with failed deployments; .* 2 healthy devices, earlier revisions,/u,
    );
    assert.equal(program.failuresView.view.badge?.value, 1);
  });

  it("says only in its rows that a scan couldn't list anything", async () => {
    await program.rows();
    program.simulator.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
    await vscode.commands.executeCommand('greengrass.failures.scan');
    await program.settle();
    const rows = await failuresOf(program);
    assert.ok(
      rows.some((row) => row.includes('not listed | Access denied')),
      rows.join('\n'),
    );
    assert.equal(program.failuresView.view.message, undefined);
  });

  it('keeps the results of a scan that partly failed, and retries only the failed part', async () => {
    await program.rows();
    program.simulator.setFaults({ operation: 'ListJobExecutionsForJob', effect: accessDenied('null') });
    await scan();
    const denied = '1 deployment not scanned | Access denied to iot:ListJobExecutionsForJob';
    assert.deepEqual(await failuresOf(program), [denied, '1 × STARTUP_ERROR | 3 h · Monitor']);
    program.simulator.setFaults();
    const before = program.simulator.requests.length;
    const [row] = await program.failuresView.tree.getChildren();
    const { command, arguments: args } = row?.click?.() ?? { command: '', arguments: [] };
    await vscode.commands.executeCommand(command, ...args);
    assert.deepEqual(await failuresOf(program), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line',
      '1 × STARTUP_ERROR | 3 h · Monitor',
    ]);
    const again = program.simulator.requests.slice(before).map(({ operation }) => operation);
    assert.deepEqual(again, ['ListJobExecutionsForJob', 'ListJobExecutionsForJob', 'ListEffectiveDeployments']);
  });

  it('cancels a scan and continues it', async () => {
    program.simulator.setFaults({ operation: 'ListInstalledComponents', effect: { kind: 'hang' } });
    const hanging = program.simulator.nextRequest(({ operation }) => operation === 'ListInstalledComponents');
    const ended = scan();
    await hanging;
    await vscode.commands.executeCommand('greengrass.scan.cancel');
    await ended;
    assert.ok((await failuresOf(program)).includes('Continue Scan | canceled'));
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Quick scan canceled/u);
    program.simulator.setFaults();
    await vscode.commands.executeCommand('greengrass.scan.resume');
    assert.deepEqual(await failuresOf(program), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line',
      '1 × STARTUP_ERROR | 3 h · Monitor',
    ]);
  });

  it('finds in a full scan what a quick scan skips', async () => {
    program.simulator.update('press-10', ({ installedComponents }) => ({
      installedComponents: installedComponents.map((item) => ({ ...item, lifecycleState: 'ERRORED' })),
    }));
    await scan();
    assert.equal((await failuresOf(program)).length, 2);
    await vscode.commands.executeCommand('greengrass.failures.fullScan');
    assert.ok((await failuresOf(program)).includes('1 × Errored, no error code | 3 h · Debug'));
  });
});
