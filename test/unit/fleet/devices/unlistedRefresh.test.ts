import assert from 'node:assert/strict';
import type { ViewOptions } from '../../../../src/fleet/selection/viewOptions';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { LiveRefresh } from '../../../../src/fleet/refreshing/liveRefresh';
import { Watches } from '../../../../src/fleet/refreshing/watches';
import { internalServerError } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const everything: ViewOptions = { filter: { name: '*' }, grouping: 'none' };

describe('the refresh of unlisted devices', () => {
  let live: LiveFleet;
  let filtered: FilteredFleet;
  let refresh: LiveRefresh;
  let didChange: () => void;
  let isActive: boolean;
  let slowSeconds: number;
  let requestsPerMinute: number;
  let expanded: readonly string[];

  /** Applies a filter and resolves once the whole fleet has loaded. */
  async function show(size: number, viewOptions = everything): Promise<void> {
    live = await openLiveFleet(generateFleet(size));
    const { fleet, clock } = live;
    filtered = new FilteredFleet(fleet, {
      clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      isConnectivityOn: () => false,
      onDidChange: () => {
        didChange();
      },
    });
    const isRead = new Promise<void>((resolve) => {
      didChange = () => {
        if (filtered.query?.state.isReading === false) {
          resolve();
        }
      };
    });
    void fleet.list.readFirst();
    filtered.apply(viewOptions);
    await isRead;
    await live.advance(1);
    assert.equal(filtered.query?.state.isComplete, true);
    live.takeRequests();
    refresh = new LiveRefresh(fleet, clock, () => 0.5, {
      slowSeconds: () => slowSeconds,
      requestsPerMinute: () => requestsPerMinute,
      visibleDevices: () => expanded,
      shownRollouts: () => [],
      visibleUnlisted: () => filtered.query?.unlisted,
      isActive: () => isActive,
    });
  }
  beforeEach(() => {
    [isActive, slowSeconds, requestsPerMinute, expanded] = [true, 120, 60, []];
  });
  afterEach(async () => {
    refresh.dispose();
    filtered.dispose();
    await live.close();
  });

  /** Unlisted devices. */
  function farDevices(): readonly string[] {
    const listed = new Set(live.fleet.list.state.thingNames);
    return live.simulator.deviceNames().filter((name) => !listed.has(name));
  }

  it('runs at the interval of the list and shows changed and deleted devices', async () => {
    await show(1_450);
    const [sick = '', gone = ''] = farDevices();
    const readAt = filtered.query?.state.readAt;
    live.simulator.update(sick, () => ({ status: 'UNHEALTHY' }));
    live.simulator.remove(gone);
    await live.advance(115);
    assert.deepEqual(live.takeRequests(), []);
    await live.advance(20);
    // Ten pages of the list and five after it.
    assert.equal(live.takeRequests().length, 15);
    assert.equal(live.fleet.devices.get(sick)?.device.status, 'UNHEALTHY');
    assert.equal(live.fleet.devices.get(gone), undefined);
    filtered.query?.didChange();
    await live.advance(1);
    const { state } = filtered.query ?? {};
    assert.equal(state?.thingNames.includes(gone), false);
    assert.ok(readAt !== undefined && state.readAt !== undefined && state.readAt > readAt);
  });

  it('reports only changed devices', async () => {
    await show(1_450);
    const [sick = ''] = farDevices();
    live.simulator.update(sick, () => ({ status: 'UNHEALTHY' }));
    const { length } = live.changes;
    await live.advance(135);
    const changed = live.changes
      .slice(length)
      .flatMap((change) => (change.kind === 'devices' ? change.thingNames : []));
    assert.deepEqual(changed, [sick]);
  });

  it('uses at most half of the budget and still finishes', async () => {
    requestsPerMinute = 20;
    await show(5_000);
    await live.advance(120);
    const [sick = ''] = farDevices().slice(-1);
    live.simulator.update(sick, () => ({ status: 'UNHEALTHY' }));
    live.takeRequests();
    const listReadAt = live.fleet.list.state.readAt ?? new Date();
    for (let minute = 0; minute < 15; minute += 1) {
      await live.advance(60);
      const { length } = live.takeRequests();
      assert.ok(length <= 20, `${length} requests in a minute`);
    }
    assert.equal(live.fleet.devices.get(sick)?.device.status, 'UNHEALTHY');
    const lists = ((live.fleet.list.state.readAt ?? listReadAt).getTime() - listReadAt.getTime()) / 60_000;
    assert.ok(lists > 10, `The list was last read ${lists} minutes later: it gives way to nothing.`);
  });

  it('finishes although small tasks keep running', async () => {
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

  it('uses the filter of AWS', async () => {
    await show(1_450, { filter: { status: 'UNHEALTHY' }, grouping: 'none' });
    await live.advance(135);
    const asked = live.simulator.requests.slice(-1);
    assert.deepEqual(
      asked.map(({ query }) => query['status']),
      ['UNHEALTHY'],
    );
  });

  it("doesn't run while the view is inactive or the slow refresh is off", async () => {
    await show(1_450);
    isActive = false;
    refresh.didChangeActivity();
    await live.advance(600);
    assert.deepEqual(live.takeRequests(), []);
    [isActive, slowSeconds] = [true, 0];
    refresh.didChangeActivity();
    await live.advance(600);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('keeps the devices when a page fails, and starts over later', async () => {
    await show(1_450);
    const { readAt, thingNames } = filtered.query?.state ?? {};
    await live.advance(110);
    live.simulator.setFaults({ operation: 'ListCoreDevices', page: 'later', effect: internalServerError() });
    await live.advance(60);
    assert.equal(filtered.query?.state.readAt, readAt);
    assert.deepEqual(filtered.query?.state.thingNames, thingNames);
    live.simulator.setFaults();
    await live.advance(400);
    assert.notDeepEqual(filtered.query?.state.readAt, readAt);
    assert.equal(filtered.query?.state.thingNames.length, 1_450);
  });

  it('stops with its query and drops late responses', async () => {
    await show(1_450);
    const unlisted = filtered.query?.unlisted ?? assert.fail();
    live.simulator.setFaults({ operation: 'ListCoreDevices', effect: { kind: 'hang' } });
    const hanging = live.simulator.nextRequest(({ operation }) => operation === 'ListCoreDevices');
    const step = unlisted.step({ priority: 'background' });
    await hanging;
    filtered.clear();
    assert.equal((await step)?.kind, 'canceled');
    assert.equal(unlisted.isRunning, false);
  });

  it('holds up nothing else that is due while the budget is too small for the list', async () => {
    requestsPerMinute = 12;
    await show(1_450);
    const [busy = ''] = live.fleet.list.state.thingNames;
    const queued = { deploymentId: 'next', coreDeviceExecutionStatus: 'QUEUED' };
    live.simulator.update(busy, () => ({ effectiveDeployments: [queued] }));
    await live.fleet.devices.get(busy)?.deployments.read();
    expanded = [busy];
    live.takeRequests();
    // The list takes ten requests, and its reserve begins when it is ten minutes late.
    await live.advance(700);
    assert.deepEqual(live.takeRequests(), Array(56).fill(`ListEffectiveDeployments ${busy}`));
    await live.advance(120);
    assert.ok(live.takeRequests().filter((operation) => operation === 'ListCoreDevices').length >= 10);
  });

  it('stops halfway when the slow refresh is turned off', async () => {
    requestsPerMinute = 20;
    await show(1_450);
    await live.advance(135);
    assert.equal(filtered.query?.unlisted?.isRunning, true);
    slowSeconds = 0;
    live.takeRequests();
    await live.advance(600);
    assert.deepEqual(live.takeRequests(), []);
  });
});
