import assert from 'node:assert/strict';
import { GuidanceReads } from '../../../../src/fleet/refreshing/guidanceReads';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { component, coreDevice } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, days, hours, region } from '../../../simulator/generated/random';
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

  const everyVersion = [arn('1.0.0'), arn('1.3.0'), arn('1.0.0', 'Idle'), arn('1.1.0')].map(
    (one) => `DescribeComponent ${one}`,
  );

  it('ask once for each latest version and each that runs somewhere: failing ones, then the newest, first', async () => {
    assert.deepEqual(await change(), everyVersion);
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

  it('ask again after the user refreshes the components, also if AWS denied it before', async () => {
    const { components } = live.fleet;
    live.simulator.setFaults({ operation: 'DescribeComponent', effect: accessDenied('greengrass:DescribeComponent') });
    assert.equal((await change()).length, 1);
    live.simulator.setFaults();
    components.markVersionsOutdated();
    assert.deepEqual(await change(), everyVersion);
    live.simulator.publish('com.example.Saw', { ...version('1.1.0'), status: { vendorGuidance: 'DISCONTINUED' } });
    components.markVersionsOutdated();
    assert.equal((await change()).length, 4);
    assert.equal(components.knownVersion(arn('1.1.0'))?.items?.[0]?.status.vendorGuidance, 'DISCONTINUED');
  });

  /** Finds a core device with a third version of the saw. */
  async function addVersion(): Promise<void> {
    live.simulator.put(coreDevice('saw-4', classic, 60, [], [{ ...saw, componentVersion: '1.2.0' }]));
    await live.fleet.list.refresh();
    await live.fleet.devices.get('saw-4')?.components.read();
    live.takeRequests();
  }

  it('stop between two versions once the components are hidden', async () => {
    await addVersion();
    perMinute = 1;
    assert.equal((await change(30)).length, 1);
    isShown = false;
    // The second request already waits for the budget.
    await live.advance(600);
    assert.equal(live.takeRequests().length, 1);
  });

  it('end with the fleet, also while a request waits for the budget', async () => {
    perMinute = 1;
    assert.equal((await change(30)).length, 1);
    guidance.dispose();
    await live.advance(600);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('pause when AWS throttles, and then go on', async () => {
    live.fail(fleetError({ kind: 'throttled', operation: 'DescribeComponent' }, 'Slow down'));
    await change(10);
    live.fail();
    assert.equal(live.refused().length, 1);
    assert.deepEqual(await change(10), []);
    assert.deepEqual([...(await change(60))].sort(), [...everyVersion].sort());
  });

  it('ask nothing in a snapshot', async () => {
    guidance.dispose();
    await live.close();
    live = await openLiveFleet(simulated, { asOf: new Date() });
    const requests = new BackgroundRequests(live.fleet, live.clock, () => 60);
    guidance = new GuidanceReads(live.fleet, live.clock, requests, { areComponentsShown: () => true });
    await live.fleet.list.readFirst();
    await Promise.all([...live.fleet.devices.all()].map((record) => record.components.read()));
    await live.fleet.components.own.read();
    live.takeRequests();
    assert.deepEqual(await change(60), []);
  });

  it('ask for at most 500 versions', async () => {
    const names = Array.from({ length: 510 }, (_, index) => `com.example.Saw${index}`);
    const installed = names.map((name) => component(name, '1.0.0', 'd1', hours));
    const many = {
      devices: [coreDevice('saw-1', classic, 60, [], installed)],
      components: names.map((componentName) => ({
        componentName,
        scope: 'PRIVATE' as const,
        versions: [version('1.0.0')],
      })),
    };
    await live.close();
    live = await openLiveFleet({ ...simulated, ...many });
    guidance.dispose();
    const requests = new BackgroundRequests(live.fleet, live.clock, () => 100_000);
    guidance = new GuidanceReads(live.fleet, live.clock, requests, { areComponentsShown: () => true });
    await live.fleet.list.readFirst();
    await Promise.all([...live.fleet.devices.all()].map((record) => record.components.read()));
    await live.fleet.components.own.read();
    live.takeRequests();
    const asked = [...(await change(60)), ...(await change(60))];
    assert.equal(new Set(asked).size, 500);
  });

  it('leave a version alone that was opened', async () => {
    await live.fleet.components.version(arn('1.0.0')).read();
    live.takeRequests();
    assert.ok(!(await change()).includes(`DescribeComponent ${arn('1.0.0')}`));
  });
});
