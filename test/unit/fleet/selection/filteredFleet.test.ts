import assert from 'node:assert/strict';
import type { ViewOptions } from '../../../../src/fleet/selection/viewOptions';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { accessDenied } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const size = 1_200;

describe('a filtered fleet', () => {
  let live: LiveFleet;
  let filtered: FilteredFleet;
  let didChange = (): void => undefined;

  async function open(over: Partial<Connection> = {}): Promise<void> {
    live = await openLiveFleet(generateFleet(size), over);
    filtered = new FilteredFleet(live.fleet, {
      clock: live.clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 24 }),
      isConnectivityOn: () => false,
      onDidChange: () => {
        didChange();
      },
    });
  }
  async function close(): Promise<void> {
    filtered.dispose();
    await live.close();
  }
  beforeEach(() => open());
  afterEach(close);

  /** Applies view options and resolves once all their data has loaded. */
  function show(viewOptions: Partial<ViewOptions>): Promise<void> {
    return new Promise((resolve) => {
      didChange = () => {
        if (filtered.query?.state.isReading === false) {
          resolve();
        }
      };
      filtered.apply({ filter: {}, grouping: 'none', ...viewOptions });
    });
  }

  /** The devices that AWS would return. */
  function expected(matches: (name: string) => boolean): number {
    return live.simulator.deviceNames().filter(matches).length;
  }

  it('loads the whole fleet and shows all matches', async () => {
    await show({ filter: { name: 'press' } });
    const { thingNames, considered, isReading, isComplete } = filtered.query?.state ?? {};
    assert.equal(
      thingNames?.length,
      expected((name) => name.includes('press')),
    );
    assert.deepEqual([considered, isReading, isComplete], [size, false, true]);
  });

  it('by thing group ignores a nonexistent group of an earlier filter', async () => {
    await show({ filter: { thingGroup: 'gone' } });
    assert.equal(filtered.query?.state.error?.kind, 'notFound');
    await show({ grouping: 'thingGroup' });
    assert.equal(filtered.query.state.error, undefined);
    assert.equal(filtered.query.state.isComplete, true);
  });

  it('counts scanned devices if the filter needs a scan', async () => {
    await live.fleet.list.readFirst();
    const [first = ''] = live.fleet.list.state.thingNames;
    await live.fleet.devices.get(first)?.open();
    await show({ filter: { component: '*' } });
    const { thingNames, scanned } = filtered.query?.state ?? {};
    assert.deepEqual([thingNames, scanned], [[first], 1]);
  });

  it('counts a device as scanned if it has the data that the filter needs', async () => {
    await live.fleet.list.readFirst();
    const [first = ''] = live.fleet.list.state.thingNames;
    await live.fleet.devices.get(first)?.components.read();
    for (const [filter, scanned] of [
      [{ isFailing: true }, 1],
      [{ component: 'com.acme.Nothing' }, 1],
      [{ isStuck: true }, 0],
      [{ isStuck: true, component: 'com.acme.Nothing' }, 0],
    ] as const) {
      await show({ filter });
      assert.equal(filtered.query?.state.scanned, scanned);
    }
  });

  it('shows changes, debounced', async () => {
    await show({ filter: { status: 'UNHEALTHY' }, grouping: 'status' });
    const { thingNames: before = [] } = filtered.query?.state ?? {};
    const healthy = [...live.fleet.devices.names()].find((name) => !before.includes(name)) ?? '';
    live.simulator.update(healthy, () => ({ status: 'UNHEALTHY' }));
    await live.fleet.devices.get(healthy)?.refresh();
    filtered.query?.didChange();
    await live.advance(1);
    const { thingNames = [], groups } = filtered.query?.state ?? {};
    assert.ok(thingNames.includes(healthy));
    assert.deepEqual(
      groups?.map(({ unhealthy }) => unhealthy),
      [before.length + 1],
    );
  });

  it('groups all devices by thing groups that load after them', async () => {
    await show({ filter: {}, grouping: 'thingGroup' });
    const { groups = [], considered } = filtered.query?.state ?? {};
    assert.equal(considered, size);
    const inGroups = new Set(groups.flatMap(({ key, thingNames }) => (key.startsWith('=') ? thingNames : [])));
    assert.equal(inGroups.size, size);
  });

  it('has the size of a thing group once its members have loaded', async () => {
    const [group = { name: '', things: 0 }, ...others] = await filtered.thingGroups();
    assert.ok(others.length > 0 && [group, ...others].every(({ things }) => things === undefined));
    await show({ filter: { thingGroup: group.name } });
    const inGroup = filtered.query?.state.thingNames.length ?? 0;
    assert.deepEqual(await filtered.thingGroups(), [{ ...group, things: inGroup }, ...others]);
  });

  for (const [filter, requested] of [
    [{ runtime: 'aws_nucleus_lite' }, ['aws_nucleus_lite']],
    // A device without a runtime counts as classic, but AWS would leave it out.
    [{ runtime: 'aws_nucleus_classic' }, []],
    [{ status: 'HEALTHY', runtime: 'aws_nucleus_lite' }, ['HEALTHY', 'aws_nucleus_lite']],
    [{ status: 'UNHEALTHY' }, ['UNHEALTHY']],
    [{ status: 'SOMETHING' }, []],
  ] as const) {
    it(`uses the filter of AWS: ${Object.values(filter).join(' and ')}`, async () => {
      await show({ filter });
      const queries = live.simulator.requests.map(({ query }) =>
        [query['status'] ?? [], query['runtime'] ?? []].flat(),
      );
      const narrowed = queries.filter(({ length }) => length > 0);
      assert.equal(narrowed.length > 0, requested.length > 0);
      narrowed.forEach((query) => {
        assert.deepEqual(query, requested);
      });
      const matches = (name: string): boolean => {
        const { status, runtime } = live.simulator.device(name) ?? {};
        const actual: Readonly<Record<string, string | undefined>> = { status, runtime };
        return Object.entries(filter).every(([part, wanted]) => actual[part] === wanted);
      };
      assert.equal(filtered.query?.state.thingNames.length, expected(matches));
      assert.equal(filtered.query.state.isWhole, requested.length === 0);
    });
  }

  it('shows the loaded devices and the error when it is incomplete', async () => {
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    live.simulator.setFaults({ operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') });
    await show({ filter: { name: '*' } });
    const { thingNames, error, isComplete, readAt } = filtered.query?.state ?? {};
    assert.deepEqual([thingNames?.length, error?.kind, isComplete, readAt], [1_000, 'denied', false, undefined]);
    live.simulator.setFaults();
    await filtered.refresh();
    const { state } = filtered.query ?? {};
    assert.deepEqual([state?.thingNames.length, state?.error, state?.isComplete], [size, undefined, true]);
  });

  it('has the number of loaded members while the thing groups load', async () => {
    const groups = await filtered.thingGroups();
    const [last = { name: '' }] = groups.slice(-1);
    live.simulator.setFaults({ name: last.name, effect: { kind: 'hang' } });
    const hanging = live.simulator.nextRequest(({ name }) => name === last.name);
    void show({ grouping: 'thingGroup' });
    await hanging;
    await live.fleet.unlisted.readAll(new AbortController().signal, () => undefined);
    // `live.advance` would wait for the hanging request.
    await live.clock.advance(1);
    const { groups: shown, thingsRead, isReading } = filtered.query?.state ?? {};
    assert.deepEqual([shown, isReading], [[], true]);
    assert.ok(thingsRead !== undefined && thingsRead > 0, String(thingsRead));
  });

  it('stops loading on disposal', async () => {
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    // The code that reads unlisted devices loads with the first of these.
    await live.fleet.unlisted.readFiltered({ status: 'UNHEALTHY' }, new AbortController().signal, () => undefined);
    filtered.apply({ filter: { name: '*' }, grouping: 'none' });
    filtered.dispose();
    await live.idle();
    assert.equal(live.fleet.isWhole, false);
  });

  it('has evaluated all changes once it is settled', async () => {
    await show({ filter: { status: 'UNHEALTHY' } });
    const { query: selection } = filtered;
    const healthy = live.fleet.list.state.thingNames.find(
      (name) => live.fleet.devices.get(name)?.device.status === 'HEALTHY',
    );
    live.simulator.update(healthy ?? '', () => ({ status: 'UNHEALTHY' }));
    await live.fleet.devices.get(healthy ?? '')?.details.refresh();
    selection?.didChange();
    assert.equal(selection?.state.thingNames.includes(healthy ?? ''), false);
    await selection.settled();
    assert.equal(selection.state.thingNames.includes(healthy ?? ''), true);
  });

  it('measures ages from the time of a snapshot', async () => {
    await show({ filter: { isStale: true } });
    const { thingNames: atPresent = [] } = filtered.query?.state ?? {};
    assert.ok(atPresent.length < size);
    await close();
    await open({ asOf: new Date(live.clock.now().getTime() + 365 * 24 * 3_600_000) });
    await show({ filter: { isStale: true } });
    assert.equal(filtered.query?.state.thingNames.length, size);
  });

  it('removes a deleted device', async () => {
    await show({ filter: { name: 'press' } });
    const [gone = ''] = filtered.query?.state.thingNames ?? [];
    live.simulator.remove(gone);
    await live.advance(1);
    await live.fleet.refresh([]);
    await filtered.refresh();
    const { thingNames = [], considered } = filtered.query?.state ?? {};
    assert.ok(gone !== '' && !thingNames.includes(gone));
    assert.equal(considered, size - 1);
  });
});
