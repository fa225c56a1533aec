import assert from 'node:assert/strict';
import {
  DescribeJobCommand,
  ListJobExecutionsForJobCommand,
  ListThingGroupsCommand,
  ListThingsInThingGroupCommand,
  type IoTClient,
  type JobExecutionStatus,
} from '@aws-sdk/client-iot';
import { operations } from '../../simulator/apiModel';
import { ManualClock } from '../../simulator/clock';
import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../simulator/deviceParts';
import { accessDenied } from '../../simulator/faults';
import { account, hours, minutes, region, seededRandom, targetArn } from '../../simulator/random';
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

  it('have no job for a deployment to a single thing', async () => {
    const error = await errorOf(client.send(new DescribeJobCommand({ jobId: single.iotJobId ?? '' })));
    assert.deepEqual([error.name, error.status], ['ResourceNotFoundException', 404]);
  });

  it('reject invalid requests with the messages of AWS IoT', async () => {
    const error = await errorOf(client.send(new ListJobExecutionsForJobCommand({ jobId, maxResults: 251 })));
    assert.deepEqual([error.name, error.status], ['InvalidRequestException', 400]);
  });

  it('are affected by faults', async () => {
    simulator.setFaults({ operation: 'DescribeJob', effect: { kind: 'throttle' } });
    const throttled = await errorOf(client.send(new DescribeJobCommand({ jobId })));
    assert.deepEqual([throttled.name, throttled.status], ['ThrottlingException', 400]);
    simulator.setFaults({ effect: accessDenied('iot:DescribeJob') });
    const denied = await errorOf(client.send(new DescribeJobCommand({ jobId })));
    assert.deepEqual([denied.name, denied.status], ['AccessDeniedException', 403]);
  });

  it('respond in the shapes of the model to requests signed for AWS IoT', async () => {
    const headers = signedHeaders(region, { service: 'iot', time: start });
    const paths = {
      DescribeJob: `/jobs/${jobId}`,
      ListJobExecutionsForJob: `/jobs/${jobId}/things`,
      ListThingGroups: '/thing-groups',
      ListThingsInThingGroup: '/thing-groups/line-3/things',
    } as const;
    for (const operation of [
      'DescribeJob',
      'ListJobExecutionsForJob',
      'ListThingGroups',
      'ListThingsInThingGroup',
    ] as const) {
      const { json } = await send(simulator, paths[operation], headers);
      assert.deepEqual(modelMismatches(json, operations[operation].output, 'iot'), []);
    }
    const foreign = await send(simulator, '/thing-groups', signedHeaders(region, { time: start }));
    assert.equal(foreign.status, 403);
  });
});
