import assert from 'node:assert/strict';
import { AdaptiveDelay, Debouncer } from '../../../src/base/debounce';
import { FakeClock } from '../fakeClock';

/** Something that is done 50 ms after it was asked for. */
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

describe('what is done a moment later', () => {
  it('is done once for all who ask until then, and again for who asks after', async () => {
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

  it('is not done any more once nobody needs it', async () => {
    const { later, clock, done } = work();
    later.schedule();
    later.dispose();
    await clock.advance(1);
    assert.equal(done(), 0);
  });
});

/** The pause after something took so long, in milliseconds. */
function pauseAfter(milliseconds: number, shortest?: number): number {
  const times = [0, milliseconds].map((time) => new Date(time));
  const effort = new AdaptiveDelay({ now: () => times.shift() ?? new Date(0) });
  effort.start()();
  return effort.delay(shortest);
}

describe('the pause before what goes through a whole fleet', () => {
  it('is ten times what it took the last time, and no longer than a minute: a machine that slept is no effort', () => {
    assert.equal(pauseAfter(0), 0);
    assert.equal(pauseAfter(40), 400);
    assert.equal(pauseAfter(40, 250), 400);
    assert.equal(pauseAfter(4, 250), 250);
    assert.equal(pauseAfter(-5, 250), 250);
    assert.equal(pauseAfter(3_600_000), 60_000);
  });
});
