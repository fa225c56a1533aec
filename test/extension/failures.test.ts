import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { scanCoverage } from '../../src/text/messages/scanWords';
import type { Node } from '../../src/tree/engine/node';
import { accessDenied } from '../simulator/faults/faults';
import { hoverOf } from './support/hoverOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { failingDevice, smallFleet } from './support/smallFleet';
import { clickOn } from './support/clickOn';
import { tabsAre } from './support/tabs';
import { manualScan } from '../../src/fleet/scanning/scanState';

const coverage = 'Scan coverage';

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
    const rows = groups.map((node) => node.row()).filter(({ label }) => label !== coverage && label !== 'Stale');
    return rows.map(({ label, description }) => `${label} | ${description}`);
  }

  async function deviceBelow(group: number): Promise<Node> {
    const { tree } = program.failuresView;
    const above = (await tree.getChildren()).filter((node) => node.group !== undefined)[group];
    const [device] = await tree.getChildren(above);
    assert.ok(above && device);
    [above, device].forEach((node) => tree.getTreeItem(node));
    return device;
  }

  it('shows unhealthy devices before a scan', async () => {
    await program.rows();
    assert.deepEqual(await failures(), ['1 × Unhealthy, cause unknown | Open the device to see why']);
  });

  it('counts the failures of an expanded device at once, by code', async () => {
    await program.rows(await program.find('press-2'));
    assert.deepEqual(await failures(), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | press-line',
      '1 × STARTUP_ERROR | com.acme.Monitor',
    ]);
  });

  it('groups by component, and opens what failed on a device with a click or with Show Details', async () => {
    await program.rows(await program.find('press-2'));
    program.app.failureGrouping.set('component');
    assert.deepEqual(await failures(), [
      '1 × com.acme.Monitor | STARTUP_ERROR',
      '1 × No component named | S3_HEAD_OBJECT_ACCESS_DENIED',
    ]);
    const device = await deviceBelow(0);
    assert.match(device.row().label, /press-2/u);
    await clickOn(program.failuresView, device);
    await tabsAre('com.acme.Monitor · press-2');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('greengrass.node.showDetails', await deviceBelow(1));
    await tabsAre('press-line · press-2');
  });

  it('explains a code on hover, and offers the commands of a code', async () => {
    await program.rows(await program.find('press-2'));
    const [code, status] = await program.failuresView.tree.getChildren();
    assert.ok(code && status);
    assert.match(await hoverOf(program.failuresView.tree, code), /Deployment error code[^]*Allow s3:GetObject/u);
    assert.match(await hoverOf(program.failuresView.tree, status), /Component status code[^]*Check the exit code/u);
    assert.match(program.failuresView.tree.getTreeItem(code).contextValue ?? '', /\berrorCode\b.*\berrorCodes\b/u);
    await vscode.commands.executeCommand('greengrass.errorCodes.copy', status);
    assert.equal(await vscode.env.clipboard.readText(), 'STARTUP_ERROR');
    await vscode.commands.executeCommand('greengrass.errorCode.explain', code);
    await tabsAre('Preview S3_HEAD_OBJECT_ACCESS_DENIED.md');
  });

  it('says where to look if there is no code', async () => {
    await program.rows();
    const [unknown] = await program.failuresView.tree.getChildren();
    assert.ok(unknown);
    assert.match(
      await hoverOf(program.failuresView.tree, unknown),
      /cause unknown[^]*scan for failures, to see which components/u,
    );
    program.simulator.update('press-2', ({ installedComponents }) => ({
      effectiveDeployments: [],
      installedComponents: installedComponents.map((item) => ({ ...item, lifecycleStatusCodes: [] })),
    }));
    await program.rows(await program.find('press-2'));
    const [codeless] = await program.failuresView.tree.getChildren();
    assert.ok(codeless);
    assert.match(
      await hoverOf(program.failuresView.tree, codeless),
      /Broken, no error code[^]*nucleus versions before 2\.8\.0 don't report error codes[^]*Show Details/u,
    );
  });

  it('explains the only code of a component', async () => {
    await program.rows(await program.find('press-2'));
    program.app.failureGrouping.set('component');
    const [component] = await program.failuresView.tree.getChildren();
    assert.ok(component);
    assert.match(await hoverOf(program.failuresView.tree, component), /Component status code/u);
  });

  it('copies the failure report of a device', async () => {
    await program.rows(await program.find('press-2'));
    const device = await deviceBelow(0);
    assert.match(program.failuresView.tree.getTreeItem(device).contextValue ?? '', /\bfailed\b/u);
    await vscode.commands.executeCommand('greengrass.failureReport.copy', device);
    assert.match(await vscode.env.clipboard.readText(), /# Failure report: `press-2`[^]*S3_HEAD_OBJECT_ACCESS_DENIED/u);
    await vscode.commands.executeCommand('greengrass.failureReport.copyRedacted', device);
    const redacted = await vscode.env.clipboard.readText();
    assert.match(redacted, /# Failure report: `thing-1`\n[^]*\nRedacted: [^]*Thing name: `thing-1`/u);
    assert.match(redacted, /Target ARN: `arn:aws:iot:eu-west-1:000000000000:thinggroup\/thing-group-1`/u);
    assert.doesNotMatch(redacted, /press-2|line-3|123456789012/u);
  });

  it('shows 100 devices of a failure, and 100 more with Load More', async () => {
    await program.rows();
    const many = Array.from({ length: 230 }, (_, index) => `press-${index + 100}`);
    many.forEach((thingName) => {
      program.simulator.put({ ...failingDevice, coreDeviceThingName: thingName });
    });
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    const { tree } = program.failuresView;
    const [group] = await tree.getChildren();
    assert.ok(group);
    tree.getTreeItem(group);
    const rows = await tree.getChildren(group);
    const { label, description } = rows.at(-1)?.row() ?? {};
    assert.deepEqual([rows.length, label, description], [101, 'Load More', '100 of 231 devices shown']);
    await program.settle();
    const drawn = new Promise<void>((resolve) => {
      const listener = tree.onDidChangeTreeData((nodes) => {
        if (nodes?.includes(group) === true) {
          listener.dispose();
          resolve();
        }
      });
    });
    await vscode.commands.executeCommand('greengrass.coreDevices.loadMore', rows.at(-1));
    await program.settle();
    await drawn;
    assert.equal((await tree.getChildren(group)).length, 201);
  });

  it('selects the row of a code beyond the row limit', async () => {
    await program.rows();
    program.simulator.update('press-2', ({ installedComponents: [first] }) => ({
      installedComponents: Array.from({ length: 150 }, (_, index) => ({
        ...first,
        componentName: `com.acme.Component${index}`,
        lifecycleState: 'BROKEN',
        lifecycleStatusCodes: [`CODE_${index}`],
      })),
    }));
    await program.rows(await program.find('press-2'));
    assert.equal((await failures()).length, 101);
    const { failuresView } = program;
    const selected = new Promise<readonly Node[]>((resolve) => {
      failuresView.view.onDidChangeSelection(({ selection }) => {
        resolve(selection);
      });
    });
    await failuresView.reveal(program.app.sessions.selected, 'code', 'code:CODE_149');
    assert.deepEqual(
      (await selected).map((node) => node.row().label),
      ['1 × CODE_149'],
    );
  });

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
    const device = await deviceBelow(0);
    assert.match(await hoverOf(program.failuresView.tree, device), /Nucleus: version not loaded/u);
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
    assert.deepEqual(await failures(), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | press-line',
      '1 × STARTUP_ERROR | com.acme.Monitor',
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
    const rows = await failures();
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
    assert.deepEqual(await failures(), [denied, '1 × STARTUP_ERROR | com.acme.Monitor']);
    program.simulator.setFaults();
    const before = program.simulator.requests.length;
    const [row] = await program.failuresView.tree.getChildren();
    const { command, arguments: args } = row?.click?.() ?? { command: '', arguments: [] };
    await vscode.commands.executeCommand(command, ...args);
    assert.deepEqual(await failures(), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | press-line',
      '1 × STARTUP_ERROR | com.acme.Monitor',
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
    assert.ok((await failures()).includes('Continue Scan | canceled'));
    await program.settle();
    assert.match(program.failuresView.view.message ?? '', /^Quick scan canceled/u);
    program.simulator.setFaults();
    await vscode.commands.executeCommand('greengrass.scan.resume');
    assert.deepEqual(await failures(), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | press-line',
      '1 × STARTUP_ERROR | com.acme.Monitor',
    ]);
  });

  it('finds in a full scan what a quick scan skips', async () => {
    program.simulator.update('press-10', ({ installedComponents }) => ({
      installedComponents: installedComponents.map((item) => ({ ...item, lifecycleState: 'ERRORED' })),
    }));
    await scan();
    assert.equal((await failures()).length, 2);
    await vscode.commands.executeCommand('greengrass.failures.fullScan');
    assert.ok((await failures()).includes('1 × Errored, no error code | com.acme.Debug'));
  });
});
