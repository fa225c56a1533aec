import assert from 'node:assert/strict';
import { uncertainCount } from '../../../../src/fleet/deployments/deviceOutcomes';
import { knownWithJobs } from '../../../../src/fleet/deployments/deviceJobs';
import type { DeviceJobs } from '../../../../src/greengrass/knownDevice';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { hoursAgo, jobExecution } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const deployment = groupDeployment(seededRandom(7), 'line-3', 'press-line', 9 * hours);
const id = deployment.deploymentId ?? '';
const devices = ['press-1', 'press-2'].map((name) =>
  coreDevice(name, { coreVersion: '2.14.3', isLite: false }, 60, [deployment], []),
);
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };

/** press-1 started the job between the reads of two lists, and press-2 is queued. */
const listed = [
  jobExecution({ thingName: 'press-1', status: 'QUEUED', lastUpdatedAt: hoursAgo(3) }),
  jobExecution({ thingName: 'press-2', status: 'QUEUED', lastUpdatedAt: hoursAgo(3) }),
  jobExecution({ thingName: 'press-1', status: 'IN_PROGRESS', lastUpdatedAt: hoursAgo(2) }),
  jobExecution({ thingName: 'no-core-device', status: 'IN_PROGRESS', lastUpdatedAt: hoursAgo(2) }),
];

describe('the jobs of core devices', () => {
  let plain: LiveFleet;
  let live: LiveFleet;
  beforeEach(async () => {
    plain = await openLiveFleet(simulated);
    const { source } = plain.fleet.connection;
    live = await openLiveFleet(simulated, {
      source: {
        ...source,
        listJobExecutionsForJob: (_job, wanted) =>
          Promise.resolve({ items: listed.filter(({ status }) => status === wanted), nextToken: undefined }),
      },
    });
    await live.fleet.list.readFirst();
    await live.fleet.rollouts.latest.listing.read();
    live.takeRequests();
  });
  afterEach(() => Promise.all([live.close(), plain.close()]));

  function jobs(thingName: string): DeviceJobs | undefined {
    const record = live.fleet.devices.get(thingName);
    return record && knownWithJobs(live.fleet, record).jobs;
  }

  it('are unknown and cost nothing until the devices of a deployment are listed', () => {
    assert.equal(jobs('press-1')?.executionOf(id), undefined);
    assert.deepEqual(jobs('press-1')?.queued, []);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('have the newest execution, and are queued only if that one is', async () => {
    await live.fleet.rollouts.executions(id, 'queued').read();
    const queued = (thingName: string) => jobs(thingName)?.queued.map(({ deploymentId }) => deploymentId);
    assert.deepEqual([queued('press-1'), queued('press-2')], [[id], [id]]);
    await live.fleet.rollouts.executions(id, 'inProgress').read();
    assert.deepEqual([queued('press-1'), queued('press-2')], [[], [id]]);
    assert.equal(jobs('press-1')?.executionOf(id)?.status, 'IN_PROGRESS');
    assert.equal(jobs('press-1')?.executionOf('other'), undefined);
  });

  it('may have finished where the device has reported since they changed', async () => {
    const listing = live.fleet.rollouts.find(id);
    assert.ok(listing);
    assert.equal(uncertainCount(live.fleet, listing), 0);
    await live.fleet.rollouts.executions(id, 'inProgress').read();
    assert.equal(uncertainCount(live.fleet, listing), 1);
  });
});
