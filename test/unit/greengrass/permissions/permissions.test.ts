import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../../../src/aws/connect';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { permissionReport } from '../../../../src/text/reports/permissionReport';
import { checkPermissions, minimalPolicy } from '../../../../src/greengrass/permissions/permissions';
import { accessDenied } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

const before = { ...process.env };
const { signal } = new AbortController();
const at = { profile: 'plant', region: 'eu-west-1' };

describe('checking permissions', () => {
  let simulator: Simulator;
  let connection: Connection;

  async function open(region: string): Promise<void> {
    simulator = await startSimulator({ fleet: { ...generateFleet(5), region } });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    connection = await connect({ profile: undefined, region: undefined });
  }
  async function close(): Promise<void> {
    connection.close();
    await simulator.close();
    Object.assign(process.env, before);
  }
  beforeEach(() => open('eu-west-1'));
  afterEach(close);

  it('makes every call once and treats "not found" as allowed', async () => {
    const results = await checkPermissions(connection, signal);
    assert.deepEqual(
      results.filter(({ error }) => error !== undefined),
      [],
    );
    assert.deepEqual(
      simulator.requests.map(({ operation }) => operation),
      results.map(({ check }) => check.action.replace(/.*:/u, '')),
    );
    const report = permissionReport(results, at);
    const all = results.length;
    assert.ok(
      report.startsWith(
        `# Permissions for profile plant\\, Region eu\\-west\\-1\n\n${all} of ${all} calls are allowed`,
      ),
    );
    assert.doesNotMatch(report, /to ask for/u);
  });

  it('tries ARNs of the partition and the Region of the connection', async () => {
    await close();
    await open('cn-north-1');
    const results = await checkPermissions(connection, signal);
    assert.deepEqual(
      results.filter(({ error }) => error !== undefined),
      [],
    );
    const tried = simulator.requests.flatMap(({ name }) => (name.startsWith('arn:') ? [name] : []));
    assert.equal(tried.length, 3);
    tried.forEach((arn) => {
      assert.match(arn, /^arn:aws-cn:greengrass:cn-north-1:aws:components:greengrass-explorer-permission-check/u);
    });
  });

  it('says which action is missing and which calls work', async () => {
    simulator.setFaults(
      { operation: 'ListJobExecutionsForJob', effect: accessDenied('null') },
      { operation: 'ListEffectiveDeployments', effect: accessDenied('iot:DescribeThing') },
      { operation: 'GetDeployment', effect: { kind: 'html', status: 200 } },
    );
    const results = await checkPermissions(connection, signal);
    const report = permissionReport(results, at);
    assert.ok(report.includes(`${results.length - 3} of ${results.length} calls are allowed`));
    assert.match(
      report,
      /✕ .* \(`iot:ListJobExecutionsForJob`\): not allowed\. AWS gives no reason, `iot:ListJobExecutionsForJob` may be missing/u,
    );
    assert.match(
      report,
      /✕ .* \(`greengrass:ListEffectiveDeployments`\): not allowed, `iot:DescribeThing` is missing/u,
    );
    assert.match(report, /\? .* \(`greengrass:GetDeployment`\): unknown\. A proxy or gateway answered instead of AWS/u);
  });

  it('has the statement to ask for, with only missing actions that read', async () => {
    simulator.setFaults(
      { operation: 'ListCoreDevices', effect: accessDenied('iam:PassRole') },
      { operation: 'ListDeployments', effect: accessDenied('null') },
      { operation: 'ListEffectiveDeployments', effect: accessDenied('iot:DescribeJob') },
    );
    const report = permissionReport(await checkPermissions(connection, signal), at);
    const [, statement = ''] = /to ask for[^]*?```json\n([^`]*)```/u.exec(report) ?? [];
    assert.deepEqual(JSON.parse(statement), {
      Effect: 'Allow',
      Action: ['iot:DescribeJob', 'greengrass:ListDeployments'],
      Resource: '*',
    });
  });

  it('has the same policy as the README', () => {
    const readme = readFileSync(join(__dirname, '..', '..', '..', '..', 'README.md'), 'utf8');
    assert.ok(readme.includes(JSON.stringify(minimalPolicy, undefined, 2)));
  });
});
