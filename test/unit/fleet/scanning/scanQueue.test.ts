import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { failsEverything, fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { ScanStep } from '../../../../src/fleet/scanning/scanQueue';
import { ScanQueue } from '../../../../src/fleet/scanning/scanQueue';
import { settled } from '../../fakeClock';
import { reachable, Run, worlds } from './scanWorlds';

const signal = new AbortController().signal;

describe('the steps of a scan', () => {
  it('each succeed once, with any order of responses, failures, stops and cancels', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.scheduler(), async (world, order) => {
        const abort = new AbortController();
        const run = new Run(world, order, abort);
        const queue = new ScanQueue({ concurrency: 3, endsWork: failsEverything }, () => undefined);
        queue.add([run.step(0), run.step(0)]);
        let signal = abort.signal;
        for (let round = 0; round < 100 && (queue.left > 0 || queue.failures.length > 0); round += 1) {
          queue.retry(() => true);
          await order.waitFor(queue.work(signal, queue.requests + world.allowed));
          assert.equal(run.inFlight, 0, 'Nothing is in flight once the work has ended.');
          if (signal.aborted) {
            signal = new AbortController().signal;
          }
        }
        assert.deepEqual([...run.finished].sort(), [...reachable(world)].sort());
        assert.equal(queue.count('devices').done, run.finished.length);
        assert.equal(queue.count('devices').total, run.finished.length);
        assert.ok(run.maxConcurrent <= 3);
      }),
    );
  });

  it('run by rank', async () => {
    const done: string[] = [];
    const step = (key: string, rank: ScanStep['rank']): ScanStep => ({
      key,
      part: 'devices',
      kind: 'item',
      rank,
      run: () => {
        done.push(key);
        return Promise.resolve();
      },
    });
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    queue.add([step('late', 3), step('list', 0), step('device', 2), step('job', 1)]);
    await queue.work(new AbortController().signal, Infinity);
    assert.deepEqual(done, ['list', 'job', 'device', 'late']);
  });

  it('count as progress when they fail, and their progress never decreases', async () => {
    const failing = (key: string, rest?: ScanStep): ScanStep => ({
      ...{ key, part: 'devices', kind: 'item', rank: 2 },
      ...(rest === undefined ? {} : { rest }),
      run: () => Promise.reject(fleetError({ kind: 'denied' }, 'no')),
    });
    const seen: number[] = [];
    const more: ScanStep = {
      ...{ key: 'more', part: 'devices', kind: 'list', rank: 3 },
      run: (context) => {
        context.add(Array.from({ length: 6 }, (_, index) => failing(`later ${index}`)));
        return Promise.resolve();
      },
    };
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => seen.push(queue.progress));
    queue.add([failing('a', failing('a')), more]);
    await queue.work(signal, Infinity);
    assert.equal(seen[0], 2 / 3);
    assert.deepEqual(seen, [...seen].sort());
    assert.equal(queue.progress, 1);
  });

  it('run what is left of an item at its own rank, and count the item once that is done', async () => {
    const done: string[] = [];
    const step = (key: string, rank: ScanStep['rank'], rest?: ScanStep): ScanStep => ({
      ...{ key, part: 'devices', kind: 'item', rank },
      ...(rest === undefined ? {} : { rest }),
      run: () => {
        done.push(`${key} at ${rank}: ${queue.count('devices').done} done, ${queue.progress * 100}%`);
        return Promise.resolve();
      },
    });
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    queue.add([step('a', 2, step('a', 3)), step('b', 2, step('b', 3))]);
    assert.equal(queue.count('devices').total, 2);
    await queue.work(new AbortController().signal, Infinity);
    assert.deepEqual(done, ['a at 2: 0 done, 0%', 'b at 2: 0 done, 25%', 'a at 3: 0 done, 50%', 'b at 3: 1 done, 75%']);
    assert.deepEqual(queue.count('devices'), { done: 2, total: 2, isListed: true });
    assert.equal(queue.progress, 1);
  });

  it('are retried when throttled, up to a limit', async () => {
    let runs = 0;
    const queue = new ScanQueue({ concurrency: 3, endsWork: failsEverything }, () => undefined);
    const limited: ScanStep = {
      key: 'a',
      part: 'devices',
      kind: 'item',
      rank: 0,
      run: () => {
        runs += 1;
        return Promise.reject(fleetError({ kind: 'throttled' }, 'Rate exceeded'));
      },
    };
    queue.add([limited]);
    await queue.work(new AbortController().signal, Infinity);
    assert.deepEqual([runs, queue.failures.length, queue.left], [5, 1, 0]);
  });

  it('are retried if they match, and the other failures stay', async () => {
    const runs: string[] = [];
    const failing = (kind: 'denied' | 'invalid'): ScanStep => ({
      key: kind,
      part: 'devices',
      kind: 'item',
      rank: 0,
      run: () => {
        runs.push(kind);
        return Promise.reject(fleetError({ kind }, 'no'));
      },
    });
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    queue.add([failing('denied'), failing('invalid')]);
    await queue.work(signal, Infinity);
    queue.retry(({ error }) => error.kind === 'invalid');
    assert.deepEqual([queue.failures.map(({ error }) => error.kind), queue.left], [['denied'], 1]);
    await queue.work(signal, Infinity);
    assert.deepEqual([runs, queue.failures.length], [['denied', 'invalid', 'invalid'], 2]);
  });

  it('have a final total once each of their lists has loaded', async () => {
    const counts: (readonly [done: number, total: number, isListed: boolean])[] = [];
    const queue: ScanQueue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => {
      const { done, total, isListed } = queue.count('devices');
      counts.push([done, total, isListed]);
    });
    const item = (key: string): ScanStep => ({
      key,
      part: 'devices',
      kind: 'item',
      rank: 2,
      run: () => Promise.resolve(),
    });
    const list = (key: string, ...found: readonly ScanStep[]): ScanStep => ({
      key,
      part: 'devices',
      kind: 'list',
      rank: 0,
      run: (context) => {
        context.add(found);
        return Promise.resolve();
      },
    });
    queue.add([list('first page', item('a'), list('second page', item('b')))]);
    await queue.work(signal, Infinity);
    assert.deepEqual(counts, [
      [0, 1, false],
      [0, 2, true],
      [1, 2, true],
      [2, 2, true],
    ]);
  });

  /** A step that sends a request, and then resolves when the test says so. */
  function openStep(key: string, finish: (() => void)[]): ScanStep {
    return {
      key,
      part: 'devices',
      kind: 'item',
      rank: 0,
      run: ({ caller }) => {
        assert.equal(caller.priority, 'background');
        caller.didSend?.('greengrass');
        return new Promise((resolve) => finish.push(resolve));
      },
    };
  }

  it('run one at a time at first, and more after each 5 requests', async () => {
    const open: (() => void)[] = [];
    const queue = new ScanQueue({ concurrency: 3, endsWork: failsEverything }, () => undefined);
    queue.add(Array.from({ length: 60 }, (_, index) => openStep(String(index), open)));
    const work = queue.work(signal, Infinity);
    const atOnce: number[] = [];
    while (open.length > 0) {
      atOnce.push(open.length);
      open.shift()?.();
      await settled();
    }
    await work;
    assert.deepEqual(atOnce.slice(0, 15), [
      ...Array<number>(4).fill(1),
      ...Array<number>(4).fill(2),
      ...Array<number>(7).fill(3),
    ]);
    assert.equal(queue.count('devices').done, 60);
  });

  it('wait after an error that fails every request, until the work starts again', async () => {
    const runs: string[] = [];
    let kind: 'expired' | undefined = 'expired';
    const step = (key: string): ScanStep => ({
      key,
      part: 'devices',
      kind: 'item',
      rank: 0,
      run: () => {
        runs.push(key);
        return kind === undefined ? Promise.resolve() : Promise.reject(fleetError({ kind }, 'no'));
      },
    });
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    queue.add([step('a'), step('b')]);
    await queue.work(signal, Infinity);
    assert.deepEqual([runs, queue.left, queue.failures.length], [['a'], 1, 1]);
    kind = undefined;
    await queue.work(signal, Infinity);
    assert.deepEqual([runs, queue.left, queue.failures.length], [['a', 'b'], 0, 1]);
    queue.retry(() => true);
    await queue.work(signal, Infinity);
    assert.deepEqual([runs, queue.failures.length, queue.count('devices').done], [['a', 'b', 'a'], 0, 2]);
  });

  it('have all attempts again after a cancel', async () => {
    const abort = new AbortController();
    let runs = 0;
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    queue.add([
      {
        key: 'a',
        part: 'devices',
        kind: 'item',
        rank: 0,
        run: () => {
          runs += 1;
          if (runs === 4) {
            abort.abort();
          }
          return Promise.reject(fleetError({ kind: 'throttled' }, 'Rate exceeded'));
        },
      },
    ]);
    await queue.work(abort.signal, Infinity);
    assert.deepEqual([runs, queue.failures.length, queue.left], [4, 0, 1]);
    await queue.work(signal, Infinity);
    assert.deepEqual([runs, queue.failures.length, queue.left], [9, 1, 0]);
  });

  it("have no final total while a list of theirs can't load", async () => {
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    let isDenied = true;
    const run = (): Promise<void> =>
      isDenied ? Promise.reject(fleetError({ kind: 'denied' }, 'no')) : Promise.resolve();
    queue.add([{ key: 'list', part: 'devices', kind: 'list', rank: 0, run }]);
    await queue.work(signal, Infinity);
    assert.deepEqual(
      queue.failures.map(({ part, isList }) => [part, isList]),
      [['devices', true]],
    );
    assert.deepEqual(queue.count('devices'), { done: 0, total: 0, isListed: false });
    isDenied = false;
    queue.retry(() => true);
    await queue.work(signal, Infinity);
    assert.deepEqual(queue.count('devices'), { done: 0, total: 0, isListed: true });
  });
});
