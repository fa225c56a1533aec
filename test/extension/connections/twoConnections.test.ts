import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Node } from '../../../src/tree/engine/node';
import { accessDenied } from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';
import { tabsAre } from '../support/tabs';

describe('two connections', () => {
  let program: OpenFleet;
  let other: Simulator;
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'greengrass-two-'));
    other = await startSimulator({ fleet: generateFleet(2) });
    program = await openFleet(smallFleet, {});
    const keys = (name: string): string => `[${name}]\naws_access_key_id = AKIA${name}\naws_secret_access_key = x\n`;
    const profile = (name: string, { url }: Simulator): string =>
      `[profile ${name}]\nregion = eu-west-1\nservices = ${name}\n[services ${name}]\ngreengrassv2 =\n  endpoint_url = ${url}\n`;
    const files = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') };
    await writeFile(files.AWS_CONFIG_FILE, profile('plant', program.simulator) + profile('office', other));
    await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, keys('plant') + keys('office'));
    Object.assign(process.env, files);
    await vscode.commands.executeCommand('greengrass.connection.selectProfile', 'plant');
    await program.app.connections.setAdded([{ profile: 'office', region: 'eu-west-1', name: 'Office' }]);
  });
  afterEach(async () => {
    await program.dispose();
    await other.close();
    await rm(home, { recursive: true });
  });

  const label = (node: Node): string => node.row().label;

  it('have their own rows with their own devices', async () => {
    assert.deepEqual((await program.view.tree.getChildren()).map(label), ['plant', 'Office']);
    assert.equal((await program.rows(await program.find('plant'))).length, 3);
    assert.deepEqual(
      (await program.view.tree.getChildren(await program.find('Office'))).map(label),
      [...other.deviceNames()].sort(),
    );
    assert.deepEqual(await program.rows(), [
      'plant | 3 core devices · 1 failing · 1 stale · not scanned · eu-west-1',
      'Office | 2 core devices · not scanned · office · eu-west-1',
    ]);
  });

  it("send no requests for a connection that wasn't expanded", async () => {
    await program.rows(await program.find('plant'));
    assert.equal(other.requests.length, 0);
  });

  it("have separate states: a failure in one doesn't affect the other", async () => {
    other.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
    await program.rows(await program.find('plant'));
    const sentence = 'Access denied: greengrass:ListCoreDevices is missing';
    assert.deepEqual(await program.rows(await program.find('Office')), [sentence]);
    assert.deepEqual(await program.rows(), [
      'plant | 3 core devices · 1 failing · 1 stale · not scanned · eu-west-1',
      `Office | ${sentence} · office · eu-west-1`,
    ]);
    assert.deepEqual(
      (await program.failuresView.tree.getChildren()).map((node) => node.row().description),
      [
        '3 core devices · 1 failing · 1 stale · not scanned · eu-west-1',
        "couldn't load (see Core Devices) · eu-west-1",
      ],
    );
    other.setFaults();
    const before = program.simulator.requests.length;
    await vscode.commands.executeCommand('greengrass.node.refresh', await program.find('Office'));
    assert.equal((await program.rows(await program.find('Office'))).length, 2);
    assert.equal(program.simulator.requests.length, before);
  });

  it('never mix their devices, even if responses are late and out of order', async () => {
    other.setFaults({ operation: 'ListCoreDevices', effect: { kind: 'slow', milliseconds: 300 } });
    const office = program.rows(await program.find('Office'));
    await other.waitForRequest(({ operation }) => operation === 'ListCoreDevices');
    await vscode.commands.executeCommand('greengrass.connection.selectProfile', 'office');
    await office;
    // A connection is shown only once, so its devices are at the top of the tree.
    assert.deepEqual((await program.view.tree.getChildren()).map(label), [...other.deviceNames()].sort());
    await vscode.commands.executeCommand('greengrass.connection.selectProfile', 'plant');
    assert.deepEqual((await program.view.tree.getChildren()).map(label), ['plant', 'Office']);
    assert.equal((await program.rows(await program.find('plant'))).length, 3);
  });

  it("are selected by the user's latest action, and not by the row that VS Code passes to a title button", async () => {
    await program.rows(await program.find('plant'));
    const office = await program.find('Office');
    await program.rows(office);
    await vscode.commands.executeCommand('greengrass.coreDevices.focus');
    await program.view.view.reveal(await program.find('plant', 'press-1'), { select: true, focus: true });
    assert.deepEqual((await program.selected()).map(label), ['press-1']);
    const scans = (): readonly boolean[] =>
      program.app.sessions.all.map(({ fleet }) => fleet?.scans.last !== undefined);
    await vscode.commands.executeCommand('greengrass.failures.scan', office, [office]);
    assert.deepEqual(scans(), [true, false]);
    await vscode.commands.executeCommand('greengrass.connection.scan', office);
    assert.deepEqual(scans(), [true, true]);
  });

  it('reveal a device below its own connection', async () => {
    const [name = ''] = other.deviceNames();
    await program.rows(await program.find('plant'));
    await program.rows(await program.find('Office'));
    await program.view.reveal({ kind: 'coreDevice', connectionId: 'office@eu-west-1', thingName: name });
    assert.deepEqual(
      (await program.selected()).map((node) => [label(node), node.parent && label(node.parent)]),
      [[name, 'Office']],
    );
  });

  it('have separate failures overviews, which close with their connection', async () => {
    await vscode.commands.executeCommand('greengrass.connection.overview', await program.find('plant'));
    await tabsAre('Failures Overview: plant@eu-west-1');
    await vscode.commands.executeCommand('greengrass.connection.overview', await program.find('Office'));
    await tabsAre('Failures Overview: plant@eu-west-1', 'Failures Overview: office@eu-west-1');
    await program.app.connections.setAdded([]);
    await tabsAre('Failures Overview');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('show their devices at the top of the tree once the other is removed', async () => {
    await program.rows(await program.find('Office'));
    await program.app.connections.setAdded([]);
    assert.deepEqual((await program.view.tree.getChildren()).map(label), ['press-2', 'press-1', 'press-10']);
  });
});
