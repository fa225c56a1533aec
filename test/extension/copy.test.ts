import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFleet, type OpenFleet } from './support/openFleet';
import { failingDevice, smallFleet } from './support/smallFleet';

describe('copying', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(() => program.dispose());

  async function copied(command: string, ...args: readonly unknown[]): Promise<string> {
    await vscode.commands.executeCommand(command, ...args);
    return vscode.env.clipboard.readText();
  }

  it('copies the deployment ID', async () => {
    const failed = await program.find('press-2', 'Deployments (2)', 'press-line');
    assert.equal(await copied('greengrass.deployment.copyId', failed), '0f0a1f3e-0000-4000-8000-000000000001');
  });

  it('copies one value per line in tree order', async () => {
    await program.rows();
    const press2 = await program.find('press-2');
    const press1 = await program.find('press-1');
    assert.equal(await copied('greengrass.coreDevice.copyThingName', press1, [press1, press2]), 'press-2\npress-1');
  });

  it('offers the ARN of a core device once the account is known', async () => {
    const device = await program.find('press-2');
    assert.doesNotMatch(program.view.tree.getTreeItem(device).contextValue ?? '', /\bcoreDeviceArn\b/u);
    await program.rows(device);
    assert.match(program.view.tree.getTreeItem(device).contextValue ?? '', /\bcoreDeviceArn\b/u);
    assert.equal(
      await copied('greengrass.coreDevice.copyArn', device),
      'arn:aws:greengrass:eu-west-1:123456789012:coreDevices:press-2',
    );
  });

  it('copies JSON with the field names of the API and ISO 8601 times, and several rows as one array', async () => {
    const failed = await program.find('press-2', 'Deployments (2)', 'press-line');
    const arrived = await program.find('press-2', 'Deployments (2)', 'bring-up');
    const one: unknown = JSON.parse(await copied('greengrass.json.copy', failed));
    assert.ok(typeof one === 'object' && one !== null && 'modifiedTimestamp' in one && 'statusDetails' in one);
    assert.match(String(one.modifiedTimestamp), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
    const both: unknown = JSON.parse(await copied('greengrass.json.copy', failed, [failed, arrived]));
    assert.ok(Array.isArray(both) && both.length === 2);
  });

  it('copies the AWS CLI command that returns the same data', async () => {
    assert.equal(
      await copied('greengrass.cliCommand.copy', await program.find('press-2')),
      'aws greengrassv2 get-core-device --core-device-thing-name=press-2 --region=eu-west-1',
    );
  });

  it('copies a redacted failure report without names and account numbers, wherever they are', async () => {
    const [arrived, failed] = failingDevice.effectiveDeployments;
    assert.ok(arrived && failed);
    const reason = 'FAILED_NO_STATE_CHANGE: arn:aws:s3:::123456789012-line-3/press-2.zip is missing (thing/press-2)';
    program.simulator.put({ ...failingDevice, effectiveDeployments: [arrived, { ...failed, reason }] });
    const deployment = await program.find('press-2', 'Deployments (2)', 'press-line');
    const names = /press-2|line-3|123456789012/u;
    assert.match(await copied('greengrass.failureReport.copy', deployment), names);
    const redacted = await copied('greengrass.failureReport.copyRedacted', deployment);
    assert.doesNotMatch(redacted, names);
    assert.match(redacted, /S3_HEAD_OBJECT_ACCESS_DENIED/u);
    assert.match(redacted, /FAILED_NO_STATE_CHANGE: arn:aws:s3:::\S+ is missing/u);
  });

  it('offers only what a row has', async () => {
    const component = await program.find('press-2', 'Components (4)', 'com.acme.Debug');
    const flags = program.view.tree.getTreeItem(component).contextValue?.split(' ');
    const expected = [
      'installedComponent',
      'refreshable',
      'details',
      'console',
      'compareComponentVersion',
      'logs',
      'thingName',
      'componentNameAndVersion',
      'json',
      'cliCommand',
      'link',
    ];
    assert.deepEqual(flags, expected);
  });
});
