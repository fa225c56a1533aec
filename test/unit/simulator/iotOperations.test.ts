import assert from 'node:assert/strict';
import {
  DescribeJobCommand,
  DescribeThingGroupCommand,
  JobExecutionStatus,
  ListJobExecutionsForJobCommand,
  ListThingGroupsCommand,
  ListThingGroupsForThingCommand,
  ListThingsInThingGroupCommand,
  type IoTClient,
} from '@aws-sdk/client-iot';
import { operations } from '../../simulator/http/apiModel';
import { ManualClock } from '../../simulator/clock';
import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../simulator/generated/deviceParts';
import {
  accessDenied,
  iotInternalFailure,
  iotUnauthorized,
  serviceUnavailable,
  type Effect,
} from '../../simulator/faults/faults';
import { executionCounters } from '../../simulator/iot/executions';
import { account, hours, minutes, region, seededRandom, targetArn } from '../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { modelMismatches } from './modelMismatches';
import { send, errorOf, openIotClient, signedHeaders } from './openClient';

const start = Date.UTC(2026, 10, 24, 8, 30);
const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(5);
const update = groupDeployment(random, 'line-3', 'press-line', 2 * hours);
const single = thingDeployment(random, 'press-4', 'bring-up', 9 * hours);
const statuses = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'FAILED', 'REJECTED', 'QUEUED'];
const devices = statuses.map((coreDeviceExecutionStatus, index) => {
  const deployment = { ...update, coreDeviceExecutionStatus };
  return coreDevice(`press-${index}`, classic, 5 * minutes, index === 4 ? [deployment, single] : [deployment], []);
});
const jobId = update.iotJobId ?? '';

