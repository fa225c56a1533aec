import assert from 'node:assert/strict';
import { DescribeJobCommand, ListThingsInThingGroupCommand, type IoTClient, type Job } from '@aws-sdk/client-iot';
import { operations } from '../../simulator/http/apiModel';
import type { CloudDeployment } from '../../simulator/fleetFile';
import { hours, targetArn } from '../../simulator/generated/random';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { canaries, sampleNames, sampleTargets } from '../../simulator/sample/sampleNames';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { modelMismatches } from './modelMismatches';
import { errorOf, openIotClient, send, signedHeaders } from './openClient';

const { deployments = [] } = sampleFleet();

function revisions(group: string): readonly CloudDeployment[] {
  return deployments
    .filter((deployment) => deployment.targetArn === targetArn('thinggroup', group))
    .sort((a, b) => Number(b.revisionId) - Number(a.revisionId));
}

function latest(group: string): CloudDeployment {
  const [first] = revisions(group);
  assert.ok(first, group);
  return first;
}

function names({ components = {} }: CloudDeployment): readonly string[] {
  return Object.keys(components).map((name) => name.replace(/^.*\./u, ''));
}

describe('the rollouts of the sample fleet', () => {
  let simulator: Simulator;
  let client: IoTClient;
  before(async () => {
    simulator = await startSimulator({ fleet: sampleFleet() });
    client = openIotClient(simulator);
  });
  after(async () => {
    client.destroy();
    await simulator.close();
  });

  async function job(group: string): Promise<Job> {
    const { job: described } = await client.send(new DescribeJobCommand({ jobId: latest(group).iotJobId }));
    assert.ok(described, group);
    return described;
  }

  it('have revisions that differ in components, configuration and policies', () => {
    const [third, second, first] = revisions(sampleTargets.parent);
    assert.ok(first && second && third);
    assert.deepEqual(names(third), ['TurbineGateway', 'VibrationModel']);
    assert.deepEqual(names(first), ['TurbineGateway', 'LegacyGateway']);
    const gateway = 'com.fjordwerk.TurbineGateway';
    const versions = [third, second, first].map(({ components }) => components?.[gateway]?.componentVersion);
    assert.deepEqual(versions, ['4.11.0', '4.10.0', '4.9.0']);
    const merged = [third, second, first].map(({ components }) => components?.[gateway]?.configurationUpdate?.merge);
    assert.equal(new Set(merged).size, 3);
    assert.notDeepEqual(second.deploymentPolicies, third.deploymentPolicies);
    assert.notDeepEqual(first.deploymentPolicies, second.deploymentPolicies);
  });

  it('have a failed revision that added a component and updated another', () => {
    const [failed, before] = revisions(sampleTargets.failedUpdate);
    assert.ok(failed && before);
    assert.deepEqual(names(before), ['WeldController', 'LogManager', 'Nucleus']);
    assert.deepEqual(names(failed), ['WeldController', 'LogManager', 'Nucleus', 'LabelPrinter']);
    assert.equal(failed.components?.['com.fjordwerk.WeldController']?.componentVersion, '2.5.0');
  });

  it('have a sub-deployment on devices that have the one of its parent, too', async () => {
    const parentTargetArn = targetArn('thinggroup', sampleTargets.parent);
    const { json } = await send(simulator, `/greengrass/v2/deployments?parentTargetArn=${parentTargetArn}`);
    assert.match(JSON.stringify(json), /turbine-gateway-canary/u);
    assert.deepEqual(
      deployments.filter((deployment) => deployment.parentTargetArn !== undefined),
      [latest(sampleTargets.subDeployment)],
    );
    assert.equal((await job(sampleTargets.subDeployment)).jobProcessDetails?.numberOfSucceededThings, canaries.length);
    for (const name of canaries) {
      const [newest, parent] = simulator.device(name)?.effectiveDeployments ?? [];
      assert.deepEqual(
        [newest?.targetArn, parent?.targetArn],
        [targetArn('thinggroup', sampleTargets.subDeployment), parentTargetArn],
      );
    }
  });

  it('have a deployment that is queued behind one that is in progress for hours', () => {
    const [queued, blocking] = simulator.device(sampleNames.blocked)?.effectiveDeployments ?? [];
    assert.deepEqual(
      [queued, blocking].map((one) => [one?.targetArn, one?.coreDeviceExecutionStatus]),
      [
        [targetArn('thinggroup', sampleTargets.queued), 'QUEUED'],
        [targetArn('thinggroup', 'shops-vienna'), 'IN_PROGRESS'],
      ],
    );
    const age = simulator.now - (blocking?.modifiedTimestamp ?? simulator.now);
    assert.ok(age > 3 * hours, `${age}`);
  });

  it('have rates, abort criteria, and an aborted job', async () => {
    const rated = await job(sampleTargets.rated);
    assert.equal(rated.jobExecutionsRolloutConfig?.exponentialRate?.baseRatePerMinute, 5);
    assert.equal(rated.abortConfig?.criteriaList?.length, 2);
    assert.equal(rated.status, 'IN_PROGRESS');
    const aborted = await job(sampleTargets.aborted);
    assert.deepEqual([aborted.status, aborted.isConcurrent], ['CANCELED', false]);
    assert.deepEqual(
      [aborted.jobProcessDetails?.numberOfFailedThings, aborted.jobProcessDetails?.numberOfCanceledThings],
      [1, 4],
    );
    assert.match(aborted.comment ?? '', /1 of 5/u);
  });

  it('have things that left, an unfinished rollout, and a lost status', async () => {
    assert.equal((await job(sampleTargets.leftThings)).jobProcessDetails?.numberOfRemovedThings, 2);
    const rolling = await job(sampleTargets.rollingOut);
    assert.deepEqual([rolling.isConcurrent, rolling.jobProcessDetails?.numberOfSucceededThings], [true, 1]);
    const members = await client.send(new ListThingsInThingGroupCommand({ thingGroupName: sampleTargets.rollingOut }));
    assert.equal(members.things?.length, 5);
    assert.equal((await job(sampleTargets.lostStatus)).jobProcessDetails?.numberOfInProgressThings, 1);
  });

  it('have a deleted job, a deleted thing group, and deployments that are canceled or inactive', async () => {
    const first = revisions(sampleTargets.deletedJob).at(-1);
    const missing = await errorOf(client.send(new DescribeJobCommand({ jobId: first?.iotJobId })));
    assert.equal(missing.status, 404);
    const gone = new ListThingsInThingGroupCommand({ thingGroupName: sampleTargets.deletedGroup });
    assert.equal((await errorOf(client.send(gone))).status, 404);
    assert.ok(latest(sampleTargets.deletedGroup).isLatestForTarget);
    assert.equal(latest(sampleTargets.canceled).deploymentStatus, 'CANCELED');
    assert.equal((await job(sampleTargets.canceled)).reasonCode, 'SITE_CLOSED');
    assert.equal(latest(sampleTargets.inactive).deploymentStatus, 'INACTIVE');
  });

  it('have more than 20 deployments to single things, without a job', async () => {
    const single = deployments.filter((deployment) => deployment.targetArn.includes(':thing/'));
    assert.ok(single.filter(({ isLatestForTarget }) => isLatestForTarget).length > 20);
    const error = await errorOf(client.send(new DescribeJobCommand({ jobId: single[0]?.iotJobId })));
    assert.equal(error.status, 404);
  });

  it('match the API model', async () => {
    const headers = signedHeaders(simulator.fleet.region, { service: 'iot' });
    for (const { deploymentId, iotJobId = '', iotJobArn } of deployments) {
      const { json } = await send(simulator, `/greengrass/v2/deployments/${deploymentId}`);
      assert.deepEqual(modelMismatches(json, operations.GetDeployment.output), []);
      if (iotJobArn !== undefined && simulator.fleet.iot.job(iotJobId).isDeleted !== true) {
        const described = await send(simulator, `/jobs/${iotJobId}`, headers);
        assert.deepEqual(modelMismatches(described.json, operations.DescribeJob.output, 'iot'), []);
        const listed = await send(simulator, `/jobs/${iotJobId}/things`, headers);
        assert.deepEqual(modelMismatches(listed.json, operations.ListJobExecutionsForJob.output, 'iot'), []);
      }
    }
  });
});
