import assert from 'node:assert/strict';
import type { Clock } from '../../../src/core/clock';
import { byEffort, Later } from '../../../src/core/later';
import { FakeClock } from '../fakeClock';

/** Something that is done 50 ms after it was asked for, and takes as long as it is told to. */
function work(): {
  readonly later: Later;
  readonly clock: FakeClock;
  readonly done: () => number;
  readonly takes: (milliseconds: number) => void;
} {
  const clock = new FakeClock();
  const [worked, takes, done] = [{ value: 0 }, { value: 0 }, { value: 0 }];
  const working: Clock = {
    now: () => new Date(clock.now().getTime() + worked.value),
    delay: (milliseconds, signal) => clock.delay(milliseconds, signal),
  };
  const later = new Later(working, byEffort(50), () => {
    done.value += 1;
    worked.value += takes.value;
  });
  return {
    ...{ later, clock, done: () => done.value },
    takes: (milliseconds) => {
      takes.value = milliseconds;
    },
  };
}

/** How many milliseconds pass from the question until it is done. */
async function wait({ later, clock, done }: ReturnType<typeof work>): Promise<number> {
  const [start, before] = [clock.now().getTime(), done()];
  later.ask();
  while (done() === before) {
    await clock.advance(0.01);
  }
  return Math.round(clock.now().getTime() - start);
}

describe('what is done a moment later', () => {
  it('is done once for all who ask until then', async () => {
    const { later, clock, done } = work();
    later.ask();
    later.ask();
    await clock.advance(1);
    assert.equal(done(), 1);
  });

  it('waits for ten times what it took the last time, and less again when it takes less', async () => {
    const slow = work();
    slow.takes(40);
    assert.equal(await wait(slow), 50);
    slow.takes(1);
    assert.equal(await wait(slow), 400);
    assert.equal(await wait(slow), 50);
  });

  it('does not wait for hours where the machine slept while it was done', async () => {
    const slept = work();
    slept.takes(3_600_000);
    await wait(slept);
    assert.equal(await wait(slept), 10_000);
  });

  it('is not done any more once nobody needs it', async () => {
    const { later, clock, done } = work();
    later.ask();
    later.dispose();
    await clock.advance(1);
    assert.equal(done(), 0);
  });
});
