import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { definitionCoverage } from '../../src/fleet/deployments/latestDefinitions';
import { commands } from '../../src/manifest';
import type { Node } from '../../src/tree/engine/node';
import { openFleet, type OpenFleet } from './support/openFleet';
import { pickFirst } from './support/quickPick';
import { smallFleet } from './support/smallFleet';
import { tabsAre } from './support/tabs';

describe('the Components view', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
    await vscode.commands.executeCommand('greengrass.components.focus');
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(id, ...args);

  async function rows(): Promise<readonly Node[]> {
    return program.componentsView.tree.getChildren();
  }

  /** The row of the first component of the account, with its versions loaded. */
  async function firstComponent(): Promise<Node> {
    const [node] = await rows();
    assert.ok(node?.subject !== undefined);
    program.componentsView.tree.getTreeItem(node);
    await program.componentsView.tree.getChildren(node);
    return node;
  }

  it('opens the panel of a component, and copies what identifies it', async () => {
    const node = await firstComponent();
    await run(commands.showDetails, node);
    assert.equal(program.panels.addresses[0]?.kind, 'component');
    await run('greengrass.component.copyArn', node);
    const arn = await vscode.env.clipboard.readText();
    assert.match(arn, /^arn:aws:greengrass:[\w-]+:\d{12}:components:/u);
    await run('greengrass.link.copy', node);
    assert.match(await vscode.env.clipboard.readText(), /\/components\/[\w.-]+$/u);
    await run('greengrass.cliCommand.copy', node);
    assert.ok((await vscode.env.clipboard.readText()).includes(`list-component-versions --arn=${arn}`));
    await run('greengrass.json.copy', node);
    assert.match(await vscode.env.clipboard.readText(), /"latestVersion"/u);
  });

  it('refreshes what was loaded, and asks for nothing else', async () => {
    const node = await firstComponent();
    const before = program.simulator.requests.length;
    await run(commands.refreshComponents);
    // Other views can still be loading, and whether versions can be deployed is asked in the background.
    const asked = program.simulator.requests.slice(before).flatMap(({ operation }) => operation ?? []);
    const ofComponents = asked.filter((operation) => /^(?:List|Get)Component/u.test(operation));
    assert.deepEqual(ofComponents.sort(), ['ListComponentVersions', 'ListComponents']);
    assert.ok(node.row().label.length > 0);
  });

  it('scans the core devices that are not scanned, and all of them again afterwards', async () => {
    await rows();
    const asked = async (): Promise<number> => {
      const before = program.simulator.requests.length;
      await pickFirst(run(commands.scanComponents));
      const names = program.simulator.requests
        .slice(before)
        .flatMap(({ operation, name }) => (operation === 'ListInstalledComponents' ? [name] : []));
      assert.equal(new Set(names).size, names.length);
      return names.length;
    };
    const { fleet } = program.app.sessions.selected;
    const first = await asked();
    assert.ok(first > 0);
    assert.equal(fleet?.componentIndex.coverage().scanned, fleet?.devices.size);
    assert.equal(await asked(), fleet?.devices.size);
  });

  it('loads the definitions of the latest deployments after saying how many requests that takes, each once', async () => {
    const definitions = async (command: Thenable<unknown>): Promise<number> => {
      const before = program.simulator.requests.length;
      await command;
      return program.simulator.requests.slice(before).filter(({ operation }) => operation === 'GetDeployment').length;
    };
    const asked = await definitions(pickFirst(run(commands.loadDefinitions)));
    const { fleet } = program.app.sessions.selected;
    assert.ok(fleet);
    const { listed, loaded } = definitionCoverage(fleet);
    assert.ok(asked > 0);
    assert.equal(loaded, listed);
    assert.equal(await definitions(run(commands.loadDefinitions)), 0);
  });

  it('opens the panel of a component that is in no catalog', async () => {
    await program.rows();
    const { fleet } = program.app.sessions.selected;
    const [device] = [...(fleet?.devices.all() ?? [])];
    const thingName = device?.device.coreDeviceThingName ?? '';
    program.simulator.update(thingName, () => ({
      installedComponents: [{ componentName: 'com.partner.Vision', componentVersion: '3.0.0' }],
    }));
    await device?.components.refresh();
    await rows();
    await fleet?.components.own.read();
    const group = (await rows()).find((node) => node.row().label.startsWith('Not in the catalog'));
    const [node] = await program.componentsView.tree.getChildren(group);
    assert.ok(node);
    program.componentsView.tree.getTreeItem(node);
    await run(commands.showDetails, node);
    assert.deepEqual(
      program.panels.addresses.map((address) => address.kind === 'unlistedComponent' && address.componentName),
      ['com.partner.Vision'],
    );
    await run('greengrass.link.copy', node);
    assert.match(await vscode.env.clipboard.readText(), /\/installed-components\/com\.partner\.Vision$/u);
    await run('greengrass.json.copy', node);
    assert.match(await vscode.env.clipboard.readText(), /"componentVersion": "3\.0\.0"/u);
    await run(commands.openAsJson, node);
    await tabsAre('com.partner.Vision', 'com.partner.Vision.json');
  });

  it('opens a component and its versions as JSON', async () => {
    const node = await firstComponent();
    const { label } = node.row();
    await run(commands.openAsJson, node);
    await tabsAre(`${label}.json`);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"latestVersion"/u);
  });

  it('asks for the state of a version again after a refresh, when it is opened', async () => {
    const node = await firstComponent();
    const [version] = await program.componentsView.tree.getChildren(node);
    const described = (): number =>
      program.simulator.requests.filter(({ operation }) => operation === 'DescribeComponent').length;
    await version?.open?.();
    await version?.open?.();
    assert.equal(described(), 1);
    await run(commands.refreshComponents);
    await version?.open?.();
    assert.equal(described(), 2);
  });

  it('filters the core devices to those with a component', async () => {
    const node = await firstComponent();
    await Promise.all(
      [...(program.app.sessions.selected.fleet?.devices.all() ?? [])].map((record) => record.components.read()),
    );
    await run(commands.filterToThese, node);
    assert.deepEqual(program.app.viewOptions.current.filter.component, node.row().label);
  });
});
