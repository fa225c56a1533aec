import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../src/tree/engine/node';
import { deviceBelow, failuresOf, isNoAdvice } from './support/failuresOf';
import { hoverOf } from './support/hoverOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { failingDevice, smallFleet } from './support/smallFleet';
import { clickOn } from './support/clickOn';
import { tabsAre } from './support/tabs';

describe('the Failures view', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows unhealthy devices before a scan', async () => {
    await program.rows();
    assert.deepEqual(await failuresOf(program), ['1 × Unhealthy, cause unknown | Not scanned']);
  });

  it('counts the failures of an expanded device at once, by code', async () => {
    await program.rows(await program.find('press-2'));
    assert.deepEqual(await failuresOf(program), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line',
      '1 × STARTUP_ERROR | 3 h · Monitor',
    ]);
  });

  it('groups by component, and opens what failed on a device with a click or with Show Details', async () => {
    await program.rows(await program.find('press-2'));
    program.app.failureGrouping.set('component');
    assert.deepEqual(await failuresOf(program), [
      '1 × com.acme.Monitor | 3 h · STARTUP_ERROR',
      '1 × No component named | 30 min · S3_HEAD_OBJECT_ACCESS_DENIED',
    ]);
    const device = await deviceBelow(program, 0);
    assert.match(device.row().label, /press-2/u);
    await clickOn(program.failuresView, device);
    await tabsAre('com.acme.Monitor · press-2');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('greengrass.node.showDetails', await deviceBelow(program, 1));
    await tabsAre('press-line · press-2');
  });

  it('holds its order once the user acts on a row, until the next refresh, and says which it has', async () => {
    await program.rows(await program.find('press-2'));
    await failuresOf(program);
    const { view, tree } = program.failuresView;
    const isDescribed = async (words: string): Promise<void> => {
      while (view.description !== words) {
        await new Promise<void>((resolve) => {
          const listening = tree.onDidDraw(() => {
            listening.dispose();
            resolve();
          });
        });
      }
    };
    await isDescribed('by error code, newest first');
    await clickOn(program.failuresView, await deviceBelow(program, 0));
    await isDescribed('by error code');
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    await isDescribed('by error code, newest first');
  });

  it('says of no row that it has recovered because of another grouping', async () => {
    await program.rows(await program.find('press-2'));
    program.app.failureGrouping.set('component');
    const [component] = await program.failuresView.tree.getChildren();
    assert.ok(component);
    const selected = new Promise((resolve) => program.failuresView.view.onDidChangeSelection(resolve));
    await program.failuresView.view.reveal(component, { select: true });
    await selected;
    program.app.failureGrouping.set('code');
    assert.deepEqual(await failuresOf(program), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line',
      '1 × STARTUP_ERROR | 3 h · Monitor',
    ]);
  });

  it('explains a code on hover, and offers the commands of a code', async () => {
    await program.rows(await program.find('press-2'));
    const [code, status] = (await program.failuresView.tree.getChildren()).filter(isNoAdvice);
    assert.ok(code && status);
    assert.match(await hoverOf(program.failuresView.tree, code), /Deployment error code[^]*Allow s3:GetObject/u);
    assert.match(
      await hoverOf(program.failuresView.tree, status),
      /Component status code[^]*Check the log of the component[^]*Core devices: press-2/u,
    );
    assert.match(program.failuresView.tree.getTreeItem(code).contextValue ?? '', /\berrorCode\b.*\berrorCodes\b/u);
    await vscode.commands.executeCommand('greengrass.errorCodes.copy', status);
    assert.equal(await vscode.env.clipboard.readText(), 'STARTUP_ERROR');
    await vscode.commands.executeCommand('greengrass.errorCode.explain', code);
    await tabsAre('Preview S3_HEAD_OBJECT_ACCESS_DENIED.md');
  });

  it('says below a group what to do, and as its first row once the group is expanded', async () => {
    await program.rows(await program.find('press-2'));
    await vscode.commands.executeCommand('greengrass.failures.focus');
    const { tree, view } = program.failuresView;
    const drawn = (): readonly string[] =>
      tree.rows.uncollapsed().map((node) => node.row().label || node.row().description);
    const drawnAre = async (matches: (rows: readonly string[]) => boolean): Promise<void> => {
      while (!matches(drawn())) {
        await new Promise<void>((resolve) => {
          const listening = tree.onDidDraw(() => {
            listening.dispose();
            resolve();
          });
        });
      }
    };
    await drawnAre(([, second = '']) => second === 'S3 denied: allow s3:GetObject');
    const [denied] = await tree.getChildren();
    const [, advice] = drawn();
    assert.ok(denied);
    await view.reveal(denied, { expand: true });
    const device = 'press-2';
    await drawnAre((rows) => rows.slice(1, 4).join() === [advice, device, '1 × STARTUP_ERROR'].join());
    await vscode.commands.executeCommand('workbench.actions.treeView.greengrass.failures.collapseAll');
    await drawnAre((rows) => rows.slice(1, 3).join() === [advice, '1 × STARTUP_ERROR'].join());
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
    const device = await deviceBelow(program, 0);
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
    const rows = (await tree.getChildren(group)).filter(isNoAdvice);
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
    assert.equal((await tree.getChildren(group)).filter(isNoAdvice).length, 201);
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
    assert.equal((await failuresOf(program)).length, 101);
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
});
