import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Address } from '../../src/greengrass/addresses/address';
import type { PageMessage } from '../../src/protocol/messages';
import type { PanelAddress } from '../../src/text/panels/panelAddress';
import { openFleet, type OpenFleet } from './support/openFleet';
import { smallFleet } from './support/smallFleet';
import { tabsAre } from './support/tabs';

describe('the failures overview', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await tabsAre();
  });

  /** The address of the overview of the only connection. */
  async function address(): Promise<PanelAddress> {
    await program.rows();
    return { kind: 'failures', connectionId: program.app.sessions.selected.fleet?.connection.id ?? '' };
  }

  /** Restores the panel of an address as VS Code does after its window reloads. */
  async function restore(about: Address): Promise<vscode.WebviewPanel> {
    const panel = vscode.window.createWebviewPanel('greengrass.details', 'restored', vscode.ViewColumn.One);
    await program.panels.deserializeWebviewPanel(panel, { address: about });
    return panel;
  }

  /** Replaces the page of a panel with one that sends only these messages, like the real page after a click. */
  function say({ webview }: vscode.WebviewPanel, ...messages: readonly PageMessage[]): void {
    webview.html = `<script>
      const host = acquireVsCodeApi();
      ${JSON.stringify(messages)}.forEach((message) => host.postMessage(message));
    </script>`;
  }

  it('opens once', async () => {
    await vscode.commands.executeCommand('greengrass.failures.overview');
    await vscode.commands.executeCommand('greengrass.failures.overview');
    await tabsAre('Failures Overview');
    assert.deepEqual(program.panels.addresses, [await address()]);
  });

  it('reveals a group in the Failures view', async () => {
    const about = await address();
    await program.rows(await program.find('press-2'));
    const panel = await restore(about);
    const selected = new Promise<readonly string[]>((resolve) => {
      program.failuresView.view.onDidChangeSelection(({ selection }) => {
        resolve(selection.map((node) => node.row().label));
      });
    });
    say(panel, { kind: 'reveal', group: { grouping: 'component', key: 'name:com.acme.Monitor' } });
    assert.deepEqual(await selected, ['1 × com.acme.Monitor']);
    assert.equal(program.app.failureGrouping.value, 'component');
  });

  it('scans its fleet', async () => {
    const panel = await restore(await address());
    const scanned = program.simulator.waitForRequest(({ operation }) => operation === 'ListInstalledComponents');
    say(panel, { kind: 'run', action: 'scan' });
    await scanned;
    await tabsAre('Failures Overview');
  });

  it('links to a core device, and a core device links back', async () => {
    const about = await address();
    const panel = await restore(about);
    say(panel, { kind: 'open', target: { kind: 'coreDevice', thingName: 'press-2' } });
    await tabsAre('Failures Overview', 'press-2');
    panel.dispose();
    await tabsAre('press-2');
    const { connectionId } = about;
    const device = await restore({ kind: 'coreDevice', connectionId, thingName: 'press-10' });
    say(device, { kind: 'open', target: { kind: 'failures' } });
    await tabsAre('Failures Overview', 'press-2', 'press-10');
  });

  it('ignores a link to something without a panel', async () => {
    const panel = await restore(await address());
    say(
      panel,
      { kind: 'open', target: { kind: 'thingGroup', thingGroupName: 'line-3' } },
      { kind: 'open', target: { kind: 'coreDevice', thingName: 'press-2' } },
    );
    await tabsAre('Failures Overview', 'press-2');
  });

  it('is restored after the window reloads, and loads the list of the fleet', async () => {
    const about = await address();
    await program.dispose();
    program = await openFleet(smallFleet);
    await restore(about);
    await program.simulator.waitForRequest(({ operation }) => operation === 'ListCoreDevices');
    await tabsAre('Failures Overview');
  });

  it("isn't restored from a state without a panel", async () => {
    const { connectionId } = await address();
    await restore({ kind: 'thingGroup', connectionId, thingGroupName: 'a' });
    assert.deepEqual(program.panels.addresses, []);
    await tabsAre();
  });

  it('closes when another connection replaces its own', async () => {
    await program.panels.open(await address());
    await tabsAre('Failures Overview');
    program.app.connections.select({ profile: undefined, region: 'us-east-1' });
    await program.rows();
    await tabsAre();
  });

  it('stays open while its connection opens again', async () => {
    await program.panels.open(await address());
    program.app.sessions.selected.close();
    await program.app.sessions.selected.open();
    await program.rows();
    await tabsAre('Failures Overview');
  });

  it('fires an event when it gets the focus, like every panel', async () => {
    const about = await address();
    const { connectionId } = about;
    const device: PanelAddress = { kind: 'coreDevice', connectionId, thingName: 'press-2' };
    const focusEvents: string[] = [];
    const focused = (...kinds: readonly string[]): Promise<void> =>
      new Promise((resolve) => {
        const listener = program.panels.onDidFocus(({ kind }) => {
          // A page may send the message twice: when it is drawn, and when it gets the focus.
          if (focusEvents.at(-1) !== kind) {
            focusEvents.push(kind);
          }
          if (JSON.stringify(focusEvents) === JSON.stringify(kinds)) {
            listener.dispose();
            resolve();
          }
        });
      });
    const first = focused('failures');
    await program.panels.open(about);
    await first;
    const second = focused('failures', 'coreDevice');
    await program.panels.open(device);
    await second;
    const third = focused('failures', 'coreDevice', 'failures');
    await program.panels.open(about);
    await third;
  });
});
