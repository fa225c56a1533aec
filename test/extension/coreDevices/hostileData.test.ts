import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { component, coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { commands } from '../../../src/manifest';
import { account, days, region, seededRandom } from '../../simulator/generated/random';
import { openFleet, type OpenFleet } from '../support/openFleet';

const markup = '<img src=x onerror=alert(1)> [click](command:workbench.action.quit) $(zap) ![x](http://127.0.0.1/x)';
const bidi = 'safe\u202Eexe.gpj\u0007';

const deployment = groupDeployment(seededRandom(1), 'line', markup, days, {
  coreDeviceExecutionStatus: bidi,
  reason: 'x'.repeat(10_240),
  description: markup,
  modifiedTimestamp: 1e18,
  statusDetails: { errorStack: [markup, markup, ''], errorTypes: [bidi] },
});

const hostile = coreDevice(
  'press-1',
  { coreVersion: '2.14.3', isLite: false },
  60,
  [deployment, deployment],
  [
    component(markup, bidi, markup, days, { lifecycleState: '__proto__', lifecycleStateDetails: markup }),
    component(markup, bidi, markup, days, { lastReportedTimestamp: undefined, lifecycleStatusCodes: [bidi, bidi] }),
  ],
);

describe('hostile data', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet({ account, region, devices: [hostile] });
  });
  afterEach(() => program.dispose());

  async function everyItem(): Promise<readonly vscode.TreeItem[]> {
    const items: vscode.TreeItem[] = [];
    const visit = async (children: Awaited<ReturnType<typeof program.view.tree.getChildren>>): Promise<void> => {
      for (const node of children) {
        items.push(await program.view.tree.resolveTreeItem(program.view.tree.getTreeItem(node), node));
        if (node.isExpandable) {
          await visit(await program.view.tree.getChildren(node));
        }
      }
    };
    await visit(await program.view.tree.getChildren());
    return items;
  }

  it('gives every row a unique id', async () => {
    const ids = (await everyItem()).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('is never shown as NaN, undefined or Invalid Date', async () => {
    for (const { label, description, tooltip, accessibilityInformation } of await everyItem()) {
      const hover = tooltip instanceof vscode.MarkdownString ? tooltip.value : tooltip;
      const shown = JSON.stringify([label, description, hover, accessibilityInformation?.label]);
      assert.doesNotMatch(shown, /NaN|undefined|Invalid Date|null/u);
      assert.doesNotMatch(shown, /\u202e|[^\\]\\u0007/u);
    }
  });

  it('is escaped in hovers, which allow no HTML and a single command', async () => {
    for (const { tooltip } of await everyItem()) {
      if (tooltip instanceof vscode.MarkdownString) {
        assert.ok(tooltip.isTrusted !== true && tooltip.supportHtml !== true);
        const commandsIn = typeof tooltip.isTrusted === 'object' ? tooltip.isTrusted.enabledCommands : [];
        assert.ok(commandsIn.every((command) => command === commands.runHoverLink));
        const withoutOwnLinks = tooltip.value
          .replaceAll(/\[[A-Za-z ]+\]\(command:greengrass\.hover\.run\?[\w%.~!*'-]+\)/gu, '')
          .replaceAll(/\[[A-Za-z ]+\]\(https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\)/gu, '');
        assert.doesNotMatch(withoutOwnLinks, /(?<!\\)[[<$!]|https?:\/\/|command:/u);
      }
    }
  });

  it('is copied raw', async () => {
    const node = await program.find('press-1', 'Components (2)');
    const [first] = await program.view.tree.getChildren(node);
    await vscode.commands.executeCommand('greengrass.component.copyNameAndVersion', first);
    assert.equal(await vscode.env.clipboard.readText(), `${markup} ${bidi}`);
  });

  it("doesn't affect other rows, because null items are dropped", async () => {
    program.simulator.setFaults({ operation: 'ListInstalledComponents', effect: { kind: 'nullItems' } });
    assert.equal((await program.find('press-1', 'Components (2)')).row().label, 'Components (2)');
  });
});
