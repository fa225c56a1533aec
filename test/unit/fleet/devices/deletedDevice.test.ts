import assert from 'node:assert/strict';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { manualScan } from '../../../../src/fleet/scanning/scanState';

const neverAborted = new AbortController().signal;

/** Ways to refresh a fully loaded fleet. The clock doesn't advance in between. */
const ways: readonly {
  readonly what: string;
  readonly size: number;
  readonly readAgain: (live: LiveFleet) => Promise<void>;
}[] = [
  { what: 'the list has loaded to its end', size: 150, readAgain: ({ fleet }) => fleet.list.refresh() },
  {
    what: 'the list and the unlisted devices have loaded',
    size: 1_150,
    readAgain: async ({ fleet }) => {
      await fleet.refresh([]);
      await fleet.unlisted.readAll(neverAborted, () => undefined);
    },
  },
  { what: 'a full scan has finished', size: 150, readAgain: ({ fleet }) => fleet.scans.start(manualScan('full')) },
  {
    what: 'a filtered read misses it and a lookup by name fails',
    size: 1_150,
    readAgain: async (live) => {
      await live.fleet.refresh([]);
      live.takeRequests();
      await live.fleet.unlisted.readFiltered({ status: 'UNHEALTHY' }, neverAborted, () => undefined);
      assert.equal(live.takeRequests().filter((request) => request.startsWith('GetCoreDevice')).length, 1);
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

  /** Devices with rows in the list. */
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
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    filtered = new FilteredFleet(fleet, {
      clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      isConnectivityOn: () => false,
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
    it(`is in no list or query and doesn't count as failing once ${what}`, async () => {
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

describe('a clock set back', () => {
  it("doesn't affect which devices are gone and which response is newer", async () => {
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
