import assert from 'node:assert/strict';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import type { SimulatedThing } from '../../../simulator/iot/iotFleet';
import { background } from '../../../../src/fleet/requests/requestPool';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import type { Thresholds } from '../../../../src/greengrass/status/thresholds';
import type { SearchedIndex } from '../../../../src/fleet/selection/queryResult';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { openQuery, type OpenQuery } from './openQuery';

/** A thing that isn't a core device. Every other one is offline. */
function sensor(index: number): SimulatedThing {
  return { thingName: `sensor-${index}`, thingTypeName: 'sensor', connectivity: { connected: index % 2 === 0 } };
}

/** Core devices, the first 1,000 of which the list loads, and other things. */
function mixedFleet(devices: number, others: number): SimulatedFleet {
  const fleet = generateFleet(devices);
  return { ...fleet, iot: { things: { length: others, at: sensor } } };
}

describe('a filter that the fleet index answers', () => {
  let open: OpenQuery;
  afterEach(() => open.close());

  /** How often each operation was requested since the last call. */
  function requests(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const request of open.live.takeRequests()) {
      const [operation = ''] = request.split(' ');
      counts[operation] = (counts[operation] ?? 0) + 1;
    }
    return counts;
  }

  /** What the fleet index contributed. */
  function foundIndex(): SearchedIndex {
    const { index } = open.state();
    return typeof index === 'object' ? index : assert.fail('The index was not searched.');
  }

  async function opened(simulated: SimulatedFleet): Promise<void> {
    open = await openQuery(simulated, true);
    requests();
  }

  /** The names of the devices that are offline in the simulator, in the order of the index. */
  async function offlineNames(): Promise<readonly string[]> {
    const { items } = await open.live.fleet.connection.source.searchIndex(
      'connectivity.connected:false',
      undefined,
      new AbortController().signal,
    );
    requests();
    return items.map(({ thingName }) => thingName).filter((name) => !name.startsWith('sensor-'));
  }

  it('costs as much as its answer, and not as the 100,000 things of the account', async () => {
    await opened(mixedFleet(40_000, 60_000));
    await open.show({ filter: { isOffline: true } });
    const { thingNames, index, isComplete, isWhole } = open.state();
    const { fleet } = open.live;
    assert.deepEqual(requests(), { GetIndexingConfiguration: 1, SearchIndex: 1, GetCoreDevice: 100 });
    assert.deepEqual(index, { others: 100 - thingNames.length, hasMore: true });
    assert.ok(thingNames.length > 0 && thingNames.every((name) => !fleet.list.state.thingNames.includes(name)));
    assert.ok(!isComplete && !isWhole);
    assert.ok(thingNames.every((name) => fleet.connectivity.of(name)?.connected === false));
  });

  it('shows a page at a time, and hides and counts the things that are no core devices', async () => {
    await opened(mixedFleet(1_500, 60));
    const first = await offlineNames();
    await open.show({ filter: { isOffline: true } });
    assert.deepEqual([...open.state().thingNames].sort(), [...first].sort());
    const { others: before } = foundIndex();
    assert.ok(before > 0 && before + first.length === 100 && !open.state().isComplete);
    requests();
    await open.query().readMore();
    const { thingNames, isComplete, considered } = open.state();
    assert.deepEqual([foundIndex(), isComplete, considered], [{ others: 30, hasMore: false }, true, thingNames.length]);
    const { SearchIndex, GetCoreDevice = 0, ...others } = requests();
    assert.deepEqual([SearchIndex, others], [1, {}]);
    assert.ok(GetCoreDevice >= 30 - before);
    // What is known isn't asked for again.
    await open.show({ filter: { isOffline: true } });
    await open.query().readMore();
    assert.deepEqual(requests(), { SearchIndex: 1 });
  });

  it('keeps the page that is loaded with Load More during a refresh', async () => {
    await opened(mixedFleet(300, 0));
    await open.show({ filter: { thingType: 'gateway' } });
    const before = open.state().thingNames.length;
    const refreshing = open.filtered.refresh();
    await Promise.all([open.query().readMore(), refreshing]);
    assert.ok(open.state().thingNames.length > before);
    assert.equal(open.state().isReading, false);
    while (foundIndex().hasMore) {
      await open.query().readMore();
    }
    requests();
    await open.query().readMore();
    assert.deepEqual(requests(), {}, 'There is no page to load.');
  });

  it('asks for no core device once all of them are known', async () => {
    await opened(mixedFleet(300, 200));
    await open.show({ filter: { thingType: 'SENSOR' } });
    assert.deepEqual(open.state().index, { others: 100, hasMore: true });
    assert.deepEqual(open.state().thingNames, []);
    assert.deepEqual(requests(), { GetIndexingConfiguration: 1, SearchIndex: 1 });
  });

  it('combines with the other parts of the filter', async () => {
    await opened(mixedFleet(1_500, 60));
    await open.show({ filter: { isOffline: true, name: 'graz-press' } });
    const { thingNames, considered } = open.state();
    assert.ok(thingNames.length > 0 && thingNames.length < considered);
    assert.ok(thingNames.every((name) => name.startsWith('graz-press')));
    await open.show({ filter: { isOffline: true, attribute: 'site=windfarm-hornsund', thingType: 'gateway' } });
    assert.ok(open.state().thingNames.length > 0);
    assert.ok(open.state().thingNames.every((name) => name.startsWith('hornsund-wtg')));
    assert.deepEqual(open.state().index, { others: 0, hasMore: false });
  });

  it('keeps what it found when it is refreshed in vain, and says why', async () => {
    await opened(mixedFleet(1_500, 60));
    await open.show({ filter: { isOffline: true } });
    const { thingNames } = open.state();
    open.live.simulator.setFaults({ operation: 'SearchIndex', effect: accessDenied('iot:SearchIndex') });
    await open.filtered.refresh();
    assert.deepEqual([open.state().error?.permission, open.state().thingNames], ['iot:SearchIndex', thingNames]);
    open.live.simulator.setFaults();
    open.live.simulator.fleet.iot.changeIndexing({ isBuilding: true });
    await open.query().readMore();
    assert.deepEqual([open.state().error?.kind, open.state().thingNames], ['indexNotReady', thingNames]);
  });

  for (const indexing of [{ things: 'OFF' }, { connectivity: 'OFF' }] as const) {
    it(`is refused before it is billed if the index has ${JSON.stringify(indexing)}, until it is turned on`, async () => {
      await opened(mixedFleet(200, 0));
      const { iot } = open.live.simulator.fleet;
      iot.changeIndexing(indexing);
      await open.show({ filter: { isOffline: true } });
      assert.equal(open.state().error?.kind, 'notIndexed');
      assert.deepEqual(requests(), { GetIndexingConfiguration: 1 });
      iot.changeIndexing({ things: 'REGISTRY', connectivity: 'STATUS' });
      await open.query().read();
      assert.equal(open.state().error, undefined);
      assert.ok(open.state().thingNames.length > 0);
    });
  }

  it('stops asking for core devices after the first refusal', async () => {
    await opened(mixedFleet(1_100, 0));
    open.live.simulator.setFaults({ operation: 'GetCoreDevice', effect: accessDenied('greengrass:GetCoreDevice') });
    await open.show({ filter: { isOffline: true } });
    assert.equal(open.state().error?.permission, 'greengrass:GetCoreDevice');
    assert.ok(open.state().thingNames.length > 0, 'Those that are known are shown.');
    assert.ok((requests()['GetCoreDevice'] ?? 0) <= 16);
  });

  it('finds the members of a thing group and of the groups below it', async () => {
    await opened(mixedFleet(1_500, 60));
    const { iot } = open.live.simulator.fleet;
    iot.putGroup({ groupName: 'plant-graz-line-3', parent: 'austria' });
    iot.putGroup({ groupName: 'shops-vienna', parent: 'austria' });
    await open.show({ filter: { thingGroup: 'austria', isOffline: true } });
    assert.deepEqual(requests()['SearchIndex'], 1);
    const { thingNames } = open.state();
    assert.ok(
      thingNames.some((name) => name.startsWith('graz-')) && thingNames.some((name) => name.startsWith('shop-')),
    );
    assert.ok(thingNames.every((name) => /^(graz-press|shop-vienna)-/u.test(name)));
    await open.show({ filter: { thingGroup: 'windfarm-hornsund' } });
    const { GetCoreDevice, ...others } = requests();
    assert.deepEqual(others, { ListThingGroups: 1, SearchIndex: 1 });
    assert.ok(open.state().thingNames.length > 0 && GetCoreDevice !== 0);
    assert.ok(open.state().thingNames.every((name) => name.startsWith('hornsund-wtg-')));
  });

  it('lists the members of a thing group if the index has none', async () => {
    await opened(mixedFleet(200, 0));
    open.live.simulator.setFaults({ operation: 'SearchIndex', effect: accessDenied('iot:SearchIndex') });
    await open.show({ filter: { thingGroup: 'water-works' } });
    assert.deepEqual([open.state().error, open.state().index, open.state().isComplete], [undefined, undefined, true]);
    const listed = open.state().thingNames;
    assert.equal(requests()['ListThingsInThingGroup'], 1);
    assert.ok(listed.length > 0 && listed.every((name) => name.startsWith('pump-station-')));
    // A thing group with more groups below it than a search can have.
    const { iot } = open.live.simulator.fleet;
    for (let index = 0; index < 9; index += 1) {
      iot.putGroup({ groupName: `hall-${index}`, parent: 'water-works' });
    }
    open.live.simulator.setFaults();
    await open.show({ filter: { thingGroup: 'water-works', isOffline: true } });
    const { ListThingsInThingGroup, SearchIndex } = requests();
    assert.deepEqual([ListThingsInThingGroup, SearchIndex], [undefined, 1], 'The members are known already.');
    assert.ok(open.state().thingNames.every((name) => listed.includes(name)));
  });

  it('asks nothing if the user has not turned it on, and shows no core device', async () => {
    open = await openQuery(mixedFleet(200, 0));
    requests();
    await open.show({ filter: { isOffline: true } });
    assert.deepEqual([open.state().index, open.state().thingNames, requests()], ['off', [], {}]);
  });

  it("isn't sent with characters that the index doesn't support", async () => {
    await opened(mixedFleet(200, 0));
    await open.show({ filter: { attribute: 'site=graz" OR thingName:*' } });
    assert.equal(open.state().error?.kind, 'invalid');
    assert.deepEqual([open.state().thingNames, requests()], [[], {}]);
  });

  it('has the values of a field with the number of things', async () => {
    await opened(mixedFleet(200, 50));
    const listing = open.filtered.index.valuesOf('registry.thingTypeName');
    await listing.read();
    const counts = new Map(listing.state.items?.map(({ value, things }) => [value, things]));
    assert.deepEqual([...counts.keys()].sort(), ['gateway', 'lite-gateway', 'sensor']);
    assert.equal(counts.get('sensor'), 50);
    await listing.read();
    assert.deepEqual(requests(), { GetIndexingConfiguration: 1, GetBucketsAggregation: 1 });
  });
});

