import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { deniedFaults } from '../../simulator/faults/deniedFaults';
import { accessDenied, expiredToken, type Effect, type Fault } from '../../simulator/faults/faults';
import { gatewayFaults } from '../../simulator/faults/gatewayFaults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { hoverOf } from '../support/hoverOf';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';

const list = 'ListCoreDevices';

describe('the words for each state', () => {
  let program: OpenFleet | undefined;
  afterEach(async () => {
    await program?.dispose();
    program = undefined;
  });

  async function rowsWith(effect: Effect, fault: Partial<Fault> = {}): Promise<readonly string[]> {
    program = await openFleet(smallFleet);
    program.simulator.setFaults({ operation: list, ...fault, effect });
    return program.rows();
  }

  /** The hover of the only row, and the action of its button. */
  async function hoverAndAction(): Promise<readonly [hover: string, action: string | undefined]> {
    const [row, ...others] = (await program?.view.tree.getChildren()) ?? [];
    assert.ok(program !== undefined && row !== undefined && others.length === 0);
    return [await hoverOf(program.view.tree, row), program.view.tree.getTreeItem(row).contextValue];
  }

  it('an expired session', async () => {
    assert.deepEqual(await rowsWith(expiredToken), ['Session for profile default expired']);
  });

  it("an expired token that has been renewed locally isn't shown", async () => {
    assert.equal((await rowsWith(expiredToken, { times: 1 })).length, 3);
  });

  it('a missing permission, by its name', async () => {
    assert.deepEqual(await rowsWith(accessDenied('greengrass:ListCoreDevices')), [
      'Access denied: greengrass:ListCoreDevices is missing',
    ]);
  });

  it('a list with a slow response, and then its rows', async () => {
    program = await openFleet(smallFleet);
    program.simulator.setFaults({ operation: 'ListEffectiveDeployments', effect: { kind: 'hang' } });
    const deployments = await program.find('press-2', 'Deployments');
    assert.deepEqual(await program.rows(deployments), ['Loading…']);
    program.simulator.setFaults();
    await vscode.commands.executeCommand('greengrass.node.refresh', deployments);
    assert.equal((await program.rows(deployments)).length, 2);
  });

  it('a missing permission that only the error message names', async () => {
    program = await openFleet(smallFleet);
    program.simulator.setFaults({ operation: 'ListEffectiveDeployments', effect: accessDenied('iot:DescribeJob') });
    const deployments = await program.find('press-2', 'Deployments');
    assert.deepEqual(await program.rows(deployments), ['Access denied: iot:DescribeJob is missing']);
    assert.equal((await program.rows(await program.find('press-2', 'Components (4)'))).length, 3);
  });

  it('a missing permission, with the IAM statement to copy', async () => {
    await rowsWith(accessDenied('iot:DescribeJob'));
    const [row] = (await program?.view.tree.getChildren()) ?? [];
    assert.ok(program !== undefined && row !== undefined);
    const item = await program.view.tree.resolveTreeItem(program.view.tree.getTreeItem(row), row);
    assert.equal(item.contextValue, 'iamStatement');
    const statement = '{\n  "Effect": "Allow",\n  "Action": "iot:DescribeJob",\n  "Resource": "*"\n}';
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.ok(item.tooltip.value.includes(`\`\`\`json\n${statement}\n\`\`\``));
    await vscode.commands.executeCommand('greengrass.iamStatement.copy', row);
    assert.equal(await vscode.env.clipboard.readText(), statement);
  });

  it('a service control policy that denies a request, without an IAM statement', async () => {
    const rows = await rowsWith(deniedFaults['an explicit deny in a service control policy']);
    assert.deepEqual(rows, ['Access denied: a service control policy denies greengrass:ListCoreDevices']);
    const [hover, action] = await hoverAndAction();
    assert.match(hover, /An Allow statement won't help/u);
    assert.equal(action, 'retry');
  });

  it('a Region that is not enabled, with another Region to select', async () => {
    const rows = await rowsWith(deniedFaults['a disabled Region']);
    assert.deepEqual(rows, ["This service isn't enabled for the account in Region eu-west-1"]);
    const [hover, action] = await hoverAndAction();
    assert.match(hover, /Ask your AWS administrator to enable the Region/u);
    assert.equal(action, 'selectRegion');
  });

  it('credentials that AWS rejects', async () => {
    const effect: Effect = {
      kind: 'error',
      status: 403,
      type: 'UnrecognizedClientException',
      message: 'invalid token',
    };
    assert.deepEqual(await rowsWith(effect), ['AWS rejected the credentials of profile default']);
  });

  it('a proxy that changes responses', async () => {
    assert.deepEqual(await rowsWith({ kind: 'html', status: 200 }), ['A proxy or gateway answered instead of AWS']);
  });

  it('a gateway that denies in JSON: who answered, and no permission to ask for', async () => {
    assert.deepEqual(await rowsWith(gatewayFaults['JSON with status 403']), [
      'A proxy or gateway answered instead of AWS',
    ]);
    const [hover, action] = await hoverAndAction();
    assert.match(hover, /istio-envoy/u);
    assert.doesNotMatch(hover, /permission|IAM/iu);
    assert.equal(action, 'retry');
  });

  it('a truncated response', async () => {
    assert.deepEqual(await rowsWith({ kind: 'truncate' }), ['Unexpected response from AWS']);
  });

  it('no network', async () => {
    program = await openFleet(smallFleet);
    const { simulator } = program;
    await simulator.close();
    assert.deepEqual(await program.rows(), ["Can't reach AWS"]);
  });

  it('no Region', async () => {
    program = await openFleet(smallFleet, { AWS_ACCESS_KEY_ID: 'AKIASIMULATOR0000000', AWS_SECRET_ACCESS_KEY: 'x' });
    assert.deepEqual(await program.rows(), ['No AWS Region selected']);
  });

  it('no credentials: no row, because the welcome view says what to do', async () => {
    program = await openFleet(smallFleet, { AWS_REGION: 'eu-west-1' });
    assert.deepEqual(await program.rows(), []);
    assert.deepEqual(program.failures, ['Loading core devices: noCredentials']);
  });

  it('no configuration at all: the welcome view instead of a missing Region', async () => {
    program = await openFleet(smallFleet, {});
    assert.deepEqual(await program.rows(), []);
    assert.deepEqual(program.failures, ['Connecting: noCredentials']);
  });

  it('a profile in AWS_PROFILE that does not exist, before a missing Region', async () => {
    program = await openFleet(smallFleet, { AWS_PROFILE: 'nobody' });
    assert.deepEqual(await program.rows(), ["AWS_PROFILE names profile nobody, which doesn't exist"]);
  });

  it('a profile in AWS_DEFAULT_PROFILE, which the AWS CLI knows', async () => {
    program = await openFleet(smallFleet, { AWS_DEFAULT_PROFILE: 'nobody' });
    assert.deepEqual(await program.rows(), ["AWS_DEFAULT_PROFILE names profile nobody, which doesn't exist"]);
    const [hover, action] = await hoverAndAction();
    assert.match(hover, /Correct AWS_DEFAULT_PROFILE and restart VS Code/u);
    assert.equal(action, 'selectProfile');
  });

  it('no core devices', async () => {
    program = await openFleet({ ...smallFleet, devices: [] });
    assert.deepEqual(await program.rows(), ['No core devices in eu-west-1 | profile default']);
  });

  it("a profile that doesn't exist", async () => {
    program = await openFleet(smallFleet);
    program.app.connections.select({ profile: 'nobody', region: 'eu-west-1' });
    assert.deepEqual(await program.rows(), ["Profile nobody doesn't exist"]);
  });

  it('a list that fails on a later page keeps the earlier pages, and its retry continues from there', async () => {
    program = await openFleet(generateFleet(250));
    program.simulator.setFaults({
      operation: list,
      page: 'later',
      effect: { kind: 'error', status: 403, type: 'AccessDeniedException', message: 'no' },
    });
    await program.rows();
    await program.nextChange();
    const rows = await program.rows();
    assert.equal(rows.length, 101);
    assert.equal(rows.at(-1), 'Access denied to greengrass:ListCoreDevices');
    program.simulator.setFaults();
    const last = (await program.view.tree.getChildren()).at(-1);
    await last?.retry?.();
    assert.equal((await program.rows()).length, 250);
    assert.equal(program.simulator.requests.filter(({ query }) => query['nextToken'] === undefined).length, 1);
  });

  it('more than 1,000 devices, with Load More', async () => {
    program = await openFleet(generateFleet(1_150));
    await program.rows();
    await program.app.sessions.open();
    const { state } = program.app.sessions.selected;
    assert.ok(state.kind === 'open');
    await state.fleet.list.readMore();
    const rows = await program.rows();
    assert.equal(rows.length, 1_001);
    assert.equal(rows.at(-1), 'Load More | 1,000 core devices shown');
    await state.fleet.list.readMore();
    assert.equal((await program.rows()).length, 1_101);
  });
});
