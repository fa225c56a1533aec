import assert from 'node:assert/strict';
import { GuidanceReads } from '../../../../src/fleet/refreshing/guidanceReads';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { component, coreDevice } from '../../../simulator/deviceParts';
import { accessDenied } from '../../../simulator/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, days, hours, region } from '../../../simulator/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const saw = component('com.example.Saw', '1.1.0', 'd1', 2 * hours);
const version = (componentVersion: string, age = 9) => ({ componentVersion, creationTimestamp: -age * days });
const simulated: SimulatedFleet = {
  account,
  region,
  devices: [
    coreDevice('saw-1', classic, 60, [], [saw, component('aws.greengrass.Cli', '2.14.0', 'd1', hours)]),
    coreDevice('saw-2', classic, 60, [], [{ ...saw, componentVersion: '1.0.0', lifecycleState: 'BROKEN' }]),
    coreDevice('saw-3', classic, 60, [], [component('com.partner.Vision', '3.0.0', 'd1', hours)]),
  ],
  components: [
    {
      componentName: 'com.example.Saw',
      scope: 'PRIVATE',
      versions: [version('1.0.0'), version('1.1.0'), version('1.2.0'), version('1.3.0', 1)],
    },
    { componentName: 'com.example.Idle', scope: 'PRIVATE', versions: [version('1.0.0')] },
  ],
};
const arn = (componentVersion: string, name = 'Saw'): string =>
  `arn:aws:greengrass:${region}:${account}:components:com.example.${name}:versions:${componentVersion}`;

describe('the reads of vendor guidance', () => {
  let live: LiveFleet;
  let guidance: GuidanceReads;
  let isShown: boolean;
  let perMinute: number;
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    [isShown, perMinute] = [true, 60];
    const requests = new BackgroundRequests(live.fleet, live.clock, () => perMinute);
    guidance = new GuidanceReads(live.fleet, live.clock, requests, { areComponentsShown: () => isShown });
    await live.fleet.list.readFirst();
    await Promise.all([...live.fleet.devices.all()].map((record) => record.components.read()));
    await live.fleet.components.own.read();
    live.takeRequests();
  });
  afterEach(async () => {
    guidance.dispose();
    await live.close();
  });
  async function change(seconds = 2): Promise<readonly string[]> {
    guidance.didChange();
    await live.advance(seconds);
    return live.takeRequests();
  }

  it('ask once for each latest version and each that runs somewhere: failing ones, then the newest, first', async () => {
    const asked = [arn('1.0.0'), arn('1.3.0'), arn('1.0.0', 'Idle'), arn('1.1.0')];
    assert.deepEqual(
      await change(),
      asked.map((one) => `DescribeComponent ${one}`),
    );
    assert.deepEqual(await change(), []);
  });

  it('ask nothing while the components are hidden', async () => {
    isShown = false;
    assert.deepEqual(await change(), []);
    isShown = true;
    assert.equal((await change()).length, 4);
  });

  it('stay within the request budget', async () => {
    perMinute = 1;
    assert.equal((await change(30)).length, 1);
    assert.equal((await change(60)).length, 1);
  });

  it('stop once AWS denies one', async () => {
    live.simulator.setFaults({ operation: 'DescribeComponent', effect: accessDenied('greengrass:DescribeComponent') });
    assert.equal((await change()).length, 1);
    assert.deepEqual(await change(), []);
  });

  it('leave a version alone that was opened', async () => {
    await live.fleet.components.version(arn('1.0.0')).read();
    live.takeRequests();
    assert.ok(!(await change()).includes(`DescribeComponent ${arn('1.0.0')}`));
  });
});
