import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { keepCurrent, type LiveFleet as Current } from '../../../../src/fleet/refreshing/liveFleet';
import { manualScan } from '../../../../src/fleet/scanning/scanState';
import { accessDenied } from '../../../simulator/faults/faults';
import { fewFailing } from '../../../simulator/sample/fewFailing';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { smallFleet } from '../../../extension/support/smallFleet';
import { settled } from '../../fakeClock';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { nothingShown } from '../refreshing/nothingShown';

/** Only the start of the first round is above the budget: 60 requests. */
const burst = 60;

describe('the scans in the background', () => {
  let live: LiveFleet;
  let current: Current;
  let scanMinutes: number;
  let isActive: boolean;
  let requestsPerMinute: number;
  let lastEnd: Date | undefined;

  beforeEach(() => {
    [scanMinutes, isActive, requestsPerMinute] = [15, true, 60];
    lastEnd = undefined;
  });
  /** The requests per minute of a round that the budget limits. */
  let pace: number | undefined;
  afterEach(async () => {
    pace = undefined;
    current.rounds.dispose();
    current.refresh.dispose();
    await live.close();
  });

  /** Opens a fleet as views do: its list first. Nothing else refreshes it. */
  async function open(simulated: SimulatedFleet, asOf?: Date): Promise<void> {
    live = await openLiveFleet(simulated, asOf === undefined ? {} : { asOf });
    current = keepCurrent(live.fleet, live.clock, () => 0.5, {
      slowSeconds: () => 0,
      requestsPerMinute: () => requestsPerMinute,
      scanMinutes: () => scanMinutes,
      visibleDevices: () => [],
      ...nothingShown,
      visibleUnlisted: () => undefined,
      isActive: () => isActive,
    });
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    live.takeRequests();
    await changed();
  }

  /** What the application state does after a change. */
  async function changed(): Promise<void> {
    current.rounds.didChange();
    await live.idle();
  }

  /**
   * Resolves at the end of a round that is due, with the number of its requests. The clock doesn't move while the round
   * starts, because the file of a scan loads in real time.
   */
  async function round(): Promise<number> {
    while (live.fleet.scans.last?.state.phase !== 'running' && ended() === lastEnd) {
      await settled();
    }
    while (live.fleet.scans.last?.state.phase === 'running') {
      pace ??= live.fleet.scans.last.state.requestsPerMinute;
      await live.advance(1);
    }
    lastEnd = ended();
    await live.idle();
    return live.takeRequests().length;
  }

  function ended(): Date | undefined {
    return live.fleet.scans.last?.state.endedAt;
  }

  /** The number of requests in this time. */
  async function during(seconds: number): Promise<number> {
    await live.advance(seconds);
    await live.idle();
    return live.takeRequests().length;
  }

  const minute = 60;

  it('start when the list is loaded, and find what fails', async () => {
    await open(smallFleet);
    await round();
    const { scans, devices } = live.fleet;
    assert.deepEqual(
      [scans.last?.state.kind, scans.last?.state.phase, scans.last?.state.isAutomatic],
      ['quick', 'done', true],
    );
    assert.equal(devices.failingCount, 1);
    assert.equal(pace, undefined, 'The budget limits only what comes after the burst.');
  });

  it('are repeated after 15 minutes, and not before', async () => {
    await open(smallFleet);
    assert.ok((await round()) > 0);
    assert.equal(await during(14 * minute), 0);
    await live.advance(minute);
    assert.ok((await round()) > 0);
  });

  it('take the time of a scan that the user started', async () => {
    scanMinutes = 0;
    await open(smallFleet);
    await live.fleet.scans.start(manualScan('quick'));
    live.takeRequests();
    lastEnd = ended();
    scanMinutes = 15;
    await changed();
    assert.equal(await during(14 * minute), 0);
    await live.advance(minute);
    assert.ok((await round()) > 0);
  });

  it('never start when the setting is 0, and start when it changes', async () => {
    scanMinutes = 0;
    await open(smallFleet);
    assert.equal(await during(60 * minute), 0);
    assert.equal(live.clock.waiting, 1, 'Only the refresh waits for its next turn.');
    scanMinutes = 15;
    await changed();
    assert.ok((await round()) > 0);
  });

  it('never start for a snapshot', async () => {
    await open(smallFleet, new Date('2026-11-20T00:00:00Z'));
    assert.equal(await during(60 * minute), 0);
    assert.equal(live.fleet.scans.last, undefined);
  });

  it('never start while the view is hidden, stop when it is, and continue when it is shown', async () => {
    isActive = false;
    await open(fewFailing(1_000));
    assert.equal(await during(60 * minute), 0);
    isActive = true;
    const stopListening = live.simulator.onDidRequest(() => {
      if (live.simulator.requests.length > 40 && isActive) {
        isActive = false;
        current.rounds.didChange();
      }
    });
    await changed();
    await round();
    const { state } = live.fleet.scans.last ?? assert.fail();
    assert.deepEqual([state.phase, state.left > 0], ['stopped', true]);
    stopListening();
    isActive = true;
    await changed();
    await round();
    assert.equal(live.fleet.scans.last?.state.phase, 'done');
  });

  it('send 60 requests at once and then keep to the budget', async () => {
    requestsPerMinute = 10;
    await open(fewFailing(2_000));
    while (live.fleet.scans.last === undefined) {
      await settled();
    }
    const first = await during(1);
    assert.equal(live.fleet.scans.last.state.requestsPerMinute, 10);
    const others = [await during(minute), await during(minute)];
    assert.ok(first >= burst && first <= burst + 10, `${first} requests at once`);
    assert.ok(
      others.every((count) => count >= 9 && count <= 10),
      `${others.join(' and ')} requests in a minute`,
    );
  });

  it('stop after 300 requests and continue there after 15 minutes', async () => {
    requestsPerMinute = 100_000;
    await open(generateFleet(1_000, 1, (ordinal) => (ordinal < 400 ? 'brokenComponent' : 'none')));
    const first = await round();
    const { state } = live.fleet.scans.last ?? assert.fail();
    assert.deepEqual([state.phase, state.left > 0], ['stopped', true]);
    assert.ok(first >= 300 && first < 310, `${first} requests`);
    assert.equal(await during(14 * minute), 0);
    await live.advance(minute);
    assert.ok((await round()) > 0);
    const { state: next } = live.fleet.scans.last ?? assert.fail();
    assert.deepEqual([next.startedAt, next.phase], [state.startedAt, 'done']);
  });

  it('end when AWS throttles requests, until the next interval', async () => {
    scanMinutes = 0;
    await open(smallFleet);
    live.fail(fleetError({ kind: 'throttled', retryAfterSeconds: 1 }, 'Rate exceeded'));
    scanMinutes = 15;
    await changed();
    const refused = live.refused().length;
    assert.ok(refused > 0);
    await live.advance(14 * minute);
    assert.equal(live.refused().length, refused);
    live.fail();
    await live.advance(minute);
    await round();
    assert.equal(live.fleet.devices.failingCount, 1);
  });

  it('wait for a connection that fails, and then continue at once', async () => {
    scanMinutes = 0;
    await open(smallFleet);
    live.fail(fleetError({ kind: 'offline' }, 'no route'));
    scanMinutes = 15;
    await changed();
    await live.advance(5 * minute);
    live.fail();
    await live.advance(minute);
    await round();
    assert.deepEqual([live.fleet.scans.last?.state.phase, live.fleet.devices.failingCount], ['done', 1]);
  });

  it('read every device if deployments may not be listed', async () => {
    scanMinutes = 0;
    await open(smallFleet);
    live.simulator.setFaults({ operation: 'ListDeployments', effect: accessDenied('greengrass:ListDeployments') });
    scanMinutes = 15;
    await changed();
    await round();
    assert.deepEqual(
      [live.fleet.scans.last?.state.kind, live.fleet.scans.last?.state.failures, live.fleet.devices.failingCount],
      ['full', [], 1],
    );
  });

  it('give way to a scan that the user starts', async () => {
    await open(fewFailing(1_000));
    const ended = live.fleet.scans.start(manualScan('quick'));
    await round();
    await ended;
    await live.idle();
    live.takeRequests();
    const { state } = live.fleet.scans.last ?? assert.fail();
    assert.deepEqual([state.isAutomatic, state.phase], [false, 'done']);
    assert.equal(await during(14 * minute), 0);
  });

  it("don't make a click wait", async () => {
    requestsPerMinute = 10;
    await open(fewFailing(2_000));
    while ((live.fleet.scans.last?.state.requests ?? 0) < burst) {
      await live.advance(1);
    }
    live.takeRequests();
    const waiting = live.simulator.deviceNames()[0] ?? '';
    await live.fleet.devices.get(waiting)?.open();
    assert.equal(live.takeRequests().filter((request) => request.endsWith(` ${waiting}`)).length, 3);
  });
});
