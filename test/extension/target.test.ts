import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { contributes } from '../../package.json';
import type { InteractiveView } from '../../src/commands/target/latestInteraction';
import type { Node } from '../../src/tree/engine/node';
import { adviceIsDrawn } from './support/failuresOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { cancelPick, pickFirst } from './support/quickPick';
import { smallFleet } from './support/smallFleet';
import { tabsAre } from './support/tabs';

const nothing = 'nothing was copied';

describe('a command without a row', () => {
  let program: OpenFleet;
  /** The row of the failing device in each view. */
  let failing: Node;
  let test = new AbortController();
  beforeEach(async () => {
    test = new AbortController();
    program = await openFleet(smallFleet);
    await vscode.commands.executeCommand('greengrass.coreDevices.focus');
    await drawn(program.view, 'press-2');
    await program.app.sessions.selected.fleet?.devices.get('press-2')?.open();
    await vscode.commands.executeCommand('greengrass.failures.focus');
    const group = await drawn(program.failuresView, '1 × S3_HEAD_OBJECT_ACCESS_DENIED');
    failing = await drawn(program.failuresView, 'press-2', group);
    await adviceIsDrawn(program);
    await vscode.env.clipboard.writeText(nothing);
  });
  afterEach(async () => {
    test.abort();
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const copy = (): Thenable<unknown> => vscode.commands.executeCommand('greengrass.coreDevice.copyThingName');
  async function copied(): Promise<string> {
    await copy();
    return vscode.env.clipboard.readText();
  }
  /** Waits for a condition, because VS Code reports events with a delay. */
  async function until(condition: () => boolean): Promise<void> {
    const { signal } = test;
    while (!signal.aborted && !condition()) {
      await vscode.commands.executeCommand('setContext', 'greengrass.isTested', true);
    }
  }

  /** The row with this label after VS Code has drawn it. VS Code finds only drawn rows. */
  async function drawn({ view, tree }: InteractiveView, label: string, parent?: Node): Promise<Node> {
    const find = (): Node | undefined =>
      tree.rows
        .present(parent)
        .find((node) => node.row().label === label && (parent === undefined || node.parent === parent));
    if (parent !== undefined) {
      await view.reveal(parent, { select: false, focus: false, expand: true });
    }
    await until(() => find() !== undefined);
    const node = find();
    assert.ok(node);
    return node;
  }

  async function select({ view, tree }: InteractiveView, node: Node): Promise<void> {
    await tree.drawn(node);
    await view.reveal(node, { select: true, focus: true });
    await until(() => view.selection.includes(node));
  }
  const selectDevice = async (label: string): Promise<void> => select(program.view, await drawn(program.view, label));
  const selectFailing = (): Promise<void> => select(program.failuresView, failing);

  /**
   * Clicks a row until the command acts on its device. VS Code gives the focus back to a tree that it draws again, and the
   * click then lands in that tree.
   */
  async function click({ view }: InteractiveView, node: Node, thingName: string): Promise<void> {
    const { signal } = test;
    while (!signal.aborted && (await copied()) !== thingName) {
      await view.reveal(node, { select: false, focus: true });
      await vscode.commands.executeCommand('list.select');
    }
  }

  it('acts on the row that was selected last in any view', async () => {
    await selectDevice('press-1');
    assert.equal(await copied(), 'press-1');
    await selectFailing();
    assert.equal(await copied(), 'press-2');
    await selectDevice('press-10');
    assert.equal(await copied(), 'press-10');
  });

  it('acts on the row that another command reveals, even if it is already selected', async () => {
    await selectDevice('press-10');
    await selectFailing();
    assert.equal(await copied(), 'press-2');
    await vscode.commands.executeCommand('greengrass.coreDevice.goTo', 'press-10');
    assert.equal(await copied(), 'press-10');
  });

  it('acts on a row that is clicked twice', async () => {
    await selectFailing();
    await selectDevice('press-1');
    assert.equal(await copied(), 'press-1');
    await click(program.failuresView, failing, 'press-2');
  });

  it('acts on a row that a click on its label expands or collapses', async () => {
    const press1 = await drawn(program.view, 'press-1');
    await selectDevice('press-1');
    await selectFailing();
    assert.equal(await copied(), 'press-2');
    await click(program.view, press1, 'press-1');
    await click(program.failuresView, failing, 'press-2');
    await click(program.view, press1, 'press-1');
  });

  /** Opens the panel of a device, and resolves once its page has the focus. */
  async function openPanel(label: string): Promise<void> {
    const focused = nextFocus();
    await vscode.commands.executeCommand('greengrass.node.showDetails', await drawn(program.view, label));
    await focused;
  }
  const nextFocus = (): Promise<void> =>
    new Promise((resolve) => {
      const listening = program.panels.onDidFocus(() => {
        listening.dispose();
        resolve();
      });
    });

  it('acts on the subject of the panel with the focus', async () => {
    await selectDevice('press-1');
    await openPanel('press-10');
    assert.equal(await copied(), 'press-10');
    await selectFailing();
    assert.equal(await copied(), 'press-2', 'The panel stays active meanwhile.');
    const focused = nextFocus();
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await focused;
    assert.equal(await copied(), 'press-10');
  });

  it('asks if the latest target is gone', async () => {
    await selectDevice('press-10');
    program.simulator.remove('press-10');
    await program.app.refreshing.refresh();
    await cancelPick(copy());
    assert.equal(await vscode.env.clipboard.readText(), nothing);
    await pickFirst(copy());
    assert.equal(await vscode.env.clipboard.readText(), 'press-2');
  });

  it('asks if the panel with the focus was closed', async () => {
    await openPanel('press-10');
    assert.equal(await copied(), 'press-10');
    await vscode.env.clipboard.writeText(nothing);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await tabsAre();
    await cancelPick(copy());
    assert.equal(await vscode.env.clipboard.readText(), nothing);
  });

  it("asks if it can't act on the latest target", async () => {
    const group = await drawn(program.failuresView, '1 × S3_HEAD_OBJECT_ACCESS_DENIED');
    await selectDevice('press-1');
    await select(program.failuresView, group);
    await cancelPick(copy());
    assert.equal(await vscode.env.clipboard.readText(), nothing);
  });

  it('refreshes the latest target: a panel or a row of the Failures view', async () => {
    const requestsOf = async (act: () => Thenable<unknown>): Promise<readonly string[]> => {
      const before = program.simulator.requests.length;
      await act();
      return program.simulator.requests.slice(before).map(({ operation, name }) => `${operation ?? ''} ${name}`.trim());
    };
    const refresh = (): Thenable<unknown> => vscode.commands.executeCommand('greengrass.node.refresh');
    const requestsFor = (name: string): readonly string[] =>
      ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents'].map(
        (operation) => `${operation} ${name}`,
      );
    await selectFailing();
    assert.deepEqual([...(await requestsOf(refresh))].sort(), requestsFor('press-2'));
    await openPanel('press-10');
    assert.deepEqual([...(await requestsOf(refresh))].sort(), requestsFor('press-10'));
  });

  describe('by its keybinding', () => {
    const boundTo = (view: string): (typeof contributes.keybindings)[number] | undefined =>
      contributes.keybindings.find(({ when }) => when.includes(view));
    const pressKeys = (view: string): Thenable<unknown> => {
      const bound = boundTo(view);
      return vscode.commands.executeCommand(bound?.command ?? '', bound?.args);
    };

    it('acts on the focused row in Core Devices', async () => {
      await selectDevice('press-1');
      await vscode.commands.executeCommand('list.focusDown');
      await pressKeys('greengrass.coreDevices');
      await tabsAre('press-10');
    });

    it('acts on the focused row in Failures, even if a click would open a panel', async () => {
      await selectDevice('press-1');
      await program.failuresView.view.reveal(failing, { select: false, focus: true });
      const focused = nextFocus();
      await pressKeys('greengrass.failures');
      await tabsAre('press-line · press-2');
      await focused;
    });

    it('acts on the row of its view, even if VS Code reports the selection too late', async () => {
      await selectFailing();
      await selectDevice('press-1');
      const last = boundTo('greengrass.failures')?.args.commands.at(-1);
      assert.ok(typeof last === 'object');
      await vscode.commands.executeCommand(last.command, ...last.args);
      await tabsAre('press-line · press-2');
    });
  });

  it('is available for a device in Failures as in Core Devices', async () => {
    await until(() => program.app.watching.isWatched(addressOf('press-2')) !== undefined);
    const flags = (): string => program.failuresView.tree.getTreeItem(failing).contextValue ?? '';
    assert.match(flags(), /\brefreshable\b.*\bdetails\b.*\bfailed\b.*\bconsole\b.*\bthingName\b.*\bjson\b/u);
    assert.match(flags(), /\bwatchable\b/u);
    await vscode.commands.executeCommand('greengrass.watch.start', failing);
    assert.match(flags(), /\bwatched\b/u);
    assert.match(failing.row().description, / · watched$/u);
    await vscode.commands.executeCommand('greengrass.watch.stop', failing);
    assert.match(flags(), /\bwatchable\b/u);
  });

  function addressOf(thingName: string) {
    const { fleet } = program.app.sessions.selected;
    assert.ok(fleet);
    return { kind: 'coreDevice', connectionId: fleet.connection.id, thingName } as const;
  }
});
