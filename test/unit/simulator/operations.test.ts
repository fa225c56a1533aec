import assert from 'node:assert/strict';
import {
  GetCoreDeviceCommand,
  GetDeploymentCommand,
  ListCoreDevicesCommand,
  ListDeploymentsCommand,
  ListEffectiveDeploymentsCommand,
  ListInstalledComponentsCommand,
  type GreengrassV2Client,
  type ListDeploymentsCommandInput,
} from '@aws-sdk/client-greengrassv2';
import { ManualClock } from '../../simulator/clock';
import { coreDevice, component, groupDeployment } from '../../simulator/generated/deviceParts';
import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { account, hours, minutes, region, seededRandom, targetArn } from '../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { send, errorOf, openClient } from './openClient';

const start = Date.UTC(2026, 10, 24, 8, 30);
const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(3);
const older = groupDeployment(random, 'line-3', 'press-line', 50 * hours);
const newer = groupDeployment(random, 'line-3', 'press-line', 2 * hours, {
  coreDeviceExecutionStatus: 'FAILED',
  reason: 'FAILED_NO_STATE_CHANGE: No space left',
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], errorTypes: ['DEVICE_ERROR'] },
  description: 'Torque limits',
  modifiedTimestamp: -0.125,
});
const elsewhere = groupDeployment(random, 'line-4', 'other-line', 3 * hours);
const press = coreDevice(
  'press:1_a',
  classic,
  5 * minutes,
  [newer, older],
  [
    component('com.acme.Monitor', '1.2.3', older.deploymentId ?? '', 3 * hours, {
      lifecycleState: 'BROKEN',
      lifecycleStateDetails: 'The startup script exited with code 1',
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    }),
    component('aws.greengrass.Cli', '2.14.3', 'LOCAL', 3 * hours, { isRoot: false }),
  ],
);
const van = coreDevice('van-7', { coreVersion: '2.6.0', isLite: true }, hours, [elsewhere], []);
const devices = [van, press];

