import assert from 'node:assert/strict';
import type { ViewOptions } from '../../../../src/fleet/selection/viewOptions';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { LiveRefresh } from '../../../../src/fleet/refreshing/liveRefresh';
import { Watches } from '../../../../src/fleet/refreshing/watches';
import { internalServerError } from '../../../simulator/faults';
import { generateFleet } from '../../../simulator/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const everything: ViewOptions = { filter: { name: '*' }, grouping: 'none' };

describe('what lies beyond the list of a fleet', () => {
  let live: LiveFleet;
  let arrangement: FilteredFleet;
  let refresh: LiveRefresh;
  let didChange: () => void;
  let isActive: boolean;
  let slowSeconds: number;
  let requestsPerMinute: number;

  /** Shows what fits of a fleet, once all of it has been read. */
  async function show(size: number, arranged = everything): Promise<void> {
    live = await openLiveFleet(generateFleet(size));
    const { fleet, clock } = live;
    arrangement = new FilteredFleet(fleet, {
      clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      onDidChange: () => {
        didChange();
      },
    });
    const isRead = new Promise<void>((resolve) => {
      didChange = () => {
        if (arrangement.query?.state.isReading === false) {
          resolve();
        }
      };
    });
    void fleet.list.readFirst();
    arrangement.apply(arranged);
    await isRead;
    await live.advance(1);
    assert.equal(arrangement.query?.state.isComplete, true);
    live.asked();
    refresh = new LiveRefresh(fleet, clock, () => 0.5, {
      slowSeconds: () => slowSeconds,
      requestsPerMinute: () => requestsPerMinute,
      expandedThings: () => [],
      unlistedOnShow: () => arrangement.query?.unlisted,
      isActive: () => isActive,
    });
  }
  beforeEach(() => {
    [isActive, slowSeconds, requestsPerMinute] = [true, 120, 60];
  });
  afterEach(async () => {
    refresh.dispose();
    arrangement.dispose();
    await live.close();
  });

  /** Devices that the list has not come to. */
  function farDevices(): readonly string[] {
    const listed = new Set(live.fleet.list.state.thingNames);
    return live.simulator.deviceNames().filter((name) => !listed.has(name));
  }

  it('is read again as slowly as the list, and what has changed or gone is shown', async () => {
    await show(1_450);
    const [sick = '', gone = ''] = farDevices();
    const readAt = arrangement.query?.state.readAt;
    live.simulator.update(sick, () => ({ status: 'UNHEALTHY' }));
    live.simulator.remove(gone);
    await live.advance(115);
    assert.deepEqual(live.asked(), []);
    await live.advance(20);
    // Ten pages of the list, and the five beyond it.
    assert.equal(live.asked().length, 15);
    assert.equal(live.fleet.devices.get(sick)?.device.status, 'UNHEALTHY');
    assert.equal(live.fleet.devices.get(gone), undefined);
    arrangement.query?.didChange();
    await live.advance(1);
    const { state } = arrangement.query ?? {};
    assert.equal(state?.thingNames.includes(gone), false);
    assert.ok(readAt !== undefined && state.readAt !== undefined && state.readAt > readAt);
  });

  it('tells only of the devices that have changed', async () => {
    await show(1_450);
    const [sick = ''] = farDevices();
    live.simulator.update(sick, () => ({ status: 'UNHEALTHY' }));
    const { length } = live.changes;
    await live.advance(135);
    const told = live.changes.slice(length).flatMap((change) => (change.kind === 'devices' ? change.thingNames : []));
    assert.deepEqual(told, [sick]);
  });

  it('takes half of the budget at most, and comes to its end all the same', async () => {
    requestsPerMinute = 20;
    await show(5_000);
    await live.advance(120);
    const [sick = ''] = farDevices().slice(-1);
    live.simulator.update(sick, () => ({ status: 'UNHEALTHY' }));
    live.asked();
    const listReadAt = live.fleet.list.state.readAt ?? new Date();
    for (let minute = 0; minute < 15; minute += 1) {
      await live.advance(60);
      const { length } = live.asked();
      assert.ok(length <= 20, `${length} requests in a minute`);
    }
    assert.equal(live.fleet.devices.get(sick)?.device.status, 'UNHEALTHY');
    const lists = ((live.fleet.list.state.readAt ?? listReadAt).getTime() - listReadAt.getTime()) / 60_000;
    assert.ok(lists > 10, `The list was last read ${lists} minutes later: it gives way to nothing.`);
  });

  it('is read at last although something small is asked for all the time', async () => {
    requestsPerMinute = 10;
    await show(1_000);
    const { readAt } = live.fleet.list.state;
    const watches = new Watches(live.fleet, live.clock, refresh.requests);
    const [thingName = ''] = live.simulator.deviceNames();
    watches.watch({ kind: 'coreDevice', thingName, connectionId: live.fleet.connection.id });
    await live.advance(1_200);
    watches.dispose();
    assert.notDeepEqual(live.fleet.list.state.readAt, readAt);
  });

  it('is asked for with what the service can leave out', async () => {
    await show(1_450, { filter: { status: 'UNHEALTHY' }, grouping: 'none' });
    await live.advance(135);
    const asked = live.simulator.requests.slice(-1);
    assert.deepEqual(
      asked.map(({ query }) => query['status']),
      ['UNHEALTHY'],
    );
  });

  it('is not asked for where nobody can be looking, or where the slow part is off', async () => {
    await show(1_450);
    isActive = false;
    refresh.didChangeActivity();
    await live.advance(600);
    assert.deepEqual(live.asked(), []);
    [isActive, slowSeconds] = [true, 0];
    refresh.didChangeActivity();
    await live.advance(600);
    assert.deepEqual(live.asked(), []);
  });

  it('stays as it was where a page cannot be read, and is read from its beginning later', async () => {
    await show(1_450);
    const { readAt, thingNames } = arrangement.query?.state ?? {};
    await live.advance(110);
    live.simulator.setFaults({ operation: 'ListCoreDevices', page: 'later', effect: internalServerError() });
    await live.advance(60);
    assert.equal(arrangement.query?.state.readAt, readAt);
    assert.deepEqual(arrangement.query?.state.thingNames, thingNames);
    live.simulator.setFaults();
    await live.advance(400);
    assert.notDeepEqual(arrangement.query?.state.readAt, readAt);
    assert.equal(arrangement.query?.state.thingNames.length, 1_450);
  });
});
