import assert from 'node:assert/strict';
import type { ViewOptions } from '../../../../src/fleet/selection/viewOptions';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { accessDenied } from '../../../simulator/faults';
import { generateFleet } from '../../../simulator/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const size = 1_200;

describe('an arrangement of a fleet', () => {
  let live: LiveFleet;
  let arranged: FilteredFleet;
  let didChange = (): void => undefined;

  async function open(over: Partial<Connection> = {}): Promise<void> {
    live = await openLiveFleet(generateFleet(size), over);
    arranged = new FilteredFleet(live.fleet, {
      clock: live.clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 24 }),
      onDidChange: () => {
        didChange();
      },
    });
  }
  async function close(): Promise<void> {
    arranged.dispose();
    await live.close();
  }
  beforeEach(() => open());
  afterEach(close);

  /** Resolves once everything has been read that an arrangement needs. */
  function arrange(arrangement: Partial<ViewOptions>): Promise<void> {
    return new Promise((resolve) => {
      didChange = () => {
        if (arranged.query?.state.isReading === false) {
          resolve();
        }
      };
      arranged.apply({ filter: {}, grouping: 'none', ...arrangement });
    });
  }

  /** What the service would say that fits. */
  function expected(fits: (name: string) => boolean): number {
    return live.simulator.deviceNames().filter(fits).length;
  }

  it('reads the fleet to its end, and shows all that fit', async () => {
    await arrange({ filter: { name: 'press' } });
    const { thingNames, considered, isReading, isComplete } = arranged.query?.state ?? {};
    assert.equal(
      thingNames?.length,
      expected((name) => name.includes('press')),
    );
    assert.deepEqual([considered, isReading, isComplete], [size, false, true]);
  });

  it('by thing group has nothing to do with a group that a filter asked for and that there is none of', async () => {
    await arrange({ filter: { thingGroup: 'gone' } });
    assert.equal(arranged.query?.state.error?.kind, 'notFound');
    await arrange({ grouping: 'thingGroup' });
    assert.equal(arranged.query.state.error, undefined);
    assert.equal(arranged.query.state.isComplete, true);
  });

  it('says how many were looked into where the filter asks for what only that tells', async () => {
    await live.fleet.list.readFirst();
    const [first = ''] = live.fleet.list.state.thingNames;
    await live.fleet.devices.get(first)?.open();
    await arrange({ filter: { component: '*' } });
    const { thingNames, scanned } = arranged.query?.state ?? {};
    assert.deepEqual([thingNames, scanned], [[first], 1]);
  });

  it('counts those of which is known what the filter asks for: a quick scan reads only a part', async () => {
    await live.fleet.list.readFirst();
    const [first = ''] = live.fleet.list.state.thingNames;
    await live.fleet.devices.get(first)?.components.read();
    for (const [filter, scanned] of [
      [{ isFailing: true }, 1],
      [{ component: 'com.acme.Nothing' }, 1],
      [{ isStuck: true }, 0],
      [{ isStuck: true, component: 'com.acme.Nothing' }, 0],
    ] as const) {
      await arrange({ filter });
      assert.equal(arranged.query?.state.scanned, scanned);
    }
  });

  it('shows what has changed in a known fleet a moment later', async () => {
    await arrange({ filter: { status: 'UNHEALTHY' }, grouping: 'status' });
    const { thingNames: before = [] } = arranged.query?.state ?? {};
    const healthy = [...live.fleet.devices.names()].find((name) => !before.includes(name)) ?? '';
    live.simulator.update(healthy, () => ({ status: 'UNHEALTHY' }));
    await live.fleet.devices.get(healthy)?.refresh();
    arranged.query?.didChange();
    await live.advance(1);
    const { thingNames = [], groups } = arranged.query?.state ?? {};
    assert.ok(thingNames.includes(healthy));
    assert.deepEqual(
      groups?.map(({ unhealthy }) => unhealthy),
      [before.length + 1],
    );
  });

  it('puts all devices together by thing groups that were read after them', async () => {
    await arrange({ filter: {}, grouping: 'thingGroup' });
    const { groups = [], considered } = arranged.query?.state ?? {};
    assert.equal(considered, size);
    const inGroups = new Set(groups.flatMap(({ key, thingNames }) => (key.startsWith('=') ? thingNames : [])));
    assert.equal(inGroups.size, size);
  });

  it('knows how many things are in a group once it has been asked who they are', async () => {
    const [group = { name: '', things: 0 }, ...others] = await arranged.thingGroups();
    assert.ok(others.length > 0 && [group, ...others].every(({ things }) => things === undefined));
    await arrange({ filter: { thingGroup: group.name } });
    const inGroup = arranged.query?.state.thingNames.length ?? 0;
    assert.deepEqual(await arranged.thingGroups(), [{ ...group, things: inGroup }, ...others]);
  });

  for (const [filter, asked] of [
    [{ runtime: 'aws_nucleus_lite' }, ['aws_nucleus_lite']],
    // A device without a runtime counts as classic, and the service would leave it out.
    [{ runtime: 'aws_nucleus_classic' }, []],
    [{ status: 'HEALTHY', runtime: 'aws_nucleus_lite' }, ['HEALTHY', 'aws_nucleus_lite']],
    [{ status: 'UNHEALTHY' }, ['UNHEALTHY']],
    [{ status: 'SOMETHING' }, []],
  ] as const) {
    it(`leaves to the service what it can leave out: ${Object.values(filter).join(' and ')}`, async () => {
      await arrange({ filter });
      const queries = live.simulator.requests.map(({ query }) =>
        [query['status'] ?? [], query['runtime'] ?? []].flat(),
      );
      const narrowed = queries.filter(({ length }) => length > 0);
      assert.equal(narrowed.length > 0, asked.length > 0);
      narrowed.forEach((query) => {
        assert.deepEqual(query, asked);
      });
      const fits = (name: string): boolean => {
        const { status, runtime } = live.simulator.device(name) ?? {};
        const actual: Readonly<Record<string, string | undefined>> = { status, runtime };
        return Object.entries(filter).every(([part, wanted]) => actual[part] === wanted);
      };
      assert.equal(arranged.query?.state.thingNames.length, expected(fits));
      assert.equal(arranged.query.state.isWhole, asked.length === 0);
    });
  }

  it('says why it is not complete, and shows what it has', async () => {
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    live.simulator.setFaults({ operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') });
    await arrange({ filter: { name: '*' } });
    const { thingNames, error, isComplete, readAt } = arranged.query?.state ?? {};
    assert.deepEqual([thingNames?.length, error?.kind, isComplete, readAt], [1_000, 'denied', false, undefined]);
    live.simulator.setFaults();
    await arranged.refresh();
    const { state } = arranged.query ?? {};
    assert.deepEqual([state?.thingNames.length, state?.error, state?.isComplete], [size, undefined, true]);
  });

  it('says how many things it has read while it waits for the thing groups', async () => {
    const groups = await arranged.thingGroups();
    const [last = { name: '' }] = groups.slice(-1);
    live.simulator.setFaults({ name: last.name, effect: { kind: 'hang' } });
    const hanging = live.simulator.nextRequest(({ name }) => name === last.name);
    void arrange({ grouping: 'thingGroup' });
    await hanging;
    await live.fleet.unlisted.readAll(new AbortController().signal, () => undefined);
    await live.advance(1);
    const { groups: shown, thingsRead, isReading } = arranged.query?.state ?? {};
    assert.deepEqual([shown, isReading], [[], true]);
    assert.ok(thingsRead !== undefined && thingsRead > 0, String(thingsRead));
  });

  it('reads no further once it is disposed', async () => {
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    // What reads beyond the list is loaded with the first of these.
    await live.fleet.unlisted.readOnly({ status: 'UNHEALTHY' }, new AbortController().signal, () => undefined);
    arranged.apply({ filter: { name: '*' }, grouping: 'none' });
    arranged.dispose();
    await live.idle();
    assert.equal(live.fleet.isWhole, false);
  });

  it('has judged what has changed when it is waited for', async () => {
    await arrange({ filter: { status: 'UNHEALTHY' } });
    const { query: selection } = arranged;
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

  it('reckons from the time of a snapshot', async () => {
    await arrange({ filter: { isStale: true } });
    const { thingNames: atPresent = [] } = arranged.query?.state ?? {};
    assert.ok(atPresent.length < size);
    await close();
    await open({ asOf: new Date(live.clock.now().getTime() + 365 * 24 * 3_600_000) });
    await arrange({ filter: { isStale: true } });
    assert.equal(arranged.query?.state.thingNames.length, size);
  });

  it('no longer shows a device that is gone', async () => {
    await arrange({ filter: { name: 'press' } });
    const [gone = ''] = arranged.query?.state.thingNames ?? [];
    live.simulator.remove(gone);
    await live.advance(1);
    await live.fleet.refresh([]);
    await arranged.refresh();
    const { thingNames = [], considered } = arranged.query?.state ?? {};
    assert.ok(gone !== '' && !thingNames.includes(gone));
    assert.equal(considered, size - 1);
  });
});