describe('an operation of the simulator', () => {
  let simulator: Simulator;
  let client: GreengrassV2Client;
  beforeEach(async () => {
    const fleet = { account, region, devices, deployments: cloudDeploymentsOn(devices) };
    simulator = await startSimulator({ fleet, clock: new ManualClock(start), signatureTolerance: Infinity });
    client = openClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  it('ListCoreDevices returns only the fields of the list', async () => {
    const { coreDevices } = await client.send(new ListCoreDevicesCommand({}));
    assert.deepEqual(coreDevices?.[1], {
      coreDeviceThingName: 'press:1_a',
      status: 'UNHEALTHY',
      lastStatusUpdateTimestamp: new Date(start - 300_000),
      platform: 'linux',
      architecture: 'amd64',
      runtime: 'aws_nucleus_classic',
    });
  });

  const filters = [
    { filter: { status: 'UNHEALTHY' }, names: ['press:1_a'] },
    { filter: { runtime: 'aws_nucleus_lite' }, names: ['van-7'] },
    { filter: { status: 'HEALTHY', runtime: 'aws_nucleus_classic' }, names: [] },
    { filter: { thingGroupArn: targetArn('thinggroup', 'line-4') }, names: ['van-7'] },
  ] as const;
  for (const { filter, names } of filters) {
    it(`ListCoreDevices filters by ${JSON.stringify(filter)}`, async () => {
      const { coreDevices = [] } = await client.send(new ListCoreDevicesCommand(filter));
      assert.deepEqual(
        coreDevices.map(({ coreDeviceThingName }) => coreDeviceThingName),
        names,
      );
    });
  }

  it('ListCoreDevices by thing group omits a device if every deployment of the group failed on it', async () => {
    const byGroup = new ListCoreDevicesCommand({ thingGroupArn: targetArn('thinggroup', 'line-3') });
    assert.equal((await client.send(byGroup)).coreDevices?.length, 1);
    simulator.update('press:1_a', () => ({ effectiveDeployments: [newer] }));
    assert.equal((await client.send(byGroup)).coreDevices?.length, 0);
  });

  it('GetCoreDevice adds the version and the tags', async () => {
    const { $metadata, ...details } = await client.send(new GetCoreDeviceCommand({ coreDeviceThingName: 'press:1_a' }));
    assert.equal(details.coreVersion, '2.14.3');
    assert.deepEqual(details.tags, press.tags);
    assert.equal(details.coreDeviceThingName, 'press:1_a');
  });

  it('ListEffectiveDeployments returns every field', async () => {
    const { effectiveDeployments } = await client.send(
      new ListEffectiveDeploymentsCommand({ coreDeviceThingName: 'press:1_a' }),
    );
    assert.deepEqual(effectiveDeployments?.[0], {
      ...newer,
      creationTimestamp: new Date(start - 7_200_000),
      modifiedTimestamp: new Date(start - 125),
    });
  });

  it('ListInstalledComponents hides dependencies by default', async () => {
    const list = async (topologyFilter?: 'ALL' | 'ROOT'): Promise<readonly (string | undefined)[]> => {
      const command = new ListInstalledComponentsCommand({ coreDeviceThingName: 'press:1_a', topologyFilter });
      const { installedComponents = [] } = await client.send(command);
      return installedComponents.map(({ componentName }) => componentName);
    };
    assert.deepEqual(await list(), ['com.acme.Monitor']);
    assert.deepEqual(await list('ROOT'), ['com.acme.Monitor']);
    assert.deepEqual(await list('ALL'), ['com.acme.Monitor', 'aws.greengrass.Cli']);
  });

  it('ListDeployments returns the latest revision of each target, or all revisions', async () => {
    const list = async (input: ListDeploymentsCommandInput) => {
      const { deployments = [] } = await client.send(new ListDeploymentsCommand(input));
      return deployments.map(({ deploymentId, revisionId, deploymentStatus }) => [
        deploymentId,
        revisionId,
        deploymentStatus,
      ]);
    };
    const latest = [newer.deploymentId, '2', 'ACTIVE'];
    const superseded = [older.deploymentId, '1', 'INACTIVE'];
    const other = [elsewhere.deploymentId, '1', 'ACTIVE'];
    assert.deepEqual(await list({}), [other, latest]);
    assert.deepEqual(await list({ historyFilter: 'ALL' }), [superseded, other, latest]);
    assert.deepEqual(await list({ targetArn: newer.targetArn, historyFilter: 'ALL' }), [superseded, latest]);
  });

  it('GetDeployment returns the components and the policies', async () => {
    const found = await client.send(new GetDeploymentCommand({ deploymentId: older.deploymentId }));
    const component = found.components?.['com.acme.Monitor'];
    assert.equal(component?.componentVersion, '1.2.3');
    assert.match(component.configurationUpdate?.merge ?? '', /logLevel/u);
    assert.equal(found.deploymentPolicies?.failureHandlingPolicy, 'ROLLBACK');
    assert.equal(found.iotJobArn, older.iotJobArn);
    assert.deepEqual(found.creationTimestamp, new Date(start - 180_000_000));
  });

  it('returns ResourceNotFoundException for a missing device or deployment', async () => {
    const device = await errorOf(client.send(new GetCoreDeviceCommand({ coreDeviceThingName: 'nobody' })));
    assert.deepEqual([device.name, device.status], ['ResourceNotFoundException', 404]);
    assert.deepEqual([device['resourceId'], device['resourceType']], ['nobody', 'coreDevice']);
    const deployment = await errorOf(client.send(new GetDeploymentCommand({ deploymentId: 'none' })));
    assert.deepEqual([deployment.name, deployment['resourceType']], ['ResourceNotFoundException', 'deployment']);
  });

  it('has times as seconds since the epoch with a fraction, and the headers of the service', async () => {
    const { text, headers } = await send(simulator, '/greengrass/v2/coreDevices/press%3A1_a/effectiveDeployments');
    assert.match(text, /"modifiedTimestamp":1795508999\.875\b/u);
    assert.equal(headers['content-type'], 'application/json');
    assert.match(String(headers['x-amzn-requestid']), /^[0-9a-f-]{36}$/u);
    assert.equal(headers.date, 'Tue, 24 Nov 2026 08:30:00 GMT');
  });

  it('returns the current state of the fleet', async () => {
    simulator.put(coreDevice('new-1', classic, 0, [], []));
    simulator.remove('van-7');
    simulator.update('press:1_a', () => ({ status: 'HEALTHY' }));
    const { coreDevices = [] } = await client.send(new ListCoreDevicesCommand({}));
    assert.deepEqual(
      coreDevices.map(({ coreDeviceThingName, status }) => [coreDeviceThingName, status]),
      [
        ['press:1_a', 'HEALTHY'],
        ['new-1', 'HEALTHY'],
      ],
    );
    assert.throws(() => {
      simulator.update('van-7', () => ({}));
    }, /van-7/u);
  });
});
