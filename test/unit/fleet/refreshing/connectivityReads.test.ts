import assert from 'node:assert/strict';
import { ConnectivityReads } from '../../../../src/fleet/refreshing/connectivityReads';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { coreDevice } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import type { SimulatedIndexing } from '../../../simulator/iot/iotFleet';
import { account, days, region } from '../../../simulator/generated/random';
import { ManualClock } from '../../../simulator/clock';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };

/** Healthy devices, one that is unhealthy, and one whose report is stale. */
function simulated(indexing?: SimulatedIndexing): SimulatedFleet {
  const names = Array.from({ length: 70 }, (_, index) => `press-${index + 10}`);
  const healthy = ['press-1', 'press-2', ...names].map((name) => coreDevice(name, classic, 60, [], []));
  const unhealthy = coreDevice('press-4', classic, 60, [], [], {
    status: 'UNHEALTHY',
    connectivity: { connected: false, timestamp: -3_600, disconnectReason: 'DUPLICATE_CLIENTID' },
  });
  const stale = coreDevice('press-5', classic, 9 * days, [], []);
  const iot = indexing === undefined ? {} : { iot: { indexing } };
  return { account, region, devices: [...healthy, unhealthy, stale], ...iot };
}

describe('the reads of connections', () => {
  let live: LiveFleet;
  let reads: ConnectivityReads;
  let isOn: boolean;
  let isActive: boolean;
  let watched: readonly string[];
  let perMinute: number;

  async function open(indexing?: SimulatedIndexing): Promise<void> {
    live = await openLiveFleet(
      simulated(indexing),
      {},
      { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity },
    );
    [isOn, isActive, watched, perMinute] = [true, true, [], 60];
    const requests = new BackgroundRequests(live.fleet, live.clock, () => perMinute);
    reads = new ConnectivityReads(live.fleet, live.clock, requests, {
      isConnectivityOn: () => isOn,
      isActive: () => isActive,
      watchedDevices: () => watched,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
    });
    await live.fleet.list.readFirst();
    live.takeRequests();
  }
  afterEach(async () => {
    reads.dispose();
    await live.close();
  });

  async function change(seconds = 5): Promise<readonly string[]> {
    reads.didChange();
    await live.advance(seconds);
    return [...live.takeRequests()].sort();
  }
  const asked = (...names: readonly string[]): readonly string[] =>
    names.map((name) => `GetThingConnectivityData ${name}`);

  it('send nothing unless the user has turned them on', async () => {
    await open();
    isOn = false;
    assert.deepEqual(await change(120), []);
  });

  it('ask about failing and stale devices, and those that the user looks at, and nothing else', async () => {
    await open();
    watched = ['press-2'];
    assert.deepEqual(await change(), ['GetIndexingConfiguration', ...asked('press-2', 'press-4', 'press-5')]);
    const { connected, disconnectReason } = live.fleet.connectivity.of('press-4') ?? {};
    assert.deepEqual([connected, disconnectReason], [false, 'DUPLICATE_CLIENTID']);
    assert.equal(live.fleet.connectivity.of('press-2')?.connected, true);
    assert.equal(live.fleet.devices.get('press-4')?.opened.connectivity?.connected, false);
    assert.equal(live.fleet.connectivity.of('press-1'), undefined);
  });

  it('ask again after a minute, and not before', async () => {
    await open();
    await change();
    assert.deepEqual(await change(50), []);
    assert.deepEqual(await change(15), asked('press-4', 'press-5'));
  });

  it('ask nothing while nothing is visible', async () => {
    await open();
    isActive = false;
    assert.deepEqual(await change(180), []);
    isActive = true;
    assert.equal((await change()).length, 3);
  });

  it('stay within the request budget', async () => {
    await open();
    perMinute = 2;
    assert.equal((await change(30)).length, 2);
  });

  it('end where the index has no connectivity, and start again when the user asks for them again', async () => {
    await open({ things: 'REGISTRY', connectivity: 'OFF' });
    assert.deepEqual(await change(), ['GetIndexingConfiguration']);
    assert.equal(live.fleet.connectivity.isIndexed, false);
    assert.deepEqual(await change(180), []);
  });

  it('end once AWS denies a question', async () => {
    await open();
    live.simulator.setFaults({
      operation: 'GetThingConnectivityData',
      effect: accessDenied('iot:GetThingConnectivityData'),
    });
    await change();
    assert.equal(live.fleet.connectivity.error?.kind, 'denied');
    assert.deepEqual(await change(180), []);
  });

  it('ask even if what AWS IoT indexes is denied', async () => {
    await open();
    live.simulator.setFaults({
      operation: 'GetIndexingConfiguration',
      effect: accessDenied('iot:GetIndexingConfiguration'),
    });
    await change();
    assert.equal(live.fleet.connectivity.of('press-4')?.connected, false);
  });

  it('ask about 50 devices at most', async () => {
    await open();
    watched = Array.from({ length: 70 }, (_, index) => `press-${index + 10}`);
    perMinute = 1_000;
    const names = await change();
    assert.equal(names.filter((name) => name.startsWith('GetThingConnectivityData')).length, 50);
  });
});
