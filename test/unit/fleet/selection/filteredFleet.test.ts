import assert from 'node:assert/strict';
import type { ViewOptions } from '../../../../src/fleet/selection/viewOptions';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { generateFleet } from '../../../simulator/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const size = 1_200;

describe('an arrangement of a fleet', () => {
  let live: LiveFleet;
  let arranged: FilteredFleet;
  let didChange = (): void => undefined;

  beforeEach(async () => {
    live = await openLiveFleet(generateFleet(size));
    arranged = new FilteredFleet(live.fleet, {
      clock: live.clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 24 }),
      onDidChange: () => {
        didChange();
      },
    });
  });
  afterEach(async () => {
    arranged.dispose();
    await live.close();
  });

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
    await live.fleet.device(first)?.open();
    await arrange({ filter: { component: '*' } });
    const { thingNames, scanned } = arranged.query?.state ?? {};
    assert.deepEqual([thingNames, scanned], [[first], 1]);
  });

  it('counts those of which is known what the filter asks for: a quick scan reads only a part', async () => {
    await live.fleet.list.readFirst();
    const [first = ''] = live.fleet.list.state.thingNames;
    await live.fleet.device(first)?.components.read();
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
    const healthy = [...live.fleet.thingNames()].find((name) => !before.includes(name)) ?? '';
    live.simulator.update(healthy, () => ({ status: 'UNHEALTHY' }));
    await live.fleet.device(healthy)?.refresh();
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
