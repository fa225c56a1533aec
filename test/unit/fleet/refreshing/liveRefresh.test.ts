import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { LiveRefresh } from '../../../../src/fleet/refreshing/liveRefresh';
import { component, coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { expiredToken } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(6);
const line = groupDeployment(random, 'line-3', 'press-line', 9 * hours);
const running = { ...line, coreDeviceExecutionStatus: 'IN_PROGRESS' };
const queued = thingDeployment(random, 'press-3', 'bring-up', hours, { coreDeviceExecutionStatus: 'QUEUED' });
const starting = component('com.acme.Monitor', '1.2.3', line.deploymentId ?? '', hours, { lifecycleState: 'STARTING' });
const devices: SimulatedFleet = {
  account,
  region,
  deployments: [],
  devices: [
    coreDevice('press-1', classic, 60, [line], []),
    coreDevice('press-2', classic, 60, [running], []),
    coreDevice('press-3', classic, 60, [queued], []),
    coreDevice('press-4', classic, 60, [], [starting]),
  ],
};

describe('the automatic refresh', () => {
  let live: LiveFleet;
  let refresh: LiveRefresh;
  let isActive: boolean;
  let slowSeconds: number;
  let requestsPerMinute: number;
  let expanded: readonly string[];

  /** Shows the fleet with these devices expanded and starts the refresh. */
  async function start(...names: readonly string[]): Promise<void> {
    live = await openLiveFleet(devices);
    await show(...names);
    begin();
  }
  async function show(...names: readonly string[]): Promise<void> {
    expanded = names;
    await live.fleet.list.readFirst();
    await Promise.all(names.flatMap((name) => live.fleet.devices.get(name)?.open() ?? []));
    await live.idle();
    live.takeRequests();
  }
  function begin(): void {
    refresh = new LiveRefresh(live.fleet, live.clock, () => 0.5, {
      slowSeconds: () => slowSeconds,
      requestsPerMinute: () => requestsPerMinute,
      visibleDevices: () => expanded,
      shownRollouts: () => [],
      visibleUnlisted: () => undefined,
      isActive: () => isActive,
    });
  }
  beforeEach(() => {
    [isActive, slowSeconds, requestsPerMinute] = [true, 120, 60];
  });
  afterEach(async () => {
    refresh.dispose();
    await live.close();
  });

  it('requests only changing data every few seconds', async () => {
    await start('press-1', 'press-2', 'press-3', 'press-4');
    await live.advance(26);
    const requested = [
      'ListEffectiveDeployments press-2',
      'ListEffectiveDeployments press-3',
      'ListInstalledComponents press-4',
    ];
    assert.deepEqual(live.takeRequests(), [...requested, ...requested]);
  });

  it('reads the components once after a deployment has ended, then slows down', async () => {
    await start('press-2');
    live.simulator.update('press-2', () => ({ effectiveDeployments: [line] }));
    await live.advance(60);
    assert.deepEqual(live.takeRequests(), ['ListEffectiveDeployments press-2', 'ListInstalledComponents press-2']);
    assert.equal(live.fleet.devices.get('press-2')?.opened.deployments?.[0]?.coreDeviceExecutionStatus, 'SUCCEEDED');
  });

  it('refreshes the list and expanded devices slowly, without a loading state', async () => {
    await start('press-1');
    await live.advance(119);
    assert.deepEqual(live.takeRequests(), []);
    const { length } = live.changes;
    await live.advance(10);
    assert.deepEqual([...live.takeRequests()].sort(), [
      'GetCoreDevice press-1',
      'ListCoreDevices',
      'ListEffectiveDeployments press-1',
      'ListInstalledComponents press-1',
    ]);
    // One change per response at most, and none for loading. The lists of the device are as before.
    assert.deepEqual(
      live.changes
        .slice(length)
        .map(({ kind }) => kind)
        .sort(),
      ['device', 'list'],
    );
  });

  it('stops the slow refresh once that is turned off', async () => {
    await start('press-1', 'press-2');
    slowSeconds = 0;
    await live.advance(3600);
    assert.deepEqual([...new Set(live.takeRequests())], ['ListEffectiveDeployments press-2']);
  });

  it('sends nothing while inactive and catches up at once', async () => {
    await start('press-2');
    isActive = false;
    refresh.didChangeActivity();
    await live.advance(3600);
    assert.deepEqual([live.takeRequests(), live.clock.waiting], [[], 0]);
    isActive = true;
    refresh.didChangeActivity();
    await live.idle();
    assert.equal(live.takeRequests().length, 4);
    // Nothing is due the second time.
    isActive = false;
    refresh.didChangeActivity();
    isActive = true;
    refresh.didChangeActivity();
    await live.idle();
    assert.deepEqual(live.takeRequests(), []);
  });

  it('repeats canceled reads', async () => {
    await start();
    live.simulator.setFaults({ times: 1, effect: { kind: 'hang' } });
    const hanging = live.simulator.nextRequest(() => true);
    const passed = live.clock.advance(125);
    await hanging;
    await passed;
    isActive = false;
    refresh.didChangeActivity();
    await live.idle();
    assert.equal(live.takeRequests().length, 1);
    isActive = true;
    refresh.didChangeActivity();
    await live.idle();
    assert.deepEqual(live.takeRequests(), ['ListCoreDevices']);
  });

  it('stays within its budget and starves no list', async () => {
    requestsPerMinute = 10;
    await start('press-1', 'press-2', 'press-3', 'press-4');
    const times: number[] = [];
    live.simulator.onDidRequest(() => times.push(live.clock.now().getTime()));
    await live.advance(1200);
    for (const time of times) {
      const inMinute = times.filter((other) => other > time - 60_000 && other <= time);
      assert.ok(inMinute.length <= 10);
    }
    assert.ok(times.length > 150, `${times.length} requests.`);
    assert.ok(refresh.requests.used <= refresh.requests.limit && refresh.requests.used >= 5);
    assert.equal(new Set(live.takeRequests()).size, 13);
  });

  it('respects Retry-After', async () => {
    await start('press-2');
    live.fail(fleetError({ kind: 'throttled', retryAfterSeconds: 100 }, 'Rate exceeded'));
    await live.advance(13);
    live.fail();
    await live.advance(95);
    assert.deepEqual(live.takeRequests(), []);
    await live.advance(20);
    assert.ok(live.takeRequests().length > 0);
  });

  it('backs off without a Retry-After, up to five minutes', async () => {
    slowSeconds = 0;
    await start('press-2');
    live.fail(fleetError({ kind: 'throttled' }, 'Rate exceeded'));
    await live.advance(1200);
    const times = live.refused();
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // Each pause ends with the next round.
    assert.deepEqual(pauses, [37.5, 62.5, 125, 250, 300, 300]);
    live.fail();
    await live.advance(320);
    live.fail(fleetError({ kind: 'throttled' }, 'Rate exceeded'));
    await live.advance(60);
    assert.equal((live.refused().at(-1) ?? 0) - (live.refused().at(-2) ?? 0), 37.5);
  });

  it('stops when the credentials fail, until a click succeeds', async () => {
    await start('press-2');
    live.simulator.setFaults({ effect: expiredToken });
    await live.advance(13);
    assert.ok(live.takeRequests().length > 0);
    assert.equal(live.fleet.list.state.error?.kind, 'expired');
    live.simulator.setFaults();
    await live.advance(600);
    assert.deepEqual(live.takeRequests(), []);
    await live.fleet.list.refresh();
    live.takeRequests();
    await live.advance(15);
    assert.ok(live.takeRequests().includes('ListEffectiveDeployments press-2'));
  });

  it("keeps retrying and keeps the data while AWS can't be reached, and then recovers", async () => {
    await start('press-1', 'press-2');
    live.fail(fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND'));
    await live.advance(600);
    const times = live.refused();
    assert.ok(times.length > 10 && times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 30));
    const { error, thingNames } = live.fleet.list.state;
    assert.deepEqual([error?.kind, thingNames.length], ['offline', 4]);
    assert.equal(live.fleet.devices.get('press-2')?.opened.deployments?.length, 1);
    live.fail();
    await live.advance(160);
    assert.equal(live.fleet.list.state.error, undefined);
    assert.equal(live.fleet.devices.get('press-2')?.deployments.state.error, undefined);
  });

  it('retries denied requests less often', async () => {
    slowSeconds = 0;
    await start('press-2');
    live.fail(fleetError({ kind: 'denied' }, 'no'));
    await live.advance(100);
    assert.deepEqual(live.refused(), [0, 37.5, 75]);
  });

  it('stays within its budget with a list of several pages', async () => {
    [requestsPerMinute, slowSeconds] = [8, 60];
    live = await openLiveFleet({ ...generateFleet(450), region });
    live.simulator.put(coreDevice('busy', classic, 60, [running], []));
    await live.fleet.devices.find('busy');
    await show('busy');
    await live.fleet.list.settled();
    live.takeRequests();
    begin();
    const times: number[] = [];
    live.simulator.onDidRequest(() => times.push(live.clock.now().getTime()));
    await live.advance(1_200);
    const inMinutes = times.map((time) => times.filter((other) => other > time - 60_000 && other <= time).length);
    assert.ok(Math.max(...inMinutes) <= 8, `${Math.max(...inMinutes)} requests in a minute.`);
    const lists = live.takeRequests().filter((operation) => operation === 'ListCoreDevices');
    assert.ok(lists.length >= 5, 'The list was read.');
  });

  it('continues after the clock is set back', async () => {
    await start('press-1');
    isActive = false;
    refresh.didChangeActivity();
    await live.advance(-3_600);
    isActive = true;
    refresh.didChangeActivity();
    await live.idle();
    assert.equal(live.takeRequests().length, 4);
  });

  it('costs little for 100 devices when five are changing', async () => {
    const names = [1, 2, 3, 4, 5].map((number) => `busy-${number}`);
    const busy = names.map((name) => coreDevice(name, classic, 60, [running], []));
    const calm = Array.from({ length: 95 }, (_, index) => coreDevice(`calm-${index}`, classic, 60, [line], []));
    live = await openLiveFleet({ ...devices, devices: [...busy, ...calm] });
    await show(...names);
    begin();
    await live.advance(3600 / 6);
    const anHour = live.takeRequests().length * 6;
    assert.ok(anHour > 1500 && anHour < 2000, `${anHour} requests an hour.`);
    isActive = false;
    refresh.didChangeActivity();
    await live.advance(3600);
    assert.equal(live.takeRequests().length, 0);
  }).timeout(30_000);

  it('sends nothing after disposal', async () => {
    await start('press-2');
    refresh.dispose();
    refresh.didChangeActivity();
    await live.advance(3600);
    assert.deepEqual([live.takeRequests(), live.clock.waiting], [[], 0]);
  });

  it('ignores snapshots', async () => {
    live = await openLiveFleet(devices, { asOf: new Date(0) });
    await show('press-2');
    begin();
    await live.advance(3600);
    assert.deepEqual(live.takeRequests(), []);
  });

  it("doesn't read lists that were never opened", async () => {
    live = await openLiveFleet(devices);
    expanded = ['press-2'];
    begin();
    await live.advance(3600);
    assert.deepEqual(live.takeRequests(), []);
  });
});
