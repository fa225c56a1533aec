import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressOf, isDeviceAddress } from '../../src/greengrass/addresses/address';
import type { DeviceAddress } from '../../src/greengrass/addresses/deviceAddress';
import type { RequestRecord } from '../simulator/http/requestLog';
import { openFleet, type OpenFleet } from './support/openFleet';
import { failingDevice, smallFleet } from './support/smallFleet';
import { tabs, tabsAre } from './support/tabs';

describe('panels', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await tabsAre();
  });

  async function addressAt(...path: readonly string[]): Promise<DeviceAddress> {
    const subject = (await program.find(...path)).subject?.();
    const address = subject && addressOf(subject);
    assert.ok(address && isDeviceAddress(address));
    return address;
  }

  /** What the panel of a core device needs besides the device: what its targets ask for. */
  const intended = [
    'DescribeThingGroup',
    'GetDeployment',
    'GetDeployment',
    'ListDeployments',
    'ListThingGroupsForThing',
  ];

  it('send no request for data that the tree has loaded', async () => {
    const address = await addressAt('press-2');
    await program.rows(await program.find('press-2'));
    const before = program.simulator.requests.length;
    await program.panels.open(address);
    await tabsAre('press-2');
    const requested = program.simulator.requests.slice(before).map(({ operation }) => operation);
    assert.deepEqual(requested.sort(), intended);
  });

  it('load the requested deployment with one request', async () => {
    const address = await addressAt('press-2', 'Deployments (2)', 'press-line');
    const before = program.simulator.requests.length;
    await program.panels.open(address);
    await tabsAre('press-line · press-2');
    assert.deepEqual(
      program.simulator.requests.slice(before).map(({ operation }) => operation),
      ['GetDeployment'],
    );
  });

  it('open once for each address', async () => {
    await vscode.commands.executeCommand('greengrass.node.showDetails', await program.find('press-2'));
    await vscode.commands.executeCommand('greengrass.node.showDetails', await program.find('press-10'));
    await vscode.commands.executeCommand('greengrass.node.showDetails', await program.find('press-2'));
    await tabsAre('press-2', 'press-10');
    await tabs(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'press-2');
  });

  it("load a device that the tree hasn't loaded", async () => {
    await program.panels.open(await addressAt('press-2'));
    const operations = program.simulator.requests.map(({ operation }) => operation);
    const ofDevice = ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents'];
    assert.deepEqual(operations.slice(1).sort(), [...intended, ...ofDevice].sort());
  });

  it('refresh a component with one request for its list', async () => {
    const component = await program.find('press-2', 'Components (4)', 'com.acme.Monitor');
    const before = program.simulator.requests.length;
    await vscode.commands.executeCommand('greengrass.node.refresh', component);
    assert.deepEqual(
      program.simulator.requests.slice(before).map(({ operation }) => operation),
      ['ListInstalledComponents'],
    );
  });

  it("refresh with the view, even if their device isn't expanded", async () => {
    await program.panels.open(await addressAt('press-2'));
    const before = program.simulator.requests.length;
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    assert.equal(program.simulator.requests.slice(before).filter(({ name }) => name === 'press-2').length, 3);
  });

  it('are restored from the state of their page, even if no list contains their device', async () => {
    await program.rows();
    program.simulator.put({ ...failingDevice, coreDeviceThingName: 'press-99' });
    const address = { ...(await addressAt('press-2')), thingName: 'press-99' };
    const created = vscode.window.createWebviewPanel('greengrass.details', 'restored', vscode.ViewColumn.One);
    await program.panels.deserializeWebviewPanel(created, { address });
    await tabsAre('press-99');
    for (const operation of ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents']) {
      await program.simulator.waitForRequest((made) => made.operation === operation && made.name === 'press-99');
    }
  });

  it('reload after their connection opens again: at once if visible, else when they appear', async () => {
    const hidden = await addressAt('press-2');
    await program.panels.open(hidden);
    await program.panels.open(await addressAt('press-10'));
    await tabs(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'press-10');
    const before = program.simulator.requests.length;
    const isDetails = (name: string) => (made: RequestRecord) =>
      made.operation === 'GetCoreDevice' && made.name === name;
    const seen = program.simulator.nextRequest(isDetails('press-10'));
    program.app.sessions.selected.close();
    await program.app.sessions.selected.open();
    await seen;
    assert.equal(program.simulator.requests.slice(before).some(isDetails('press-2')), false);
    const shown = program.simulator.nextRequest(isDetails('press-2'));
    await program.panels.open(hidden);
    await shown;
  });

  it('close if the state of their page is invalid', async () => {
    const created = vscode.window.createWebviewPanel('greengrass.details', 'restored', vscode.ViewColumn.One);
    await program.panels.deserializeWebviewPanel(created, { address: { kind: 'coreDevice' } });
    await tabsAre();
  });

  it('copy a complete failure report, and load what is missing', async () => {
    await program.rows();
    await vscode.commands.executeCommand('greengrass.failureReport.copy', await program.find('press-2'));
    const report = await vscode.env.clipboard.readText();
    assert.match(report, /S3_HEAD_OBJECT_ACCESS_DENIED[^]*STARTUP_ERROR[^]*list-effective-deployments/u);
  });

  it('reveal a device that no list contains', async () => {
    await program.rows();
    program.simulator.put({ ...failingDevice, coreDeviceThingName: 'press-99' });
    const address = await addressAt('press-2');
    assert.equal(await program.view.reveal({ ...address, thingName: 'press-99' }), true);
    assert.ok((await program.rows()).some((row) => row.startsWith('press-99')));
  });
});
