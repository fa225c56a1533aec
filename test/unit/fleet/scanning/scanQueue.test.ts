import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { failsEverything, fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { ScanStep, StepContext } from '../../../../src/fleet/scanning/scanQueue';
import { ScanQueue } from '../../../../src/fleet/scanning/scanQueue';
import { settled } from '../../fakeClock';

const signal = new AbortController().signal;

/** A graph of steps. Each leads to others, may have two halves, and fails in some way before it succeeds. */
const worlds = fc.record({
  leadsTo: fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 12, maxLength: 12 }),
  ranks: fc.array(fc.constantFrom<ScanStep['rank']>(0, 1, 2, 3), { minLength: 12, maxLength: 12 }),
  /** The rank of the second half. */
  rests: fc.array(fc.option(fc.constantFrom<ScanStep['rank']>(0, 1, 2, 3), { nil: undefined }), {
    minLength: 12,
    maxLength: 12,
  }),
  failures: fc.array(fc.constantFrom('none', 'throttled', 'denied', 'offline'), { minLength: 12, maxLength: 12 }),
  cancelAfter: fc.option(fc.nat(15), { nil: undefined }),
  allowed: fc.integer({ min: 1, max: 6 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** All steps reachable from step 0. */
function reachable({ leadsTo }: World): ReadonlySet<number> {
  const found = new Set([0]);
  for (const index of found) {
    leadsTo[index]?.forEach((next) => found.add(next));
  }
  return found;
}

class Run {
  readonly finished: number[] = [];
  inFlight = 0;
  maxConcurrent = 0;
  private readonly failed = new Set<number>();
  private runs = 0;

  constructor(
    private readonly world: World,
    private readonly order: fc.Scheduler,
    private readonly abort: AbortController,
  ) {}

  step(index: number): ScanStep {
    const whole = this.whole(index);
    const rank = this.world.rests[index];
    return rank === undefined ? whole : { ...whole, rest: { ...whole, rank }, run: (context) => this.send(context) };
  }

  private whole(index: number): ScanStep {
    const { ranks, leadsTo, failures } = this.world;
    return {
      key: String(index),
      part: 'devices',
      kind: 'item',
      rank: ranks[index] ?? 0,
      run: async (context) => {
        await this.send(context);
        const failure = failures[index] ?? 'none';
        if (failure !== 'none' && !this.failed.has(index)) {
          this.failed.add(index);
          throw fleetError({ kind: failure }, failure);
        }
        context.add((leadsTo[index] ?? []).map((next) => this.step(next)));
        if (!context.signal.aborted) {
          this.finished.push(index);
        }
      },
    };
  }

  private async send({ caller }: StepContext): Promise<void> {
    caller.didSend?.('greengrass');
    this.inFlight += 1;
    this.maxConcurrent = Math.max(this.maxConcurrent, this.inFlight);
    await this.order.schedule(Promise.resolve());
    this.inFlight -= 1;
    this.runs += 1;
    if (this.runs === this.world.cancelAfter) {
      this.abort.abort();
    }
  }
}

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

  it('run what is left of an item at its own rank, and count the item once that is done', async () => {
    const done: string[] = [];
    const step = (key: string, rank: ScanStep['rank'], rest?: ScanStep): ScanStep => ({
      ...{ key, part: 'devices', kind: 'item', rank },
      ...(rest === undefined ? {} : { rest }),
      run: () => {
        done.push(`${key} at ${rank}: ${queue.count('devices').done} done`);
        return Promise.resolve();
      },
    });
    const queue = new ScanQueue({ concurrency: 1, endsWork: failsEverything }, () => undefined);
    queue.add([step('a', 2, step('a', 3)), step('b', 2, step('b', 3))]);
    assert.equal(queue.count('devices').total, 2);
    await queue.work(new AbortController().signal, Infinity);
    assert.deepEqual(done, ['a at 2: 0 done', 'b at 2: 0 done', 'a at 3: 0 done', 'b at 3: 1 done']);
    assert.deepEqual(queue.count('devices'), { done: 2, total: 2, isListed: true });
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
