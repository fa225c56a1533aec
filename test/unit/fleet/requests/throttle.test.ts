import assert from 'node:assert/strict';
import { fleetError, type FleetErrorFacts } from '../../../../src/greengrass/ports/fleetError';
import { throttleWords } from '../../../../src/text/errors/throttleWords';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { Fleet } from '../../../../src/fleet/fleet';
import { background } from '../../../../src/fleet/requests/requestPool';
import { FakeClock } from '../../fakeClock';

/** A fleet with a connection that reports throttling on demand. */
function throttledFleet(): {
  readonly fleet: Fleet;
  readonly clock: FakeClock;
  readonly changes: readonly string[];
  readonly listeners: ReadonlySet<(seconds: number | undefined) => void>;
  readonly throttle: (seconds: number | undefined) => void;
} {
  const place = { profile: 'factory', region: 'eu-west-1', partition: 'aws', account: undefined };
  const listeners = new Set<(seconds: number | undefined) => void>();
  const clock = new FakeClock();
  const changes: string[] = [];
  const connection = {
    ...snapshotConnection({ ...place, takenAt: clock.now(), devices: [], deployments: [] }, 'memory'),
    onDidThrottle: (listener: (seconds: number | undefined) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  const throttle = (seconds: number | undefined): void => {
    listeners.forEach((tell) => {
      tell(seconds);
    });
  };
  return { fleet: new Fleet(connection, clock, ({ kind }) => changes.push(kind)), clock, changes, listeners, throttle };
}

describe('throttling', () => {
  it('lasts for the Retry-After, or ten seconds without one', async () => {
    const { fleet, clock, changes, throttle } = throttledFleet();
    throttle(undefined);
    await clock.advance(9);
    assert.notEqual(fleet.throttledUntil, undefined);
    throttle(30);
    await clock.advance(29);
    assert.notEqual(fleet.throttledUntil, undefined);
    await clock.advance(1);
    assert.equal(fleet.throttledUntil, undefined);
    assert.deepEqual(changes, ['throttle', 'throttle', 'throttle']);
  });

  it("isn't shortened by a later Retry-After", async () => {
    const { fleet, clock, throttle } = throttledFleet();
    throttle(60);
    throttle(undefined);
    await clock.advance(59);
    assert.notEqual(fleet.throttledUntil, undefined);
  });

  it('has a maximum duration', async () => {
    const { fleet, clock, throttle } = throttledFleet();
    throttle(31_536_000);
    await clock.advance(3600);
    assert.equal(fleet.throttledUntil, undefined);
  });

  it("doesn't start with a Retry-After of 0", () => {
    const { fleet, clock, changes, throttle } = throttledFleet();
    throttle(0);
    throttle(-5);
    assert.deepEqual([fleet.throttledUntil, changes, clock.waiting], [undefined, [], 0]);
  });

  it('starts only with a throttled request', async () => {
    const { fleet, clock, changes } = throttledFleet();
    const neverAborted = new AbortController().signal;
    const options = { caller: background, signal: neverAborted };
    const fails = (facts: FleetErrorFacts): Promise<void> =>
      assert.rejects(fleet.request(options, () => Promise.reject(fleetError(facts, 'no'))));
    await fails({ kind: 'service', retryAfterSeconds: 20 });
    assert.deepEqual(changes, []);
    await fails({ kind: 'throttled', retryAfterSeconds: 20 });
    assert.deepEqual([changes, fleet.throttledUntil], [['throttle'], new Date(clock.now().getTime() + 20_000)]);
  });

  it('ends with the fleet', () => {
    const { fleet, clock, listeners, throttle } = throttledFleet();
    throttle(60);
    const [late] = listeners;
    fleet.dispose();
    assert.deepEqual([fleet.throttledUntil, listeners.size, clock.waiting], [undefined, 0, 0]);
    late?.(60);
    assert.equal(clock.waiting, 0);
  });

  it('is shown with the time of its end', () => {
    const until = new Date(2026, 10, 23, 14, 3, 20);
    assert.match(
      throttleWords(until, 'local'),
      /^AWS is limiting the rate of requests: waiting until 14:03:20 (?:UTC|[+-]\d\d:\d\d)\.$/u,
    );
  });
});
