import assert from 'node:assert/strict';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { FleetIndex } from '../../../../src/fleet/connectivity/fleetIndex';
import { IndexSearch } from '../../../../src/fleet/connectivity/indexSearch';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('a search in the fleet index, page by page', () => {
  const { signal } = new AbortController();
  let live: LiveFleet;
  let index: FleetIndex;
  let search: IndexSearch;
  beforeEach(async () => {
    live = await openLiveFleet(generateFleet(300));
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    index = new FleetIndex(live.fleet, live.clock);
    search = new IndexSearch(index, { thingType: 'gateway' }, () => undefined);
  });
  afterEach(() => live.close());

  const searches = (): number => live.takeRequests().filter((request) => request.startsWith('SearchIndex')).length;

  it('finds nothing after it was canceled', async () => {
    const ending = new AbortController();
    const reading = assert.rejects(search.read(ending.signal), { kind: 'canceled' });
    ending.abort();
    await reading;
    assert.equal(search.coreDevices.size, 0);
  });

  it('loads as many pages again as were loaded, and each once', async () => {
    await search.read(signal);
    await Promise.all([search.readMore(signal), search.readMore(signal)]);
    assert.equal(searches(), 2);
    const found = [...search.coreDevices];
    assert.ok(found.length > 100);
    index.markOutdated();
    await search.read(signal);
    assert.equal(searches(), 2);
    assert.deepEqual([...search.coreDevices], found);
  });

  it('is as old as its first page', async () => {
    const readAt = live.clock.now();
    await search.read(signal);
    await live.advance(600);
    await search.readMore(signal);
    assert.deepEqual(search.readAt, readAt);
  });

  it('tells how a core device is connected, unless a newer answer is known', () => {
    const { connectivity } = live.fleet;
    const [thingName = ''] = live.fleet.list.state.thingNames;
    const asked = (connected: boolean, seconds: number): void => {
      const askedAt = new Date(live.clock.now().getTime() + seconds * 1_000);
      connectivity.note(thingName, { connected, askedAt, timestamp: undefined, disconnectReason: undefined });
    };
    asked(true, 5);
    asked(false, 2);
    assert.equal(connectivity.of(thingName)?.connected, true);
    asked(false, 9);
    assert.equal(connectivity.of(thingName)?.connected, false);
  });
});
