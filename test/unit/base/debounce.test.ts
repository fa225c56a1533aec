import assert from 'node:assert/strict';
import { AdaptiveDelay, Debouncer } from '../../../src/base/debounce';
import { FakeClock } from '../fakeClock';

/** A debounced action with a pause of 50 ms. */
function work(): { readonly later: Debouncer; readonly clock: FakeClock; readonly done: () => number } {
  const clock = new FakeClock();
  let done = 0;
  const later = new Debouncer(
    clock,
    () => 50,
    () => {
      done += 1;
    },
  );
  return { later, clock, done: () => done };
}

describe('a debounced action', () => {
  it('runs once for all calls during the pause, and again for a later call', async () => {
    const { later, clock, done } = work();
    later.schedule();
    later.schedule();
    await clock.advance(0.049);
    assert.equal(done(), 0);
    await clock.advance(0.001);
    assert.equal(done(), 1);
    later.schedule();
    await clock.advance(1);
    assert.equal(done(), 2);
  });

  it("doesn't run after it is disposed", async () => {
    const { later, clock, done } = work();
    later.schedule();
    later.dispose();
    await clock.advance(1);
    assert.equal(done(), 0);
  });
});

/** The pause after work of the given duration, in milliseconds. */
function pauseAfter(milliseconds: number, shortest?: number): number {
  const times = [0, milliseconds].map((time) => new Date(time));
  const effort = new AdaptiveDelay({ now: () => times.shift() ?? new Date(0) });
  effort.start()();
  return effort.delay(shortest);
}

/** Whether work that took a time may run again after another time has passed without a change, both in milliseconds. */
function isAged(milliseconds: number, passed: number): boolean {
  const times = [0, milliseconds, milliseconds + passed].map((time) => new Date(time));
  const effort = new AdaptiveDelay({ now: () => times.shift() ?? new Date(0) });
  effort.start()();
  return effort.isAged();
}

describe('the pause between runs of fleet-wide work', () => {
  it('is a thousand times the duration if only time passes, and at most ten minutes', () => {
    assert.ok(isAged(0, 0));
    assert.ok(!isAged(40, 39_999));
    assert.ok(isAged(40, 40_000));
    assert.ok(!isAged(3_600_000, 599_999));
    assert.ok(isAged(3_600_000, 600_000));
    assert.ok(isAged(40, -1), 'The system clock was set back.');
    assert.ok(new AdaptiveDelay({ now: () => new Date(0) }).isAged(), 'It never ran.');
  });

  it('is ten times the duration of the last run and at most a minute, even if the machine slept', () => {
    assert.equal(pauseAfter(0), 0);
    assert.equal(pauseAfter(40), 400);
    assert.equal(pauseAfter(40, 250), 400);
    assert.equal(pauseAfter(4, 250), 250);
    assert.equal(pauseAfter(-5, 250), 250);
    assert.equal(pauseAfter(3_600_000), 60_000);
  });
});
