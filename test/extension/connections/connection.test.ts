import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { expiredToken } from '../../simulator/faults/faults';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';
import { tabs } from '../support/tabs';

describe('selecting a connection', () => {
  let program: OpenFleet;
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'greengrass-connection-'));
    program = await openFleet(smallFleet);
    const keys = (name: string): string => `[${name}]\naws_access_key_id = AKIA${name}\naws_secret_access_key = x\n`;
    await writeFile(join(home, 'credentials'), keys('plant') + keys('office'));
    await writeFile(
      join(home, 'config'),
      '[profile plant]\nregion = eu-west-1\n[profile office]\nregion = us-east-1\n',
    );
    const files = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') };
    Object.assign(process.env, files);
    Reflect.deleteProperty(process.env, 'AWS_REGION');
  });
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration()
      .update('greengrass.profile', undefined, vscode.ConfigurationTarget.Global);
    await program.dispose();
    await rm(home, { recursive: true });
  });

  const selectProfile = (name?: string): Thenable<unknown> =>
    vscode.commands.executeCommand('greengrass.connection.selectProfile', name);
  const selectRegion = (name?: string): Thenable<unknown> =>
    vscode.commands.executeCommand('greengrass.connection.selectRegion', name);

  async function connectionId(): Promise<string | undefined> {
    await program.app.sessions.open();
    const { state } = program.app.sessions.selected;
    return state.kind === 'open' ? state.fleet.connection.id : undefined;
  }

  it('uses the selected profile with its Region, and then the selected Region', async () => {
    await selectProfile('plant');
    assert.equal(await connectionId(), 'plant@eu-west-1');
    assert.equal((await program.rows()).length, 3);
    await selectRegion('eu-central-1');
    assert.equal(await connectionId(), 'plant@eu-central-1');
  });

  it('draws the rows of another connection only once, because VS Code finds no row for a command meanwhile', async () => {
    await program.rows();
    await program.settle();
    const changes: unknown[] = [];
    const listening = program.view.tree.onDidChangeTreeData((nodes) => changes.push(nodes));
    await selectProfile('plant');
    await program.settle();
    assert.equal((await program.rows()).length, 3);
    await program.settle();
    listening.dispose();
    assert.deepEqual(changes, [undefined]);
  });

  it('prefers the selection in this workspace to the user settings', async () => {
    await vscode.workspace.getConfiguration().update('greengrass.profile', 'office', vscode.ConfigurationTarget.Global);
    assert.equal(await connectionId(), 'office@us-east-1');
    await selectProfile('plant');
    assert.equal(await connectionId(), 'plant@eu-west-1');
    const { fleet } = program.app.sessions.selected;
    const changed = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeConfiguration(() => {
        listening.dispose();
        resolve();
      });
    });
    await vscode.workspace.getConfiguration().update('greengrass.profile', 'plant', vscode.ConfigurationTarget.Global);
    await changed;
    assert.equal(program.app.sessions.selected.fleet, fleet, 'The fleet keeps its data.');
  });

  it('shows no data of one connection under another, even if its response is late', async () => {
    await selectProfile('plant');
    program.simulator.setFaults({
      operation: 'ListCoreDevices',
      times: 1,
      effect: { kind: 'slow', milliseconds: 200 },
    });
    const late = program.rows();
    await program.simulator.waitForRequest(({ operation }) => operation === 'ListCoreDevices');
    await selectProfile('nobody');
    assert.deepEqual(await program.rows(), ["Profile nobody doesn't exist"]);
    await late;
    assert.deepEqual(await program.rows(), ["Profile nobody doesn't exist"]);
  });

  it('reloads the fleet if the same connection is selected again after a failed one', async () => {
    await selectProfile('plant');
    const [before] = await program.view.tree.getChildren();
    await selectProfile('nobody');
    await program.rows();
    program.simulator.update('press-1', () => ({ status: 'UNHEALTHY' }));
    await selectProfile('plant');
    const [after] = await program.view.tree.getChildren();
    assert.notEqual(after, before);
    assert.match(after?.row().description ?? '', /Unhealthy/u);
  });

  it("offers another profile if the selected one can't be used", async () => {
    await selectRegion('eu-west-1');
    await selectProfile('nobody');
    assert.deepEqual(await program.rows(), ["Profile nobody doesn't exist"]);
    const [row] = await program.view.tree.getChildren();
    assert.equal(row?.click?.().command, 'greengrass.connection.selectProfile');
  });

  it('shows which permissions it has', async () => {
    await selectProfile('plant');
    await vscode.commands.executeCommand('greengrass.permissions.check');
    await tabs(() =>
      vscode.window.tabGroups.all.some(({ tabs: open }) => open.some(({ label }) => label.includes('Permissions.md'))),
    );
    assert.ok(program.simulator.requests.some(({ operation }) => operation === 'ListJobExecutionsForJob'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('signs in with the AWS CLI in a terminal and then reloads', async () => {
    const cli = join(home, 'aws');
    // Replaces the AWS CLI. It records its arguments and renews the session.
    const renewed = `echo "# renewed" >> '${join(home, 'credentials')}'`;
    await writeFile(cli, `#!/bin/sh\nprintf '%s|' "$@" > '${join(home, 'arguments')}'\n${renewed}\n`, { mode: 0o755 });
    const name = 'plant+%PATH%@corp';
    await writeFile(join(home, 'config'), `[profile ${name}]\nregion = eu-west-1\nsso_session = corp\n`);
    await writeFile(join(home, 'credentials'), `[${name}]\naws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n`);
    const { PATH = '' } = process.env;
    process.env['PATH'] = `${home}:${PATH}`;
    try {
      program.simulator.setFaults({ effect: expiredToken });
      await selectProfile(name);
      assert.deepEqual(await program.rows(), [`Session for profile ${name} expired`]);
      const [row] = await program.view.tree.getChildren();
      program.simulator.setFaults();
      const responded = (): Promise<unknown> => program.simulator.nextRequest(({ status }) => status === 200);
      const first = responded();
      await vscode.commands.executeCommand(row?.click?.().command ?? '');
      await first;
      // The program may retry by itself before the AWS CLI has run.
      while (!existsSync(join(home, 'arguments'))) {
        await responded();
      }
      assert.equal(await readFile(join(home, 'arguments'), 'utf8'), `sso|login|--profile|${name}|`);
      assert.equal((await program.rows()).length, 3);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('notices credentials that another program renewed', async () => {
    await selectProfile('plant');
    program.simulator.setFaults({ effect: expiredToken });
    assert.deepEqual(await program.rows(), ['Session for profile plant expired']);
    program.simulator.setFaults();
    const responded = program.simulator.nextRequest(({ status }) => status === 200);
    const keys = '[plant]\naws_access_key_id = AKIANEW\naws_secret_access_key = x\n';
    // Tools replace the file instead of changing it.
    await writeFile(join(home, 'new'), keys);
    await rename(join(home, 'new'), join(home, 'credentials'));
    await responded;
    assert.equal((await program.rows()).length, 3);
  });
});
