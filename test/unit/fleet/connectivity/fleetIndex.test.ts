import assert from 'node:assert/strict';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { FleetIndex } from '../../../../src/fleet/connectivity/fleetIndex';
import type { Fleet } from '../../../../src/fleet/fleet';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('the first page of a search in the fleet index', () => {
  const gateways = { thingType: 'gateway' };
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(generateFleet(20));
  });
  afterEach(() => live.close());

  const searches = (): number => live.takeRequests().filter((request) => request.startsWith('SearchIndex')).length;

  it('is billed once a minute, and again after a refresh', async () => {
    const index = new FleetIndex(live.fleet, live.clock);
    const [page, same] = await Promise.all([index.first(gateways), index.first(gateways)]);
    assert.equal(page, same);
    await live.advance(59);
    assert.equal(await index.first(gateways), page);
    assert.equal(searches(), 1);
    await live.advance(1);
    assert.notEqual(await index.first(gateways), page);
    assert.equal(searches(), 1);
    index.markOutdated();
    await index.first(gateways);
    assert.equal(searches(), 1);
  });

  it('is kept if a search before the refresh fails later', async () => {
    const { connectivity, devices, isWhole } = live.fleet;
    let sent = 0;
    const request: Fleet['request'] = (options, send) => {
      sent += 1;
      return sent === 1
        ? Promise.reject(fleetError({ kind: 'throttled' }, 'Rate exceeded'))
        : live.fleet.request(options, send);
    };
    const index = new FleetIndex({ request, connectivity, devices, isWhole }, live.clock);
    const failing = assert.rejects(index.first(gateways), { kind: 'throttled' });
    index.markOutdated();
    const page = await index.first(gateways);
    await failing;
    assert.equal(await index.first(gateways), page);
    assert.equal(sent, 2);
  });

  it('is searched again after an error', async () => {
    const index = new FleetIndex(live.fleet, live.clock);
    live.simulator.fleet.iot.changeIndexing({ isBuilding: true });
    await assert.rejects(index.first(gateways), { kind: 'indexNotReady' });
    live.simulator.fleet.iot.changeIndexing({ isBuilding: false });
    assert.ok((await index.first(gateways)).items.length > 0);
  });

  it('is canceled with its connection', async () => {
    const index = new FleetIndex(live.fleet, live.clock);
    const page = assert.rejects(index.first(gateways), { kind: 'canceled' });
    index.cancel();
    await page;
    assert.equal(searches(), 0);
  });

  it('has things that become core devices after a refresh', async () => {
    const { simulator, fleet } = live;
    const [thingName = ''] = simulator.deviceNames();
    const device = simulator.device(thingName) ?? assert.fail();
    const index = new FleetIndex(fleet, live.clock);
    const page = await index.first(gateways);
    const isCoreDevice = async (): Promise<boolean | undefined> => {
      const told = new Map<string, boolean>();
      await index.tellApart(page, (name, is) => told.set(name, is), new AbortController().signal);
      return told.get(thingName);
    };
    simulator.remove(thingName);
    assert.equal(await isCoreDevice(), false);
    simulator.put(device);
    assert.equal(await isCoreDevice(), false);
    index.markOutdated();
    assert.equal(await isCoreDevice(), true);
  });
});
