import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { snapshotText, takeSnapshot } from '../../src/fleet/snapshots/snapshot';
import { sampleNames } from '../simulator/sample/sampleNames';
import { isNoAdvice } from './support/failuresOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { smallFleet } from './support/smallFleet';
import { tabs, tabsAre } from './support/tabs';

const withoutCredentials = { AWS_REGION: 'eu-west-1' };

describe('a snapshot in the views', () => {
  let program: OpenFleet;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'greengrass-snapshots-'));
  });
  afterEach(async () => {
    await program.dispose();
    await rm(folder, { recursive: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function file(name: string, text: string): Promise<vscode.Uri> {
    const path = join(folder, name);
    await writeFile(path, text);
    return vscode.Uri.file(path);
  }

  const open = (uri: vscode.Uri): Thenable<unknown> => vscode.commands.executeCommand('greengrass.snapshot.open', uri);

  it('shows the sample fleet without credentials, and closes it', async () => {
    program = await openFleet(smallFleet, withoutCredentials);
    assert.deepEqual(await program.rows(), []);
    await vscode.commands.executeCommand('greengrass.snapshot.exploreSample');
    // The devices that need attention come first, and the list follows.
    await program.rows();
    await program.settle();
    assert.ok((await program.rows()).length > 100);
    await program.settle();
    assert.match(
      program.view.view.message ?? '',
      /^148 core devices · 24 failing · 2 stuck · 10 stale\. Snapshot from 2026-11-24 .*, not live\.$/u,
    );
    assert.ok((program.failuresView.view.badge?.value ?? 0) > 10);
    assert.match(program.failuresView.view.message ?? '', /not live/u);
    await vscode.commands.executeCommand('greengrass.snapshot.close');
    assert.deepEqual(await program.rows(), []);
    await program.settle();
    assert.equal(program.view.view.message, undefined);
    assert.equal(program.simulator.requests.length, 0);
  });

  it('can be compared with the fleet as it is later', async () => {
    program = await openFleet(smallFleet);
    await program.rows();
    const { fleet } = program.app.sessions.selected;
    assert.ok(fleet);
    await program.settle();
    const saved = await file('before.json', snapshotText(takeSnapshot(fleet, new Date('2026-11-23T12:00:00Z'))));
    const requests = program.simulator.requests.length;
    const focused = new Promise((resolve) => {
      program.panels.onDidFocus(resolve);
    });
    await vscode.commands.executeCommand('greengrass.snapshot.compare', saved);
    const isShown = (): boolean =>
      vscode.window.tabGroups.all.some((group) =>
        group.tabs.some(({ label }) => label.startsWith('Changes since 2026-11-23')),
      );
    await tabs(isShown);
    // The command acts on the panel with the focus.
    await focused;
    await vscode.commands.executeCommand('greengrass.snapshot.copyChanges');
    assert.match(
      await vscode.env.clipboard.readText(),
      /^# What changed since 2026-11-23 12:00 UTC\n[^]*Nothing changed\./u,
    );
    assert.equal(program.simulator.requests.length, requests);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await tabsAre();
    // VS Code restores the panel after its window reloads, and the panel reads its file again.
    const about = { kind: 'fleetChanges', connectionId: fleet.connection.id, file: saved.toString() };
    const panel = vscode.window.createWebviewPanel('greengrass.details', 'restored', vscode.ViewColumn.One);
    await program.panels.deserializeWebviewPanel(panel, { address: about });
    await tabs(isShown);
  });

  it('counts ages from its own date, and expands what it contains', async () => {
    program = await openFleet(smallFleet, withoutCredentials);
    await vscode.commands.executeCommand('greengrass.snapshot.exploreSample');
    const device = await program.find(sampleNames.brokenComponent);
    assert.match(device.row().description, /\d+ (min|h)\b/u);
    assert.ok((await program.rows(device)).some((row) => /^Components \(\d+\)/u.test(row)));
    await vscode.commands.executeCommand('greengrass.node.showDetails', device);
    await tabsAre(sampleNames.brokenComponent);
  });

  it("says that it doesn't contain what wasn't scanned", async () => {
    program = await openFleet(smallFleet);
    await program.rows(await program.find('press-2'));
    const { state } = program.app.sessions.selected;
    assert.ok(state.kind === 'open');
    await open(await file('fleet.json', snapshotText(takeSnapshot(state.fleet, new Date()))));
    assert.equal((await program.rows()).length, 3);
    const before = program.simulator.requests.length;
    assert.equal((await program.rows(await program.find('press-2', 'Deployments (2)'))).length, 2);
    assert.deepEqual(await program.rows(await program.find('press-1', 'Components')), ['Not in the snapshot']);
    assert.equal(program.simulator.requests.length, before);
  });

  it('keeps the failures that a scan has found', async () => {
    program = await openFleet(smallFleet);
    await program.rows();
    await vscode.commands.executeCommand('greengrass.failures.scan');
    const scanned = await program.failuresView.tree.getChildren();
    const before = program.simulator.requests.length;
    await vscode.commands.executeCommand('greengrass.snapshot.exploreSample');
    // The devices that need attention come first, and the list follows.
    await program.rows();
    await program.settle();
    assert.ok((await program.rows()).length > 100);
    await vscode.commands.executeCommand('greengrass.snapshot.close');
    assert.equal((await program.rows()).length, 3);
    const labels = (nodes: typeof scanned): readonly string[] =>
      nodes.filter(isNoAdvice).map((node) => node.row().label);
    assert.deepEqual(labels(await program.failuresView.tree.getChildren()), labels(scanned));
    assert.equal(program.simulator.requests.length, before);
  });

  it("changes nothing if the file isn't a snapshot", async () => {
    program = await openFleet(smallFleet);
    assert.equal((await program.rows()).length, 3);
    await program.settle();
    const { message } = program.view.view;
    await open(await file('other.json', '{"name":"other"}'));
    await open(await file('broken.json', '{"format":"greengrass-fleet-snap'));
    const huge = await file('huge.json', '');
    await truncate(huge.fsPath, 300 * 1024 * 1024);
    await open(huge);
    await open(vscode.Uri.file(join(folder, 'missing.json')));
    assert.equal((await program.rows()).length, 3);
    await program.settle();
    assert.equal(program.view.view.message, message);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
