import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { snapshotText, takeSnapshot } from '../../src/fleet/snapshots/snapshot';
import { commands } from '../../src/manifest';
import type { Node } from '../../src/tree/engine/node';
import { openFleet, type OpenFleet } from './support/openFleet';
import { dismissMessage, pickFirst } from './support/quickPick';
import { revisedFleet, revisionIds, secret } from './support/revisedFleet';
import { tabs, tabsAre } from './support/tabs';

const title = (older: number, newer: number): string => `press-line: revision ${older} ↔ revision ${newer}`;

/** The two documents of the open diff editor, once it is open. */
async function compared(): Promise<readonly [string, string]> {
  const open = (): vscode.TabInputTextDiff | undefined =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs.map(({ input }) => input))
      .find((input) => input instanceof vscode.TabInputTextDiff);
  await tabs(() => open() !== undefined);
  const input = open();
  assert.ok(input);
  const [left, right] = await Promise.all(
    [input.original, input.modified].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()),
  );
  return [left ?? '', right ?? ''];
}

describe('the commands that compare', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    program = await openFleet(revisedFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** A row of the Deployments view, by the starts of the labels from the top. */
  async function find(...labels: readonly string[]): Promise<Node> {
    const { tree } = program.deploymentsView;
    let node: Node | undefined;
    for (const label of labels) {
      const children = await tree.getChildren(node);
      node = children.find((child) => child.row().label.startsWith(label));
      assert.ok(node, `No row ${label} among ${children.map((child) => child.row().label).join(', ')}`);
      tree.getTreeItem(node);
    }
    assert.ok(node);
    return node;
  }
  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(id, ...args);

  it('open the revision before in the diff editor, without IDs and times', async () => {
    await run(commands.compareWithPrevious, await find('press-line'));
    await tabsAre(title(2, 3));
    const [left, right] = await compared();
    assert.match(left, /"com.acme.Press": \{\n\s+"componentVersion": "1\.0\.0"/u);
    assert.match(right, /"com.acme.Press": \{\n\s+"componentVersion": "1\.1\.0"/u);
    assert.match(right, /"merge": \{\n\s+"uplink": \{\n\s+"password": "hunter2"/u);
    assert.doesNotMatch(left + right, /deploymentId|revisionId|creationTimestamp|iotJobId/u);
  });

  it('never have a value of the configuration in a title or a path', async () => {
    await run(commands.compareWithPrevious, await find('press-line'));
    await compared();
    const shown = vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label, input }) => [label, input]);
    assert.doesNotMatch(JSON.stringify(shown), new RegExp(secret, 'u'));
  });

  it('compare two core devices once everything about them is read', async () => {
    program.simulator.leaveGroup('line-3', 'press-2');
    const nodes = await Promise.all(['press-1', 'press-2'].map((name) => program.find(name)));
    await run(commands.compareCoreDevices, nodes[0], nodes);
    await tabsAre('press-1 ↔ press-2');
    const [left, right] = await compared();
    for (const document of [left, right]) {
      assert.match(document, /"components": \{/u);
      assert.match(document, /"revisionId": "\d+"/u);
      assert.doesNotMatch(document, /press-\d|Timestamp|deploymentId/u);
    }
    assert.match(left, /"thingGroups": \[\n\s+"line-3"\n\s+\]/u);
    assert.match(right, /"thingGroups": \[\]/u);
  });

  it('compare a selected core device with another one', async () => {
    await run(commands.selectForCompare, await program.find('press-2'));
    await run(commands.compareWithSelected, await program.find('press-1'));
    await tabsAre('press-2 ↔ press-1');
  });

  it('compare a selected revision with another one, the selected one on the left', async () => {
    await run(commands.selectForCompare, await find('press-line', 'Revisions', 'Revision 3'));
    await run(commands.compareWithSelected, await find('press-line', 'Revisions', 'Revision 1'));
    await tabsAre(title(3, 1));
  });

  it('compare two selected rows, the older one on the left', async () => {
    const newer = await find('press-line', 'Revisions', 'Revision 3');
    const older = await find('press-line', 'Revisions', 'Revision 1');
    await run(commands.compareRevisions, newer, [newer, older]);
    await tabsAre(title(1, 3));
  });

  it('ask for two revisions, the row and the one before preselected', async () => {
    await pickFirst(run(commands.compareRevisions, await find('press-line', 'Revisions', 'Revision 2')));
    await tabsAre(title(1, 2));
  });

  it('work on an effective deployment of a core device', async () => {
    const deployment = await program.find('press-2', 'Deployments (1)', 'press-line');
    await run(commands.compareWithPrevious, deployment);
    await tabsAre(title(2, 3));
  });

  it('ask for a deployment without a row, even if the Deployments view was never opened', async () => {
    await program.rows();
    await pickFirst(run(commands.compareWithPrevious));
    await tabsAre(title(2, 3));
  });

  it('compare nothing with the first revision', async () => {
    await run(commands.compareWithPrevious, await find('press-line', 'Revisions', 'Revision 1'));
    await tabsAre();
  });

  it('compare in a snapshot what it contains, and the rest with nothing', async () => {
    await program.rows();
    const { state } = program.app.sessions.selected;
    assert.ok(state.kind === 'open');
    const [firstId, secondId, thirdId] = revisionIds;
    for (const name of ['press-1', 'press-2']) {
      await (await state.fleet.devices.find(name)).open();
    }
    await Promise.all([secondId, thirdId].map((id) => state.fleet.deployments.of(id).read()));
    const folder = await mkdtemp(join(tmpdir(), 'greengrass-compare-'));
    try {
      const path = join(folder, 'fleet.json');
      await writeFile(path, snapshotText(takeSnapshot(state.fleet, new Date())));
      await run(commands.openSnapshot, vscode.Uri.file(path));
      const sent = program.simulator.requests.length;
      const deployment = await program.find('press-2', 'Deployments (1)', 'press-line');
      await run(commands.compareWithPrevious, deployment);
      await tabsAre(title(2, 3));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await pickFirst(run(commands.compareRevisions));
      await tabsAre(title(2, 3));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const rows = await program.view.tree.getChildren(await program.find('press-1', 'Deployments (2)'));
      const first = rows.find((row) => row.subject?.().kind === 'effectiveDeployment' && row.id.endsWith(firstId));
      assert.ok(first);
      await dismissMessage(run(commands.compareWithPrevious, first));
      await tabsAre();
      assert.equal(program.simulator.requests.length, sent);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
