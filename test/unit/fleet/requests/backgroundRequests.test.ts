import assert from 'node:assert/strict';
import { fleetError, type FleetErrorKind } from '../../../../src/greengrass/ports/fleetError';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { smallFleet } from '../../../extension/support/smallFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('the budget of background requests', () => {
  let live: LiveFleet;
  let requests: BackgroundRequests;
  let perMinute: number;

  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
    perMinute = 3;
    requests = new BackgroundRequests(live.fleet, live.clock, () => perMinute);
    await live.fleet.list.readFirst();
  });
  afterEach(() => live.close());

  /** Sends background requests. */
  async function send(count: number): Promise<void> {
    for (let sent = 0; sent < count; sent += 1) {
      await live.fleet.devices.get('press-1')?.details.refresh(requests.caller);
    }
  }

  function end(kind: FleetErrorKind, retryAfterSeconds?: number): void {
    requests.didEnd(fleetError(retryAfterSeconds === undefined ? { kind } : { kind, retryAfterSeconds }, 'no'));
  }

  /** Seconds, up to ten minutes, until the budget allows a request. */
  async function pause(): Promise<number> {
    for (let seconds = 0; seconds < 600; seconds += 1) {
      if (requests.canSend('refresh')) {
        return seconds;
      }
      await live.advance(1);
    }
    return 600;
  }

  it('counts background requests of the last minute, but no clicks', async () => {
    await live.fleet.devices.get('press-1')?.open();
    assert.deepEqual([requests.used, requests.limit, requests.canSend('refresh', 3)], [0, 3, true]);
    await send(2);
    assert.deepEqual([requests.used, requests.canSend('refresh'), requests.canSend('refresh', 2)], [2, true, false]);
    await live.advance(30);
    await send(1);
    assert.deepEqual([requests.used, requests.canSend('refresh')], [3, false]);
    await live.advance(30);
    assert.deepEqual([requests.used, requests.canSend('refresh', 2)], [1, true]);
  });

  it('allows a list longer than the budget after a minute without requests', async () => {
    assert.equal(requests.canSend('refresh', 100), true);
    await send(1);
    assert.equal(requests.canSend('refresh', 100), false);
    await live.advance(59);
    assert.equal(requests.canSend('refresh', 100), false);
    await live.advance(1);
    assert.equal(requests.canSend('refresh', 100), true);
  });

  it('is reserved for a list that is long overdue', async () => {
    await send(1);
    assert.equal(requests.canSendOrReserve(3), false);
    assert.equal(requests.canSend('refresh'), false);
    await live.advance(60);
    assert.equal(requests.canSendOrReserve(3), true);
    assert.equal(requests.canSend('refresh'), true);
    await send(1);
    assert.equal(requests.canSendOrReserve(3), false);
    requests.release('refresh');
    assert.equal(requests.canSend('refresh'), true);
  });

  it('allows nothing if it is 0', () => {
    perMinute = 0;
    assert.deepEqual([requests.canSend('refresh'), requests.canSendOrReserve(1)], [false, false]);
  });

  it('ignores request times in the future after the clock was set back', async () => {
    await send(3);
    await live.advance(-3_600);
    assert.deepEqual([requests.used, requests.canSend('refresh')], [0, true]);
  });

  it('pauses while AWS throttles any request', async () => {
    live.fail(fleetError({ kind: 'throttled', retryAfterSeconds: 7 }, 'Rate exceeded'));
    await live.fleet.list.refresh();
    assert.equal(await pause(), 7);
  });

  it('pauses for the Retry-After, or twice as long each time, up to five minutes', async () => {
    end('throttled', 45);
    assert.equal(await pause(), 45);
    requests.didEnd(undefined);
    const pauses: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      end('throttled');
      pauses.push(await pause());
    }
    assert.deepEqual(pauses, [30, 60, 120, 240, 300, 300]);
    requests.didEnd(undefined);
    end('throttled');
    assert.equal(await pause(), 30);
  });

  it("doesn't extend a pause when the clock is set back", async () => {
    end('offline');
    await live.advance(-3_600);
    assert.equal(requests.canSend('refresh'), true);
  });

  for (const kind of ['offline', 'timeout', 'service', 'proxy', 'certificate', 'unexpected', 'badResponse'] as const) {
    it(`pauses for 30 seconds after an error of kind ${kind}`, async () => {
      end(kind);
      assert.equal(await pause(), 30);
    });
  }

  for (const kind of ['notFound', 'denied', 'invalid', 'notRecorded', 'canceled'] as const) {
    it(`continues after an error of kind ${kind}`, () => {
      end(kind);
      assert.equal(requests.canSend('refresh'), true);
    });
  }

  for (const kind of ['expired', 'badCredentials', 'noCredentials', 'profile', 'credentialsTimeout'] as const) {
    it(`stops after an error of kind ${kind} until any request succeeds, and shows it in the list`, async () => {
      live.takeRequests();
      live.fail(fleetError({ kind }, 'no'));
      end(kind);
      await live.idle();
      assert.deepEqual([live.fleet.list.state.error?.kind, live.refused().length], [kind, 1]);
      assert.equal(await pause(), 600);
      end(kind);
      await live.idle();
      assert.equal(live.refused().length, 1, 'The list says it already.');
      live.fail();
      await live.fleet.devices.get('press-2')?.open();
      assert.equal(requests.canSend('refresh'), true);
    });
  }

  it("doesn't open a list to show that the credentials fail", async () => {
    const other = await openLiveFleet(smallFleet);
    try {
      const unopened = new BackgroundRequests(other.fleet, other.clock, () => perMinute);
      unopened.didEnd(fleetError({ kind: 'expired' }, 'no'));
      await other.idle();
      assert.deepEqual([other.takeRequests(), unopened.canSend('refresh')], [[], false]);
    } finally {
      await other.close();
    }
  });

  describe('for tasks of several kinds', () => {
    const { signal } = new AbortController();

    it('counts each service on its own', async () => {
      for (let sent = 0; sent < 3; sent += 1) {
        await requests.admit('scan', 'iot', signal);
      }
      assert.deepEqual([requests.canSend('scan', 1, 'iot'), requests.canSend('scan'), requests.used], [false, true, 0]);
    });

    it('serves an earlier kind first', async () => {
      await send(3);
      const order: string[] = [];
      const admit = (kind: 'scan' | 'failingDevices'): Promise<void> =>
        requests.admit(kind, 'greengrass', signal).then(() => {
          order.push(kind);
        });
      const admitted = [admit('failingDevices'), admit('scan')];
      assert.equal(requests.canSend('watch'), false);
      await live.advance(61);
      assert.deepEqual(order, [], 'A watch waits for the budget.');
      requests.release('watch');
      await live.advance(2);
      await Promise.all(admitted);
      assert.deepEqual(order, ['scan', 'failingDevices']);
    });

    it('ends the wait of a request that is canceled', async () => {
      await send(3);
      const abort = new AbortController();
      const admitted = requests.admit('scan', 'greengrass', abort.signal);
      abort.abort();
      await admitted;
      assert.deepEqual([requests.used, live.clock.waiting], [3, 0]);
      await live.advance(61);
      assert.equal(requests.canSend('failingDevices'), true, 'Nothing waits before it.');
    });

    it("doesn't delay a click that joins a request", async () => {
      await send(3);
      const { components } = live.fleet.devices.get('press-1') ?? assert.fail();
      live.takeRequests();
      const read = components.read(requests.callerOf('scan'));
      await live.idle();
      assert.deepEqual(live.takeRequests(), []);
      await components.read();
      await read;
      assert.deepEqual(live.takeRequests(), ['ListInstalledComponents press-1']);
    });
  });
});