describe('the jobs and groups of the simulator', () => {
  let simulator: Simulator;
  let client: IoTClient;
  beforeEach(async () => {
    const fleet = { account, region, devices, deployments: cloudDeploymentsOn(devices) };
    simulator = await startSimulator({ fleet, clock: new ManualClock(start), signatureTolerance: Infinity });
    client = openIotClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  async function thingsWith(status: JobExecutionStatus | undefined): Promise<readonly (string | undefined)[]> {
    const { executionSummaries = [] } = await client.send(new ListJobExecutionsForJobCommand({ jobId, status }));
    return executionSummaries.map(({ thingArn }) => thingArn?.replace(/.*\//u, ''));
  }

  it('return the executions of a job, all or by status', async () => {
    assert.equal((await thingsWith(undefined)).length, 6);
    assert.deepEqual(await thingsWith('FAILED'), ['press-1', 'press-3']);
    assert.deepEqual(await thingsWith('TIMED_OUT'), ['press-2']);
    simulator.update('press-1', () => ({ effectiveDeployments: [update] }));
    assert.deepEqual(await thingsWith('FAILED'), ['press-3']);
  });

  it('return executions with their times, page by page', async () => {
    const first = await client.send(new ListJobExecutionsForJobCommand({ jobId, maxResults: 4 }));
    assert.deepEqual(first.executionSummaries?.[1], {
      thingArn: targetArn('thing', 'press-1'),
      jobExecutionSummary: {
        status: 'FAILED',
        queuedAt: new Date(start - 7_200_000),
        startedAt: new Date(start + ((update.modifiedTimestamp ?? 0) - 75) * 1000),
        lastUpdatedAt: new Date(start + (update.modifiedTimestamp ?? 0) * 1000),
        executionNumber: 1,
      },
    });
    const { nextToken } = first;
    const second = await client.send(new ListJobExecutionsForJobCommand({ jobId, maxResults: 4, nextToken }));
    assert.deepEqual([second.executionSummaries?.length, second.nextToken], [2, undefined]);
  });

  it('return a job with its target and the status of its executions', async () => {
    const { job } = await client.send(new DescribeJobCommand({ jobId }));
    assert.deepEqual(job?.targets, [targetArn('thinggroup', 'line-3')]);
    assert.equal(job.jobProcessDetails?.numberOfFailedThings, 2);
    assert.equal(job.jobProcessDetails.numberOfTimedOutThings, 1);
  });

  it('return thing groups and their members, whatever the results of the deployments', async () => {
    const { thingGroups } = await client.send(new ListThingGroupsCommand({}));
    assert.deepEqual(thingGroups, [{ groupName: 'line-3', groupArn: targetArn('thinggroup', 'line-3') }]);
    const { things } = await client.send(new ListThingsInThingGroupCommand({ thingGroupName: 'line-3' }));
    assert.equal(things?.length, 6);
  });

  it('return the thing groups of a thing without those above them', async () => {
    const { iot } = simulator.fleet;
    iot.putGroup({ groupName: 'line-3', parent: 'plant' });
    iot.putGroup({ groupName: 'plant', parent: 'region', joined: ['press-1'] });
    iot.joinGroup('lab', ['press-1']);
    const groupsOf = async (thingName: string): Promise<readonly unknown[] | undefined> =>
      (await client.send(new ListThingGroupsForThingCommand({ thingName }))).thingGroups;
    assert.deepEqual(await groupsOf('press-1'), [
      { groupName: 'line-3', groupArn: targetArn('thinggroup', 'line-3') },
      { groupName: 'lab', groupArn: targetArn('thinggroup', 'lab') },
    ]);
    iot.leaveGroup('line-3', 'press-2', 0);
    assert.deepEqual(await groupsOf('press-2'), []);
    const error = await errorOf(client.send(new ListThingGroupsForThingCommand({ thingName: 'nobody' })));
    assert.deepEqual([error.name, error.status], ['ResourceNotFoundException', 404]);
    const { things } = await client.send(new ListThingsInThingGroupCommand({ thingGroupName: 'region' }));
    assert.equal(things?.length, 5);
  });

  it('return the groups above a thing group, from the root on', async () => {
    const { iot } = simulator.fleet;
    iot.putGroup({ groupName: 'line-3', parent: 'plant' });
    iot.putGroup({ groupName: 'plant', parent: 'region' });
    const describe = (thingGroupName: string) => client.send(new DescribeThingGroupCommand({ thingGroupName }));
    const { thingGroupArn, thingGroupMetadata: metadata } = await describe('line-3');
    assert.equal(thingGroupArn, targetArn('thinggroup', 'line-3'));
    assert.equal(metadata?.parentGroupName, 'plant');
    assert.deepEqual(
      metadata.rootToParentThingGroups?.map(({ groupName }) => groupName),
      ['region', 'plant'],
    );
    assert.deepEqual((await describe('region')).thingGroupMetadata?.rootToParentThingGroups, undefined);
    const error = await errorOf(describe('nobody'));
    assert.deepEqual([error.name, error.status], ['ResourceNotFoundException', 404]);
  });

  it('have no job for a deployment to a single thing', async () => {
    const error = await errorOf(client.send(new DescribeJobCommand({ jobId: single.iotJobId ?? '' })));
    assert.deepEqual([error.name, error.status], ['ResourceNotFoundException', 404]);
  });

  it('reject invalid requests with the messages of AWS IoT', async () => {
    const error = await errorOf(client.send(new ListJobExecutionsForJobCommand({ jobId, maxResults: 251 })));
    assert.deepEqual([error.name, error.status], ['InvalidRequestException', 400]);
  });

  const errors: readonly (readonly [string, Effect, string, number])[] = [
    ['throttling', { kind: 'throttle', retryAfterSeconds: 9 }, 'ThrottlingException', 400],
    ['a missing permission', accessDenied('iot:DescribeJob'), 'AccessDeniedException', 403],
    ['an unknown principal', iotUnauthorized, 'UnauthorizedException', 401],
    ['an internal error', iotInternalFailure, 'InternalFailureException', 500],
    ['an outage', serviceUnavailable, 'ServiceUnavailableException', 503],
  ];
  for (const [what, effect, name, status] of errors) {
    it(`respond to ${what} with ${name} and ${status}, without Retry-After`, async () => {
      simulator.setFaults({ operation: 'DescribeJob', effect });
      const error = await errorOf(client.send(new DescribeJobCommand({ jobId })));
      assert.deepEqual([error.name, error.status], [name, status]);
      const { headers } = await send(
        simulator,
        `/jobs/${jobId}`,
        signedHeaders(region, { service: 'iot', time: start }),
      );
      assert.equal(headers['retry-after'], undefined);
      await client.send(new ListJobExecutionsForJobCommand({ jobId }));
    });
  }

  it('have counters that agree with the executions of each status', async () => {
    simulator.fleet.iot.changeJob(jobId, {
      executions: [
        { thingName: 'press-9', status: 'REMOVED', queuedAt: -9, lastUpdatedAt: -1 },
        { thingName: 'press-8', status: 'CANCELED', queuedAt: -9, lastUpdatedAt: -1 },
        { thingName: 'press-7', status: 'IN_PROGRESS', queuedAt: -9, startedAt: -3, lastUpdatedAt: -3 },
      ],
    });
    const { job } = await client.send(new DescribeJobCommand({ jobId }));
    const counters = new Map(Object.entries(job?.jobProcessDetails ?? {}));
    for (const status of Object.values(JobExecutionStatus)) {
      const things = await thingsWith(status);
      assert.equal(counters.get(executionCounters[status]), things.length, status);
      assert.equal(things.length, status === 'FAILED' ? 2 : 1, status);
    }
    assert.equal((await thingsWith(undefined)).length, 9);
  });

  for (const change of [{ isLatestForTarget: false }, { deploymentStatus: 'CANCELED' }]) {
    it(`cancel a job and what is queued after ${JSON.stringify(change)}`, async () => {
      const { iot } = simulator.fleet;
      iot.changeJob(jobId, { executions: [{ thingName: 'camera-1', status: 'QUEUED' }], isConcurrent: true });
      const deployment = simulator.fleet.cloudDeployment(update.deploymentId ?? '');
      assert.ok(deployment);
      simulator.fleet.putCloudDeployment({ ...deployment, ...change });
      const { job } = await client.send(new DescribeJobCommand({ jobId }));
      assert.deepEqual([job?.status, job?.jobProcessDetails?.numberOfQueuedThings], ['CANCELED', 2]);
      iot.changeJob(jobId, { isConcurrent: false });
      assert.deepEqual(await thingsWith('QUEUED'), []);
      assert.deepEqual(await thingsWith('CANCELED'), ['press-5', 'camera-1']);
      assert.deepEqual(await thingsWith('FAILED'), ['press-1', 'press-3']);
    });
  }

  it('have no job that was deleted, but its deployment still has the job ID', async () => {
    simulator.fleet.iot.deleteJob(jobId);
    for (const call of [client.send(new DescribeJobCommand({ jobId })), thingsWith(undefined)]) {
      const error = await errorOf(call);
      assert.deepEqual([error.name, error.status], ['ResourceNotFoundException', 404]);
    }
    assert.equal(simulator.fleet.cloudDeployment(update.deploymentId ?? '')?.iotJobId, jobId);
  });

  it('have no thing group that was deleted, but its deployment and its executions', async () => {
    simulator.fleet.iot.deleteGroup('line-3');
    assert.deepEqual((await client.send(new ListThingGroupsCommand({}))).thingGroups, []);
    const error = await errorOf(client.send(new ListThingsInThingGroupCommand({ thingGroupName: 'line-3' })));
    assert.equal(error.status, 404);
    assert.equal((await thingsWith(undefined)).length, 6);
  });

  it('respond in the shapes of the model to requests signed for AWS IoT', async () => {
    const headers = signedHeaders(region, { service: 'iot', time: start });
    const paths = {
      DescribeJob: `/jobs/${jobId}`,
      ListJobExecutionsForJob: `/jobs/${jobId}/things`,
      ListThingGroups: '/thing-groups',
      DescribeThingGroup: '/thing-groups/line-3',
      ListThingGroupsForThing: '/things/press-1/thing-groups',
      ListThingsInThingGroup: '/thing-groups/line-3/things',
    } as const;
    for (const operation of [
      'DescribeJob',
      'ListJobExecutionsForJob',
      'ListThingGroups',
      'DescribeThingGroup',
      'ListThingGroupsForThing',
      'ListThingsInThingGroup',
    ] as const) {
      const { json } = await send(simulator, paths[operation], headers);
      assert.deepEqual(modelMismatches(json, operations[operation].output, 'iot'), []);
    }
    const foreign = await send(simulator, '/thing-groups', signedHeaders(region, { time: start }));
    assert.equal(foreign.status, 403);
  });
});
