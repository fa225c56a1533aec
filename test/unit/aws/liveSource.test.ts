import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetErrorKind } from '../../../src/greengrass/ports/fleetError';
import { accessDenied, expiredToken, type Effect } from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';

const signal = new AbortController().signal;
const before = { ...process.env };

describe('the live fleet', () => {
  let home: string;
  let simulator: Simulator;
  let connection: Connection | undefined;

  function setEnvironment(env: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
      Reflect.deleteProperty(process.env, name);
    }
    const files = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') };
    const quiet = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
    Object.assign(process.env, files, quiet, env);
  }

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'greengrass-unit-'));
    simulator = await startSimulator({ fleet: generateFleet(120) });
    setEnvironment(simulator.env);
  });

  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await simulator.close();
    await rm(home, { recursive: true });
    Object.assign(process.env, before);
  });

  async function open(profile?: string, region?: string): Promise<Connection> {
    connection = await connect({ profile, region });
    return connection;
  }

  it('is listed in pages of 100 over one connection', async () => {
    const { source } = await open();
    const first = await source.listCoreDevices(undefined, signal);
    const second = await source.listCoreDevices(first.nextToken, signal);
    assert.deepEqual([first.items.length, second.items.length, second.nextToken], [100, 20, undefined]);
    assert.deepEqual(
      simulator.requests.map((request) => request.connection),
      [1, 1],
    );
  });

  it('requests dependencies, too', async () => {
    const { source } = await open();
    const { items: devices } = await source.listCoreDevices(undefined, signal);
    const device = devices.find(({ runtime }) => runtime === 'aws_nucleus_classic');
    const name = device?.coreDeviceThingName ?? '';
    const { items } = await source.listInstalledComponents(name, undefined, signal);
    assert.equal(simulator.requests[1]?.query['topologyFilter'], 'ALL');
    assert.ok(items.some(({ isRoot }) => !isRoot));
  });

  const failures: readonly (readonly [effect: Effect, kind: FleetErrorKind])[] = [
    [expiredToken, 'expired'],
    [accessDenied('iot:DescribeJob'), 'denied'],
    [{ kind: 'error', status: 403, type: 'UnrecognizedClientException', message: 'invalid' }, 'badCredentials'],
    [{ kind: 'error', status: 400, type: 'ValidationException', message: 'no' }, 'invalid'],
    [{ kind: 'html', status: 200 }, 'proxy'],
    [{ kind: 'html', status: 407 }, 'proxy'],
    [{ kind: 'truncate' }, 'badResponse'],
    [{ kind: 'body', body: '{"coreDevices":[{"lastStatusUpdateTimestamp":"yesterday"}]}' }, 'badResponse'],
  ];
  for (const [effect, kind] of failures) {
    it(`rejects with ${kind} for ${JSON.stringify(effect).slice(0, 60)}`, async () => {
      simulator.setFaults({ effect });
      const { source } = await open();
      await assert.rejects(source.listCoreDevices(undefined, signal), { name: 'FleetError', kind });
    });
  }

  it('takes the permission from the message, else from the operation', async () => {
    const { source } = await open();
    simulator.setFaults({ effect: accessDenied('iot:DescribeJob') });
    const list = (): Promise<unknown> => source.listEffectiveDeployments('graz-press-001', undefined, signal);
    await assert.rejects(list(), { permission: 'iot:DescribeJob' });
    simulator.setFaults({ effect: accessDenied('null') });
    await assert.rejects(list(), { permission: 'greengrass:ListEffectiveDeployments' });
  });

  it('gets the failed things of a job from AWS IoT with the same credentials', async () => {
    const { source } = await open();
    const [name = '', failed] =
      simulator
        .deviceNames()
        .flatMap((thing) => (simulator.device(thing)?.effectiveDeployments ?? []).map((item) => [thing, item] as const))
        .find(([, { coreDeviceExecutionStatus }]) => coreDeviceExecutionStatus === 'FAILED') ?? [];
    const jobId = failed?.iotJobId ?? '';
    const { items } = await source.listJobExecutionsForJob(jobId, 'FAILED', undefined, signal);
    assert.ok(items.some(({ status, thingName }) => status === 'FAILED' && thingName === name));
    const { counts } = await source.describeJob(jobId, signal);
    assert.equal(counts?.failed, items.length);
    const { items: deployments } = await source.listDeployments(undefined, signal);
    assert.ok(deployments.some(({ targetArn }) => targetArn === failed?.targetArn));
    await assert.rejects(source.describeJob('../x', signal), { kind: 'invalid', operation: 'DescribeJob' });
    await assert.rejects(source.listJobExecutionsForJob('../x', 'FAILED', undefined, signal), { kind: 'invalid' });
    simulator.setFaults({ effect: accessDenied('null') });
    const denied = source.listJobExecutionsForJob(jobId, 'FAILED', undefined, signal);
    await assert.rejects(denied, { permission: 'iot:ListJobExecutionsForJob' });
  });

  it('gets thing groups and their members, including child groups, from AWS IoT', async () => {
    const { source } = await open();
    const { items: groups } = await source.listThingGroups(undefined, signal);
    assert.ok(groups.includes('plant-graz-line-3'));
    const { items: things, nextToken } = await source.listThingsInThingGroup('plant-graz-line-3', undefined, signal);
    assert.ok(things.includes('graz-press-001') && nextToken === undefined);
    assert.deepEqual(
      simulator.requests.map(({ query }) => query),
      Array(2).fill({ maxResults: '250', recursive: 'true' }),
    );
    await assert.rejects(source.listThingsInThingGroup('nobody', undefined, signal), { kind: 'notFound' });
    const sent = simulator.requests.length;
    for (const name of ['..', '', 'a/b', 'x'.repeat(129)]) {
      await assert.rejects(source.listThingsInThingGroup(name, undefined, signal), { kind: 'invalid' });
    }
    assert.equal(simulator.requests.length, sent);
    simulator.setFaults({ effect: accessDenied('null') });
    await assert.rejects(source.listThingGroups(undefined, signal), { permission: 'iot:ListThingGroups' });
    await assert.rejects(source.listThingsInThingGroup('lab', undefined, signal), {
      permission: 'iot:ListThingsInThingGroup',
    });
  });

  it('gets the thing groups of a thing and those above them from AWS IoT', async () => {
    const { source } = await open();
    simulator.fleet.iot.putGroup({ groupName: 'plant-graz-line-3', parent: 'plant-graz' });
    simulator.fleet.iot.putGroup({ groupName: 'plant-graz', parent: 'plants' });
    const groups = await source.listThingGroupsForThing('graz-press-001', undefined, signal);
    assert.deepEqual([...groups.items].sort(), ['all-gateways', 'plant-graz-line-3']);
    assert.deepEqual(await source.describeThingGroup('plant-graz-line-3', signal), {
      thingGroupName: 'plant-graz-line-3',
      rootToParent: ['plants', 'plant-graz'],
    });
    assert.deepEqual((await source.describeThingGroup('all-gateways', signal)).rootToParent, []);
    assert.deepEqual(simulator.requests[0]?.query, { maxResults: '250' });
    await assert.rejects(source.listThingGroupsForThing('nobody', undefined, signal), { kind: 'notFound' });
    await assert.rejects(source.describeThingGroup('nobody', signal), { kind: 'notFound' });
    const sent = simulator.requests.length;
    const invalid = { kind: 'invalid', operation: 'ListThingGroupsForThing' };
    await assert.rejects(source.listThingGroupsForThing('a/b', undefined, signal), invalid);
    await assert.rejects(source.describeThingGroup('..', signal), { kind: 'invalid', operation: 'DescribeThingGroup' });
    assert.equal(simulator.requests.length, sent);
    simulator.setFaults({ effect: accessDenied('null') });
    await assert.rejects(source.listThingGroupsForThing('graz-press-001', undefined, signal), {
      permission: 'iot:ListThingGroupsForThing',
    });
    await assert.rejects(source.describeThingGroup('lab', signal), { permission: 'iot:DescribeThingGroup' });
  });

  it('ignores invalid things and thing groups', async () => {
    const { source } = await open();
    simulator.setFaults({
      operation: 'ListThingGroups',
      effect: { kind: 'body', body: '{"thingGroups":[null,{"groupName":7},{}]}' },
    });
    assert.deepEqual((await source.listThingGroups(undefined, signal)).items, ['7']);
    simulator.setFaults({
      operation: 'ListThingsInThingGroup',
      effect: { kind: 'body', body: '{"things":[null,"a",{}]}' },
    });
    assert.deepEqual((await source.listThingsInThingGroup('lab', undefined, signal)).items, ['a']);
  });

  it('survives null items and values of wrong types', async () => {
    const { source } = await open();
    const body = '{"coreDevices":[null,{"coreDeviceThingName":"a","status":null,"lastStatusUpdateTimestamp":1e300}]}';
    simulator.setFaults({ effect: { kind: 'body', body } });
    const [device, ...others] = (await source.listCoreDevices(undefined, signal)).items;
    assert.deepEqual(
      [device?.coreDeviceThingName, device?.lastStatusUpdateTimestamp, others.length],
      ['a', undefined, 0],
    );
  });

  it('sends nothing for a name that would change the URL path', async () => {
    const { source } = await open();
    for (const name of ['..', '', 'a/b']) {
      await assert.rejects(source.getCoreDevice(name, signal), { kind: 'invalid' });
    }
    assert.equal(simulator.requests.length, 0);
  });

  it('stops a canceled call', async () => {
    const { source } = await open();
    simulator.setFaults({ effect: { kind: 'hang' } });
    const abort = new AbortController();
    const arrived = simulator.nextRequest(() => true);
    const call = source.listCoreDevices(undefined, abort.signal);
    await arrived;
    abort.abort();
    await assert.rejects(call, { kind: 'canceled' });
    assert.equal(simulator.requests.length, 1);
  });

  it('uses the credentials, Region and endpoint of the selected profile', async () => {
    const endpoint = `[services sim]\ngreengrassv2 =\n  endpoint_url = ${simulator.url}\niot =\n  endpoint_url = ${simulator.url}\n`;
    await writeFile(join(home, 'config'), `${endpoint}[profile plant]\nregion = eu-west-1\nservices = sim\n`);
    await writeFile(join(home, 'credentials'), '[plant]\naws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n');
    setEnvironment({});
    const { id, source } = await open('plant');
    assert.equal(id, 'plant@eu-west-1');
    assert.equal((await source.listCoreDevices(undefined, signal)).items.length, 100);
    await assert.rejects(source.listJobExecutionsForJob('none', 'FAILED', undefined, signal), { kind: 'notFound' });
  });

  it('reports a broken profile, and works once its files are fixed', async () => {
    const section = '[plant]\naws_access_key_id = AKIAPLANT\n';
    await writeFile(join(home, 'credentials'), `${section}aws_secret_access_key = x\n`);
    const { source } = await open('plant', 'eu-west-1');
    await writeFile(join(home, 'credentials'), section);
    await assert.rejects(source.listCoreDevices(undefined, signal), { kind: 'profile' });
    await writeFile(join(home, 'credentials'), `${section}aws_secret_access_key = x\n`);
    assert.equal((await source.listCoreDevices(undefined, signal)).items.length, 100);
  });

  it('distinguishes a missing Region from missing credentials', async () => {
    setEnvironment({});
    await assert.rejects(open(), { kind: 'noCredentials' });
    const { source } = await open(undefined, 'eu-west-1');
    await assert.rejects(source.listCoreDevices(undefined, signal), { kind: 'noCredentials' });
    await writeFile(join(home, 'credentials'), '[default]\naws_access_key_id = AKIA\naws_secret_access_key = x\n');
    await assert.rejects(open(), { kind: 'noRegion' });
  });

  it('rejects an invalid Region, because it becomes part of a host name', async () => {
    await assert.rejects(open(undefined, 'evil.example/x'), { kind: 'noRegion' });
  });

  it('keeps no part of the request in an error', async () => {
    simulator.setFaults({ effect: expiredToken });
    const { source } = await open();
    const error: unknown = await source.listCoreDevices(undefined, signal).catch((thrown: unknown) => thrown);
    const { inspect } = await import('node:util');
    assert.doesNotMatch(inspect(error, { showHidden: true, depth: 10 }), /AKIA|Signature|Authorization/u);
  });
});