describe('a search while the list is still loading', () => {
  let live: LiveFleet;
  let filtered: FilteredFleet;
  afterEach(async () => {
    filtered.dispose();
    await live.close();
  });

  it('asks for no core device that the list is about to load', async () => {
    live = await openLiveFleet(mixedFleet(900, 0));
    const thresholds = (): Thresholds => ({ staleAfterHours: 25, stuckAfterHours: 24 });
    const options = { clock: live.clock, thresholds, isConnectivityOn: () => true, onDidChange: () => undefined };
    filtered = new FilteredFleet(live.fleet, options);
    filtered.apply({ filter: { isOffline: true }, grouping: 'none' });
    await filtered.query?.settled();
    assert.ok((filtered.query?.state.thingNames.length ?? 0) > 0);
    assert.deepEqual(
      live.takeRequests().filter((request) => request.startsWith('GetCoreDevice')),
      [],
    );
  });
});

describe('a filter by names', () => {
  let open: OpenQuery;
  afterEach(() => open.close());

  it('reads only the core devices with these names', async () => {
    open = await openQuery(1_500);
    const { fleet, simulator } = open.live;
    const unlisted = simulator.deviceNames().filter((name) => fleet.devices.get(name) === undefined);
    const things = [...unlisted.slice(0, 3), ...fleet.list.state.thingNames.slice(0, 2)];
    open.live.takeRequests();
    await open.show({ filter: { things: [...things, 'gone'] } });
    assert.deepEqual([...open.state().thingNames].sort(), [...things].sort());
    assert.deepEqual([open.state().isComplete, open.state().isWhole, open.state().error], [true, false, undefined]);
    assert.deepEqual(
      [...open.live.takeRequests()].sort(),
      ['gone', ...unlisted.slice(0, 3)].map((name) => `GetCoreDevice ${name}`).sort(),
    );
    const [refreshed = ''] = unlisted;
    simulator.update(refreshed, () => ({ status: 'UNHEALTHY' }));
    const refresh = open.query().unlisted;
    assert.equal(await refresh?.step(background), undefined);
    assert.equal(fleet.devices.get(refreshed)?.device.status, 'UNHEALTHY');
  });
});
