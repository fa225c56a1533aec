import assert from 'node:assert/strict';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { generateFleet } from '../../../simulator/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const nobody = new AbortController().signal;

/** Ways to read a fleet again after it has been read as a whole. No time passes meanwhile. */
const ways: readonly {
  readonly what: string;
  readonly size: number;
  readonly readAgain: (live: LiveFleet) => Promise<void>;
}[] = [
  { what: 'the list is read to its end', size: 150, readAgain: ({ fleet }) => fleet.list.refresh() },
  {
    what: 'the list is read, and the unlisted devices after it',
    size: 1_150,
    readAgain: async ({ fleet }) => {
      await fleet.refresh([]);
      await fleet.unlisted.readAll(nobody, () => undefined);
    },
  },
  { what: 'a full scan has read every device', size: 150, readAgain: ({ fleet }) => fleet.scans.start('full') },
  {
    what: 'it is not among those that look as it did, and is not found by its name',
    size: 1_150,
    readAgain: async (live) => {
      await live.fleet.refresh([]);
      live.asked();
      await live.fleet.unlisted.readOnly({ status: 'UNHEALTHY' }, nobody, () => undefined);
      assert.equal(live.asked().filter((request) => request.startsWith('GetCoreDevice')).length, 1);
    },
  },
];

describe('a core device that was deleted', () => {
  let live: LiveFleet;
  let filtered: FilteredFleet;
  afterEach(async () => {
    filtered.dispose();
    await live.close();
  });

  /** The devices that the list has rows for. */
  function rows(): readonly string[] {
    return live.fleet.list.state.thingNames.filter((name) => live.fleet.devices.get(name) !== undefined);
  }

  function failing(): readonly string[] {
    return [...live.fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName);
  }

  async function open(size: number): Promise<void> {
    live = await openLiveFleet(generateFleet(size));
    const { fleet, clock } = live;
    await fleet.list.readFirst();
    await fleet.unlisted.readAll(nobody, () => undefined);
    filtered = new FilteredFleet(fleet, {
      clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      onDidChange: () => undefined,
    });
    filtered.apply({ filter: { status: 'UNHEALTHY' }, grouping: 'none' });
  }

  async function found(): Promise<readonly string[]> {
    filtered.query?.didChange();
    await live.advance(1);
    return filtered.query?.state.thingNames ?? [];
  }

  for (const { what, size, readAgain } of ways) {
    it(`is in no list and no query and does not count as failing once ${what}`, async () => {
      await open(size);
      const unhealthy = await found();
      const name = unhealthy.at(-1) ?? assert.fail('None is unhealthy.');
      assert.ok(failing().includes(name));
      live.simulator.remove(name);
      await readAgain(live);
      assert.equal(live.fleet.devices.get(name), undefined);
      assert.equal(rows().includes(name), false);
      assert.deepEqual(
        await found(),
        unhealthy.filter((other) => other !== name),
      );
      assert.equal(failing().includes(name), false);
      assert.equal(live.fleet.devices.failingCount, failing().length);
      assert.equal([...live.fleet.devices.names()].length, size - 1);
    });
  }
});

describe('a clock that is set back', () => {
  it('changes nothing in which devices are gone, and in which answer is the newer one', async () => {
    const live = await openLiveFleet(generateFleet(150));
    try {
      const { fleet, simulator } = live;
      await fleet.list.readFirst();
      await fleet.list.settled();
      const [gone = '', changed = ''] = simulator.deviceNames();
      await fleet.devices.get(changed)?.details.read();
      await live.advance(-3_600);
      simulator.remove(gone);
      simulator.update(changed, () => ({ status: 'UNHEALTHY' }));
      await fleet.list.refresh();
      assert.deepEqual([fleet.devices.get(gone), fleet.size], [undefined, 149]);
      assert.equal(fleet.devices.get(changed)?.device.status, 'UNHEALTHY');
      await live.advance(-3_600);
      simulator.update(changed, () => ({ status: 'HEALTHY' }));
      await fleet.devices.get(changed)?.details.refresh();
      assert.equal(fleet.devices.get(changed)?.device.status, 'HEALTHY');
    } finally {
      await live.close();
    }
  });
});
