import assert from 'node:assert/strict';
import { fleetError } from '../../../src/greengrass/ports/fleetError';
import { smallFleet } from '../../extension/support/smallFleet';
import { account } from '../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from './liveFleet';
import { manualScan } from '../../../src/fleet/scanning/scanState';

const neverAborted = new AbortController().signal;

describe('a fleet', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
  });
  afterEach(() => live.close());

  /** The kinds of changes that an action reports. */
  async function changesOf(action: () => Promise<unknown>): Promise<ReadonlySet<string>> {
    const before = live.changes.length;
    await action();
    await live.idle();
    return new Set(live.changes.slice(before).map(({ kind }) => kind));
  }

  it('says what changed: its list, devices outside it, a device, a deployment or a scan', async () => {
    const { fleet } = live;
    assert.ok((await changesOf(() => fleet.list.readFirst())).has('list'));
    assert.deepEqual(
      await changesOf(() => fleet.devices.get('press-2')?.details.read() ?? assert.fail()),
      new Set(['device']),
    );
    const deploymentId = '0f0a1f3e-0000-4000-8000-000000000001';
    assert.deepEqual(await changesOf(() => fleet.deployments.of(deploymentId).read()), new Set(['deployment']));
    assert.ok((await changesOf(() => fleet.scans.start(manualScan('full')))).has('scan'));
    assert.deepEqual(
      await changesOf(() => {
        fleet.devices.forget(['press-1']);
        return Promise.resolve();
      }),
      new Set(['devices']),
    );
    assert.deepEqual(live.changes.filter(({ kind }) => kind === 'devices').at(-1), {
      kind: 'devices',
      thingNames: ['press-1'],
    });
  });

  it('knows its size and that it is whole once the list is loaded to its end', async () => {
    const { fleet } = live;
    assert.deepEqual([fleet.size, fleet.isWhole], [undefined, false]);
    await fleet.list.readFirst();
    assert.deepEqual([fleet.size, fleet.isWhole], [3, true]);
  });

  it('is whole, of unknown size, once every device was loaded outside the list', async () => {
    const { fleet } = live;
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    assert.deepEqual([fleet.size, fleet.isWhole], [undefined, true]);
    assert.deepEqual([...fleet.devices.names()].sort(), ['press-1', 'press-10', 'press-2']);
  });

  it('counts successful requests', async () => {
    const { fleet } = live;
    assert.equal(fleet.successCount, 0);
    await fleet.list.readFirst();
    assert.equal(fleet.successCount, 1);
  });

  it('knows its profile and Region, and the account from the ARN of a deployment', async () => {
    const { fleet } = live;
    await fleet.list.readFirst();
    await fleet.devices.get('press-2')?.deployments.read();
    const { id: connectionId, profile, region, partition } = fleet.connection;
    assert.deepEqual(fleet.place(), { connectionId, profile, region, partition, account, asOf: undefined });
    assert.equal(fleet.account(), account);
  });

  it('lists the failing devices with what is known about them', async () => {
    const { fleet } = live;
    await fleet.list.readFirst();
    assert.deepEqual(
      [...fleet.failingDevices()].map(({ place, device }) => [place.region, device.coreDeviceThingName]),
      [[fleet.connection.region, 'press-2']],
    );
  });

  it('refreshes the list and the expanded devices, and ignores unknown ones', async () => {
    const { fleet } = live;
    await fleet.list.readFirst();
    await fleet.devices.get('press-2')?.open();
    live.takeRequests();
    await fleet.refresh(['press-2', 'gone']);
    assert.deepEqual([...live.takeRequests()].sort(), [
      'GetCoreDevice press-2',
      'ListCoreDevices',
      'ListEffectiveDeployments press-2',
      'ListInstalledComponents press-2',
    ]);
  });

  it('says that AWS limits the request rate, and until when', async () => {
    const { fleet } = live;
    live.fail(fleetError({ kind: 'throttled', retryAfterSeconds: 30 }, 'slow down'));
    const changes = await changesOf(() => fleet.list.readFirst());
    assert.ok(changes.has('throttle'));
    assert.ok((fleet.throttledUntil?.getTime() ?? 0) > live.clock.now().getTime());
  });

  it('sends nothing after it is disposed', async () => {
    const { fleet } = live;
    await fleet.list.readFirst();
    live.fail(fleetError({ kind: 'offline' }, 'no route'));
    await fleet.refresh([]);
    live.fail();
    const response = fleet.devices.find('press-2').catch(() => undefined);
    fleet.dispose();
    await response;
    live.takeRequests();
    await live.idle();
    assert.deepEqual(live.takeRequests(), []);
  });
});
