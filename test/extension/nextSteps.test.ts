import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { allServices } from '../../src/greengrass/permissions/services';
import { accessDenied, unrecognizedClient, type Effect } from '../simulator/faults/faults';
import { hoverOf } from './support/hoverOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { smallFleet } from './support/smallFleet';

const config = `
[profile plant]
region = eu-west-1
aws_access_key_id = AKIAPLANT
aws_secret_access_key = secret
[profile broken]
region = eu-west-1
credential_process = /no/such/program --password hunter2
[profile office]
region = eu-west-1
sso_session = corp
`;

/** Faults of the list of core devices, each with its row and the next step in its hover. */
const faults: readonly (readonly [effect: Effect, row: string, next: RegExp])[] = [
  [unrecognizedClient, 'AWS rejected the credentials of profile plant', /Click to retry/u],
  [{ kind: 'html', status: 200 }, 'A proxy or gateway answered instead of AWS', /http\.proxy/u],
  [{ kind: 'throttle', retryAfterSeconds: 0 }, 'AWS is limiting the rate of requests', /Wait a moment/u],
];

/** Resolves once the permission report has these words. All reports use the same document. */
async function reported(words: RegExp): Promise<void> {
  const says = (document: vscode.TextDocument): boolean =>
    document.uri.path.endsWith('Permissions.md') && words.test(document.getText());
  if (vscode.workspace.textDocuments.some(says)) {
    return;
  }
  await new Promise<void>((resolve) => {
    const look = (document: vscode.TextDocument): void => {
      if (says(document)) {
        listening.dispose();
        resolve();
      }
    };
    const listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        look(document);
      }),
    );
  });
}

describe('the row of an empty or failed list of core devices', () => {
  let home: string;
  let program: OpenFleet;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'greengrass-steps-'));
    program = await openFleet(smallFleet);
    await writeFile(join(home, 'config'), config);
    process.env['AWS_CONFIG_FILE'] = join(home, 'config');
  });
  afterEach(async () => {
    await program.dispose();
    await rm(home, { recursive: true });
  });

  /** The only row of the view and its hover. */
  async function onlyRow(profile = 'plant'): Promise<readonly [row: string, hover: string]> {
    program.app.connections.select({ profile, region: undefined });
    const [node, ...others] = await program.view.tree.getChildren();
    assert.ok(node !== undefined && others.length === 0);
    return [node.row().label, await hoverOf(program.view.tree, node)];
  }

  for (const [effect, row, next] of faults) {
    it(`has the next step on its hover: ${row}`, async () => {
      program.simulator.setFaults({ operation: 'ListCoreDevices', effect });
      const [label, hover] = await onlyRow();
      assert.equal(label, row);
      assert.match(hover, next);
    });
  }

  it('says why a credential process failed, without its command line', async () => {
    const [label, hover] = await onlyRow('broken');
    assert.equal(label, 'The credential process of profile broken failed');
    assert.match(hover, /Click to retry/u);
    assert.match(hover, /Exit code: \d+/u);
    assert.doesNotMatch(hover, /no\/such|hunter2/u);
    await vscode.commands.executeCommand('greengrass.diagnostics.copy');
    const diagnostics = await vscode.env.clipboard.readText();
    assert.match(diagnostics, /Greengrass Explorer diagnostics/u);
    assert.match(program.failures.join(' '), /credentialProcess$/u);
    assert.doesNotMatch(diagnostics, /no\/such|hunter2/u);
  });

  it('says how to correct a section of the config file, and loads the devices once it is right', async () => {
    const file = join(home, 'config');
    await writeFile(file, config.replace('[profile plant]', '[profile plant'));
    const [label, hover] = await onlyRow();
    assert.equal(label, `[profile plant in ${file} needs a bracket at each end`);
    assert.match(hover, /Write the line as \[profile plant\]\. Click to select another profile/u);
    await writeFile(file, config);
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    assert.equal((await program.rows()).length, 3);
  });

  it('offers another profile if the profile needs a section that is missing', async () => {
    const [label, hover] = await onlyRow('office');
    assert.equal(label, "Profile office needs [sso-session corp], which doesn't exist");
    assert.match(hover, /Click to select another profile/u);
  });

  it("says what to check if AWS can't be reached", async () => {
    await program.simulator.close();
    const [label, hover] = await onlyRow();
    assert.equal(label, "Can't reach AWS");
    assert.match(hover, /Check the network, the VPN/u);
  });

  it('links to the setup guide if there are no core devices', async () => {
    program.simulator.deviceNames().forEach((name) => {
      program.simulator.remove(name);
    });
    const [label, hover] = await onlyRow();
    assert.equal(label, 'No core devices in eu-west-1');
    assert.match(hover, /Set up a Greengrass core device/u);
  });

  it('leads to a report of the allowed calls', async () => {
    program.simulator.setFaults(
      { operation: 'ListEffectiveDeployments', effect: accessDenied('iot:DescribeJob') },
      { operation: 'GetDeployment', effect: { kind: 'html', status: 200 } },
    );
    program.app.connections.select({ profile: 'plant', region: undefined });
    await program.rows();
    await vscode.commands.executeCommand('greengrass.permissions.check');
    const operations = allServices.flatMap(([, service]) => Object.values(service.operations));
    const all = operations.filter(({ call }) => call !== undefined).length;
    await reported(new RegExp(`${all - 2} of ${all} calls are allowed`, 'u'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
