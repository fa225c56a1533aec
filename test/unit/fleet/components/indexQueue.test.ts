import assert from 'node:assert/strict';
import { IndexQueue } from '../../../../src/fleet/components/indexQueue';
import { FakeClock } from '../../fakeClock';

/** Visits devices, each of which takes this time. Returns the sizes of the batches. */
async function batchSizes(devices: number, milliseconds: number): Promise<readonly number[]> {
  const clock = new FakeClock();
  const names = Array.from({ length: devices }, (_, index) => `press-${index}`);
  let time = clock.now().getTime();
  let visited = 0;
  const sizes: number[] = [];
  const queue = new IndexQueue(
    () => names,
    () => {
      visited += 1;
      time += milliseconds;
    },
    { now: () => new Date(time), delay: (pause, signal) => clock.delay(pause, signal) },
    () => undefined,
  );
  const count = (): void => {
    sizes.push(visited - sizes.reduce((sum, size) => sum + size, 0));
  };
  queue.catchUp();
  count();
  while (queue.isBehind) {
    await clock.advance(0.005);
    count();
  }
  return sizes;
}

describe('queue of an index', () => {
  it('visits 1,000 devices at once on a fast machine', async () => {
    assert.deepEqual(await batchSizes(2_500, 0.001), [1_000, 1_000, 500]);
  });

  it('ends a batch early on a slow machine, but not before 200 devices', async () => {
    assert.deepEqual(await batchSizes(700, 1 / 32), [320, 320, 60]);
    assert.deepEqual(await batchSizes(500, 1), [200, 200, 100]);
  });
});
