import assert from 'node:assert/strict';
import { readRolloutDevices } from '../../../../src/fleet/deployments/readRolloutDevices';
import { rolloutDevices } from '../../../../src/fleet/deployments/rolloutDevices';
import { missingDevicesWords } from '../../../../src/text/messages/deployments/missingDevicesWords';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { listedDeployment } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const succeeded = groupDeployment(seededRandom(6), 'line-3', 'press-line', 9 * hours);
const failed = { ...succeeded, ...failedAs(4) };
const single = thingDeployment(seededRandom(8), 'press-9', 'bring-up', 9 * hours);
const devices = [
  coreDevice('press-1', classic, 60, [failed], []),
  coreDevice('press-2', classic, 60, [succeeded], []),
  coreDevice('press-3', classic, 60, [succeeded], []),
  coreDevice('press-9', classic, 60, [single], []),
];
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };
const all = ['press-1 failed', 'press-2 succeeded', 'press-3 succeeded'];

describe('reading all devices of a deployment', () => {
  let live: LiveFleet;
  const deploymentId = succeeded.deploymentId ?? '';

  async function read(id = deploymentId): Promise<string | undefined> {
    const deployment = live.fleet.rollouts.find(id) ?? listedDeployment({ deploymentId: id });
    const missing = await readRolloutDevices(live.fleet, deployment, new AbortController().signal);
    return missing && missingDevicesWords(missing, live.fleet.connection);
  }
  const known = (id = deploymentId): readonly string[] =>
    rolloutDevices(live.fleet, id).map(({ thingName, outcome }) => `${thingName} ${outcome}`);

  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    await live.fleet.list.readFirst();
    await live.fleet.rollouts.latest.listing.read();
    live.takeRequests();
  });
  afterEach(() => live.close());

  it('costs a request for each outcome that the job counts', async () => {
    assert.deepEqual([await read(), known()], [undefined, all]);
    assert.deepEqual(
      live
        .takeRequests()
        .map((request) => request.split(' ')[0])
        .sort(),
      ['DescribeJob', 'GetDeployment', 'ListJobExecutionsForJob', 'ListJobExecutionsForJob'],
    );
  });

  it('reads lists again that are loaded', async () => {
    await read();
    live.simulator.update('press-2', () => ({ effectiveDeployments: [failed] }));
    live.simulator.update('press-3', () => ({ effectiveDeployments: [failed] }));
    await read();
    assert.deepEqual(
      known(),
      all.map((device) => device.replace('succeeded', 'failed')),
    );
    assert.deepEqual(live.fleet.rollouts.executions(deploymentId, 'succeeded').state.items, []);
  });

  it('reads every list if the job is denied', async () => {
    live.simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    assert.deepEqual([await read(), known()], [undefined, all]);
  });

  it('keeps the known devices if lists are denied, and says what is missing', async () => {
    await live.fleet.devices.get('press-1')?.deployments.read();
    const effect = accessDenied('iot:ListJobExecutionsForJob');
    live.simulator.setFaults({ operation: 'ListJobExecutionsForJob', effect });
    assert.match(
      (await read()) ?? '',
      /^Couldn't load all devices \(failed, succeeded\): .*iot:ListJobExecutionsForJob.*\. The export has the known ones\.$/u,
    );
    assert.deepEqual(known(), ['press-1 failed']);
  });

  it('names no outcome if nothing about them could be read', async () => {
    live.simulator.setFaults({ operation: 'GetDeployment', effect: accessDenied('greengrass:GetDeployment') });
    assert.match((await read()) ?? '', /^Couldn't load all devices: .*greengrass:GetDeployment/u);
  });

  it('reads the device of a deployment to a single thing', async () => {
    const id = single.deploymentId ?? '';
    assert.deepEqual([await read(id), known(id)], [undefined, ['press-9 succeeded']]);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-9']);
    live.simulator.setFaults({ name: 'press-9', effect: accessDenied('greengrass:ListEffectiveDeployments') });
    assert.match((await read(id)) ?? '', /^Couldn't load all devices: /u);
    assert.deepEqual(known(id), ['press-9 succeeded']);
  });

  it('says so if the thing is not a core device', async () => {
    live.simulator.remove('press-9');
    const arn = single.targetArn;
    const deployment = listedDeployment({ deploymentId: 'd-1', targetArn: arn?.replace('press-9', 'camera-1') });
    const missing = await readRolloutDevices(live.fleet, deployment, new AbortController().signal);
    assert.equal(missing?.error.kind, 'notFound');
  });

  it('ends when it is canceled', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const deployment = live.fleet.rollouts.find(deploymentId) ?? listedDeployment();
    await readRolloutDevices(live.fleet, deployment, cancel.signal);
    assert.deepEqual(known(), []);
  });
});
