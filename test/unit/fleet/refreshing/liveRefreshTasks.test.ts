import assert from 'node:assert/strict';
import { keepCurrent, type LiveFleet as CurrentFleet } from '../../../../src/fleet/refreshing/liveFleet';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { nothingShown } from './nothingShown';

const classic = { coreVersion: '2.14.3', isLite: false };
const line = groupDeployment(seededRandom(6), 'line-3', 'press-line', 9 * hours);
const running = { ...line, coreDeviceExecutionStatus: 'IN_PROGRESS' };
const simulated: SimulatedFleet = {
  account,
  region,
  deployments: [],
  devices: [coreDevice('press-1', classic, 60, [line], []), coreDevice('press-2', classic, 60, [running], [])],
};
const ofPress1 = ['GetCoreDevice press-1', 'ListEffectiveDeployments press-1', 'ListInstalledComponents press-1'];

describe('the tasks of the automatic refresh', () => {
  let live: LiveFleet;
  let current: CurrentFleet;
  let isActive: boolean;
  let slowSeconds: number;
  let random: number;
  let expanded: readonly string[];
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    [isActive, slowSeconds, random] = [true, 120, 0.5];
  });
  afterEach(async () => {
    current.watches.dispose();
    current.refresh.dispose();
    await live.close();
  });

  /** Starts the refresh of a fleet whose list has loaded. */
  async function start(...names: readonly string[]): Promise<void> {
    await live.fleet.list.readFirst();
    await open(...names);
  }
  async function open(...names: readonly string[]): Promise<void> {
    expanded = names;
    await Promise.all(names.map(async (name) => (await live.fleet.devices.find(name)).open()));
    await live.idle();
    live.takeRequests();
    current = keepCurrent(live.fleet, live.clock, () => random, {
      slowSeconds: () => slowSeconds,
      requestsPerMinute: () => 60,
      scanMinutes: () => 0,
      visibleDevices: () => expanded,
      ...nothingShown,
      visibleUnlisted: () => undefined,
      isActive: () => isActive,
    });
  }

  it('are those of an expanded device if the list was never read', async () => {
    await open('press-1');
    await live.advance(130);
    assert.deepEqual([...live.takeRequests()].sort(), ofPress1);
  });

  it('are none for a device that was collapsed', async () => {
    await start('press-1', 'press-2');
    expanded = [];
    await live.advance(60);
    assert.deepEqual(live.takeRequests(), []);
  });

  it("are none for a device that was never opened, or that isn't known", async () => {
    await start('press-2');
    expanded = ['no-core-device', 'press-1', 'press-2'];
    await live.advance(13);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
    await live.advance(115);
    assert.ok(!live.takeRequests().some((asked) => asked.endsWith('press-1')));
  });

  it('include lists that could never load', async () => {
    live.simulator.setFaults({ name: 'press-1', effect: accessDenied('greengrass:GetCoreDevice') });
    await start('press-1');
    assert.equal(live.fleet.devices.get('press-1')?.errors.length, 3);
    live.simulator.setFaults();
    // They have no read time, so they are due at once.
    await live.advance(1);
    assert.deepEqual([...live.takeRequests()].sort(), ofPress1);
    assert.deepEqual(live.fleet.devices.get('press-1')?.errors, []);
  });

  it("don't run within ten seconds, even if the view becomes active again", async () => {
    slowSeconds = 1;
    await start();
    await live.advance(5);
    for (const active of [false, true]) {
      isActive = active;
      current.refresh.didChangeActivity();
    }
    await live.idle();
    assert.deepEqual(live.takeRequests(), []);
    await live.advance(13);
    assert.deepEqual(live.takeRequests(), ['ListCoreDevices']);
  });

  for (const [part, seconds] of [
    [0, 10],
    [0.5, 12.5],
    [0.9, 14.5],
  ] as const) {
    it(`of changing data run every ${seconds} seconds in a window with the random number ${part}`, async () => {
      random = part;
      await start('press-2');
      await live.advance(seconds - 0.1);
      assert.deepEqual(live.takeRequests(), []);
      await live.advance(0.1);
      assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
    });
  }

  it('end when the view becomes inactive, even if others are due', async () => {
    await start('press-1');
    live.simulator.onDidRequest(() => {
      isActive = false;
    });
    await live.advance(130);
    assert.equal(live.takeRequests().length, 1);
    await live.advance(600);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('run once, however often the activity changes', async () => {
    await start('press-2');
    for (let times = 0; times < 5; times += 1) {
      current.refresh.didChangeActivity();
      await live.idle();
    }
    assert.equal(live.clock.waiting, 1);
    await live.advance(13);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2']);
    isActive = false;
    current.refresh.didChangeActivity();
    await live.idle();
    assert.equal(live.clock.waiting, 0);
  });

  it('skip data that the user has just loaded', async () => {
    await start('press-1');
    await live.advance(60);
    await live.fleet.devices.get('press-1')?.refresh();
    await live.fleet.list.refresh();
    live.takeRequests();
    await live.advance(100);
    assert.deepEqual(live.takeRequests(), []);
    await live.advance(30);
    assert.equal(live.takeRequests().length, 4);
  });

  it('share a budget with the watches', async () => {
    await start();
    const connectionId = live.fleet.connection.id;
    current.watches.watch({ kind: 'coreDevice', thingName: 'press-1', connectionId });
    await live.advance(1);
    assert.deepEqual(live.takeRequests(), ofPress1);
    assert.equal(current.refresh.requests.used, 3);
  });
});
