import assert from 'node:assert/strict';
import { keepCurrent, type LiveFleet as Current } from '../../../../src/fleet/refreshing/liveFleet';
import { manualScan } from '../../../../src/fleet/scanning/scanState';
import { fewFailing } from '../../../simulator/sample/fewFailing';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { nothingShown } from './nothingShown';

const minute = 60;

describe('the refresh of failing devices', () => {
  let live: LiveFleet;
  let current: Current;
  let slowSeconds: number;
  let visible: readonly string[];

  beforeEach(async () => {
    [slowSeconds, visible] = [120, []];
    live = await openLiveFleet(fewFailing(400));
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    await live.fleet.scans.start(manualScan('quick'));
    current = keepCurrent(live.fleet, live.clock, () => 0.5, {
      slowSeconds: () => slowSeconds,
      requestsPerMinute: () => 60,
      scanMinutes: () => 0,
      visibleDevices: () => visible,
      ...nothingShown,
      visibleUnlisted: () => undefined,
      isActive: () => true,
    });
    await live.idle();
    live.takeRequests();
  });
  afterEach(async () => {
    current.refresh.dispose();
    await live.close();
  });

  /** The devices whose lists were requested. */
  async function refreshed(minutes: number): Promise<readonly string[]> {
    await live.advance(minutes * minute);
    await live.idle();
    const ofDevices = live.takeRequests().filter((request) => !request.startsWith('ListCoreDevices'));
    return [...new Set(ofDevices.map((request) => request.split(' ')[1] ?? ''))].sort();
  }

  function failing(): readonly string[] {
    return [...live.fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName).sort();
  }

  it('begins after five minutes and reads each in turn, once', async () => {
    assert.deepEqual(await refreshed(4.8), []);
    assert.ok(failing().length > 30);
    assert.deepEqual(await refreshed(3), failing());
    assert.deepEqual(await refreshed(1.5), []);
    assert.deepEqual(await refreshed(4), failing());
  });

  it('leaves out the devices that are refreshed because they are open', async () => {
    visible = failing().slice(0, 3);
    slowSeconds = 300;
    const of = (name: string): boolean => visible.includes(name);
    const names = await refreshed(8);
    assert.deepEqual(
      names.filter((name) => !of(name)),
      failing().filter((name) => !of(name)),
    );
  });

  it('sees that a device has recovered', async () => {
    const [first = ''] = failing();
    live.simulator.update(first, () => ({ status: 'HEALTHY', effectiveDeployments: [], installedComponents: [] }));
    await refreshed(8);
    assert.equal(failing().includes(first), false);
  });

  it('is off when the automatic refresh is off', async () => {
    slowSeconds = 0;
    assert.deepEqual(await refreshed(60), []);
  });
});
