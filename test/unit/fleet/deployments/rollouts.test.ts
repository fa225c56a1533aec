import assert from 'node:assert/strict';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const older = groupDeployment(seededRandom(6), 'line-3', 'line-3', 90 * hours);
const latest = groupDeployment(seededRandom(7), 'line-3', 'line-3', 9 * hours);
const failed = { ...latest, ...failedAs(4) };
const single = thingDeployment(seededRandom(8), 'press-3', 'bring-up', 9 * hours);
const latestId = latest.deploymentId ?? '';
const target = latest.targetArn ?? '';
const devices = [
  coreDevice('press-1', classic, 60, [older, failed], []),
  coreDevice('press-2', classic, 60, [older, latest], []),
  coreDevice('press-3', classic, 60, [single], []),
];
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };

describe('the deployments of a fleet', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    await live.fleet.list.readFirst();
    live.takeRequests();
  });
  afterEach(() => live.close());

  it('are the latest revision for each target, and cost one request', async () => {
    await live.fleet.rollouts.latest.listing.read();
    const ids = live.fleet.rollouts.latest.listing.state.items?.map(({ deploymentId }) => deploymentId);
    assert.deepEqual(new Set(ids), new Set([latestId, single.deploymentId]));
    assert.deepEqual(live.takeRequests(), ['ListDeployments']);
    assert.equal(live.fleet.rollouts.find(latestId)?.targetArn, target);
  });

  it('have their revisions once these are read', async () => {
    const { listing } = live.fleet.rollouts.revisions(target);
    await Promise.all([listing.read(), listing.read()]);
    assert.deepEqual(listing.state.items?.map(({ revisionId }) => revisionId).sort(), ['1', '2']);
    assert.deepEqual(live.takeRequests(), ['ListDeployments']);
    assert.equal(live.fleet.rollouts.find(older.deploymentId ?? '')?.revisionId, '1');
  });

  it('have counts for two requests, and the devices of an outcome for one more', async () => {
    const { rollouts } = live.fleet;
    await rollouts.job(latestId).read();
    assert.deepEqual(
      rollouts.knownJob(latestId)?.items?.map(({ counts }) => [counts?.failed, counts?.succeeded]),
      [[1, 1]],
    );
    assert.deepEqual(live.takeRequests(), [`GetDeployment ${latestId}`, `DescribeJob ${latest.iotJobId ?? ''}`]);
    await rollouts.executions(latestId, 'failed').read();
    assert.deepEqual(
      rollouts.executions(latestId, 'failed').state.items?.map(({ thingName }) => thingName),
      ['press-1'],
    );
    assert.deepEqual(live.takeRequests(), [`ListJobExecutionsForJob ${latest.iotJobId ?? ''}`]);
  });

  it('have no job if the target is a single thing', async () => {
    await live.fleet.rollouts.job(single.deploymentId ?? '').read();
    assert.deepEqual(live.fleet.rollouts.knownJob(single.deploymentId ?? '')?.items, []);
    assert.deepEqual(live.takeRequests(), [`GetDeployment ${single.deploymentId ?? ''}`]);
  });

  it('say why they have no counts, and count again after a refresh', async () => {
    const { rollouts } = live.fleet;
    live.simulator.setFaults({ operation: 'GetDeployment', effect: accessDenied('greengrass:GetDeployment') });
    await rollouts.job(latestId).read();
    assert.equal(rollouts.knownJob(latestId)?.error?.permission, 'greengrass:GetDeployment');
    live.simulator.setFaults();
    await rollouts.refresh(latestId);
    assert.equal(rollouts.knownJob(latestId)?.items?.length, 1);
    assert.equal(rollouts.knownJob(latestId)?.error, undefined);
  });

  it('stop after twenty pages and say that there are more', async () => {
    const pages = { ...live.fleet.connection.source };
    let asked = 0;
    const endless = await openLiveFleet(simulated, {
      source: {
        ...pages,
        listDeployments: () => {
          asked += 1;
          const item = { ...(live.fleet.rollouts.find(latestId) ?? listed), deploymentId: String(asked) };
          return Promise.resolve({ items: [item], nextToken: String(asked) });
        },
      },
    });
    const { latest: list } = endless.fleet.rollouts;
    await list.listing.read();
    assert.deepEqual([asked, list.listing.state.items?.length, list.hasMore], [20, 20, true]);
    await list.listing.refresh();
    assert.deepEqual([asked, list.hasMore], [40, true]);
    await endless.close();
  });
});

const listed = {
  deploymentId: '',
  deploymentName: undefined,
  deploymentStatus: undefined,
  targetArn: target,
  parentTargetArn: undefined,
  revisionId: undefined,
  isLatestForTarget: undefined,
  creationTimestamp: undefined,
};

describe('the known devices of a deployment', () => {
  it('are those whose deployments have loaded, with their outcomes and codes', async () => {
    const live = await openLiveFleet(simulated);
    await live.fleet.list.readFirst();
    const { deploymentDevices, devices: directory } = live.fleet;
    assert.deepEqual(deploymentDevices.of(latestId), []);
    await directory.get('press-1')?.deployments.read();
    assert.equal(deploymentDevices.tally(latestId).counts.failed, 1);
    assert.equal(deploymentDevices.tally(latestId).codes.length, 1);
    await directory.get('press-2')?.deployments.read();
    assert.deepEqual(
      deploymentDevices.of(latestId).map(({ device }) => device.coreDeviceThingName),
      ['press-1', 'press-2'],
    );
    assert.equal(deploymentDevices.tally(latestId).counts.succeeded, 1);
    directory.forget(['press-1']);
    assert.equal(deploymentDevices.tally(latestId).counts.failed, 0);
    await live.close();
  });
});
