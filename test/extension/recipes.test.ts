import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/manifest';
import { days } from '../simulator/generated/random';
import { openFleet, type OpenFleet } from './support/openFleet';
import { dismissMessage, pickFirst } from './support/quickPick';
import { smallFleet } from './support/smallFleet';
import { tabsAre } from './support/tabs';

const hostile = [
  'ComponentName: com.acme.Monitor',
  'ComponentDescription: "[click](command:workbench.action.quit) \u001b[2J \u202e <b>"',
  'ComponentConfiguration:',
  '  DefaultConfiguration:',
  '    speed: "[click](command:workbench.action.quit)"',
  'ComponentDependencies:',
  '  "[click](command:workbench.action.quit)":',
  "    VersionRequirement: '^1.0.0'",
  'Manifests:',
  '  - Lifecycle:',
  '      Startup:',
  '        Script: run {configuration:/speed}',
  '        Timeout: "<img src=x>"',
].join('\n');

function published(componentName: string, versions: Readonly<Record<string, string>>) {
  return {
    componentName,
    scope: 'PRIVATE' as const,
    versions: Object.entries(versions).map(([componentVersion, recipeText], index) => ({
      componentVersion,
      creationTimestamp: -days * (9 - index),
      ...(recipeText === '' ? {} : { recipeText }),
    })),
  };
}

const fleet = {
  ...smallFleet,
  components: [
    published('com.acme.Monitor', { '1.2.2': '', '1.2.3': hostile, '1.10.0': '' }),
    published('com.acme.Debug', { '0.1.0': 'no recipe\n' }),
  ],
};

describe('recipes', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    program = await openFleet(fleet);
  });
  afterEach(async () => {
    await setFormat(undefined);
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(id, ...args);
  const setFormat = (format: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration().update(settings.recipeFormat, format, vscode.ConfigurationTarget.Global);

  /** The row of the broken component, once its account is known. */
  async function monitor() {
    const device = await program.find('press-2');
    await program.rows(device);
    return program.find('press-2', 'Components (4)', 'com.acme.Monitor');
  }

  function shown(): vscode.TextDocument {
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document !== undefined, 'No editor is active.');
    return document;
  }

  /** The hover at a part of the shown document, and the text that it is for. */
  async function hoverAt(part: string): Promise<readonly [text: string, range: string]> {
    const document = shown();
    const position = document.positionAt(document.getText().indexOf(part) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => {
        assert.ok(content instanceof vscode.MarkdownString && content.isTrusted !== true, 'A recipe is never trusted.');
        return content.value;
      })
      .join('\n');
    return [text, document.getText(hovers[0]?.range)];
  }

  it('open in YAML with one request, in an editor that is read-only', async () => {
    const row = await monitor();
    // Other requests can run in the background.
    const sent = (): number =>
      program.simulator.requests.filter(({ operation }) => operation === 'GetComponent').length;
    await run(commands.openRecipe, row);
    const document = shown();
    assert.equal(document.languageId, 'yaml');
    assert.equal(sent(), 1);
    assert.match(document.uri.path, /\/com\.acme\.Monitor 1\.2\.3\.yaml$/u);
    await run('type', { text: 'x' });
    assert.doesNotMatch(document.getText(), /^x/u);
    await run(commands.openRecipe, row);
    assert.equal(sent(), 1, 'It is kept.');
  });

  it('show what is invisible, and none of their texts as markup', async () => {
    await run(commands.openRecipe, await monitor());
    assert.match(shown().getText(), /\\u001b\[2J \\u202e <b>/u);
    const [step] = await hoverAt('Startup');
    assert.match(step, /Timeout: &lt;img|Timeout: \\<img/u);
    const [variable] = await hoverAt('{configuration');
    assert.doesNotMatch(variable, /\[click\]\(command/u);
    const [dependency] = await hoverAt('"[click](command:workbench.action.quit)":');
    assert.doesNotMatch(dependency, /\[click\]\(command/u);
  });

  it('explain a lifecycle step, and on how many devices it fails', async () => {
    await run(commands.openRecipe, await monitor());
    const [text, range] = await hoverAt('Startup');
    assert.match(text, /Fails with STARTUP\\?_ERROR: 1 scanned core device/u);
    assert.equal(range, 'Startup');
  });

  it('say above a lifecycle step on how many devices it fails, and nothing above others', async () => {
    const remarks = async (): Promise<readonly string[]> => {
      const { uri } = shown();
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return lenses.map(({ command, range }) => `${shown().lineAt(range.start).text.trim()} ${command?.title ?? ''}`);
    };
    await run(commands.openRecipe, await monitor());
    assert.deepEqual(await remarks(), ['Startup: Startup fails with STARTUP_ERROR on 1 scanned core device']);
    await run(commands.openRecipe, await versionRow('1.10.0'));
    assert.deepEqual(await remarks(), []);
  });

  it('have no hover where there is nothing to explain', async () => {
    await run(commands.openRecipe, await monitor());
    assert.deepEqual((await hoverAt('ComponentName'))[0], '');
  });

  it('say that a text is no recipe', async () => {
    await monitor();
    await run(commands.openRecipe, await program.find('press-2', 'Components (4)', 'com.acme.Debug'));
    assert.equal(shown().getText(), 'no recipe\n');
    assert.match((await hoverAt('no recipe'))[0], /isn\\?'t a recipe/u);
  });

  it('open in JSON, broken into lines, if the setting says so', async () => {
    await setFormat('json');
    await run(commands.openRecipe, await versionRow('1.10.0'));
    assert.equal(shown().languageId, 'json');
    assert.ok(shown().lineCount > 10);
    assert.match((await hoverAt('"Lifecycle"'))[0], /^$/u);
  });

  /** A row of the Components view. */
  async function versionRow(version: string) {
    const { tree } = program.componentsView;
    let node: Awaited<ReturnType<typeof tree.getChildren>>[number] | undefined;
    for (const label of ['com.acme.Monitor', version]) {
      const children = await tree.getChildren(node);
      node = children.find((child) => child.row().label === label);
      assert.ok(node, `No row ${label} among ${children.map((child) => child.row().label).join(', ')}`);
      tree.getTreeItem(node);
      await node.open?.();
    }
    return node;
  }

  it('are compared with the version before', async () => {
    await run(commands.compareWithPreviousVersion, await versionRow('1.10.0'));
    await tabsAre('com.acme.Monitor: 1.2.3 ↔ 1.10.0');
  });

  it('are compared with nothing for the first version', async () => {
    await dismissMessage(run(commands.compareWithPreviousVersion, await versionRow('1.2.2')));
    await tabsAre();
  });

  it('of two selected versions are compared, the older one on the left', async () => {
    const newer = await versionRow('1.10.0');
    const older = await versionRow('1.2.2');
    await run(commands.compareRecipes, newer, [newer, older]);
    await tabsAre('com.acme.Monitor: 1.2.2 ↔ 1.10.0');
  });

  it('of a version and the one before are preselected', async () => {
    await pickFirst(run(commands.compareRecipes, await versionRow('1.2.3')));
    await tabsAre('com.acme.Monitor: 1.2.2 ↔ 1.2.3');
  });

  it('are compared with a selected one, which is on the left', async () => {
    await run(commands.selectForCompare, await versionRow('1.10.0'));
    await run(commands.compareWithSelected, await versionRow('1.2.2'));
    await tabsAre('com.acme.Monitor: 1.10.0 ↔ 1.2.2');
  });

  it('are asked for without a row', async () => {
    await program.rows();
    await pickFirst(run(commands.openRecipe));
    assert.equal(shown().languageId, 'yaml');
  });
});
