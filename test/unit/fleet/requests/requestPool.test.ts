import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { Listing, type FetchPageFor } from '../../../../src/fleet/requests/listing';
import { background, click, RequestPool, type Caller } from '../../../../src/fleet/requests/requestPool';
import { settled } from '../../fakeClock';

const clock = { now: () => new Date(0), delay: () => Promise.resolve() };
const signal = new AbortController().signal;

function itself(item: string): string {
  return item;
}

describe('the requests of one connection', () => {
  /** Requests that the test completes. */
  function held(pool: RequestPool, ...names: readonly string[]) {
    const sent: string[] = [];
    const finish = new Map<string, () => void>();
    const done = names.map((name) =>
      pool.run({ caller: click, signal }, () => {
        sent.push(name);
        return new Promise<void>((resolve) => finish.set(name, resolve));
      }),
    );
    return { sent, done: Promise.all(done), finish: (name: string) => finish.get(name)?.() };
  }

  it('run up to the limit at a time, and the next one after a response', async () => {
    const requests = held(new RequestPool(2), 'a', 'b', 'c', 'd');
    await settled();
    assert.deepEqual(requests.sent, ['a', 'b']);
    requests.finish('b');
    await settled();
    assert.deepEqual(requests.sent, ['a', 'b', 'c']);
    ['a', 'c'].forEach(requests.finish);
    await settled();
    requests.finish('d');
    await requests.done;
  });

  it('run the next one after a failure', async () => {
    const pool = new RequestPool(1);
    const failing = assert.rejects(
      pool.run({ caller: click, signal }, () => Promise.reject(fleetError({ kind: 'offline' }, 'no'))),
      { kind: 'offline' },
    );
    assert.equal(await pool.run({ caller: click, signal }, () => Promise.resolve('next')), 'next');
    await failing;
  });

  it('keep their turn when a request before them is canceled after it was sent', async () => {
    const pool = new RequestPool(1);
    const first = held(pool, 'first');
    const abort = new AbortController();
    let end = (): void => undefined;
    const second = pool.run(
      { caller: click, signal: abort.signal },
      () => new Promise<void>((resolve) => (end = resolve)),
    );
    const third = held(pool, 'third');
    await settled();
    first.finish('first');
    await first.done;
    await settled();
    abort.abort();
    end();
    await second;
    await settled();
    assert.deepEqual(third.sent, ['third']);
    third.finish('third');
    await third.done;
  });

  it('keep their turn when a request before them is canceled at its turn', async () => {
    const pool = new RequestPool(1);
    const abort = new AbortController();
    const first = pool.run({ caller: click, signal }, () => Promise.resolve());
    const second = pool.run({ caller: click, signal: abort.signal }, () => Promise.resolve());
    const third = held(pool, 'third');
    void first.then(() => {
      abort.abort();
    });
    await Promise.allSettled([first, second]);
    await settled();
    assert.deepEqual(third.sent, ['third']);
    third.finish('third');
    await third.done;
  });

  it('are reported when they are sent, succeed or fail', async () => {
    const events: string[] = [];
    const pool = new RequestPool(
      1,
      ({ kind }) => events.push(`failed: ${kind}`),
      () => events.push('succeeded'),
    );
    const counted: Caller = { priority: 'click', didSend: () => events.push('sent') };
    const running = held(pool, 'running');
    const waiting = pool.run({ caller: counted, signal }, () => Promise.reject(new TypeError('no')));
    await settled();
    assert.deepEqual([events, pool.successCount], [[], 0]);
    running.finish('running');
    await assert.rejects(waiting);
    assert.deepEqual([events, pool.successCount], [['succeeded', 'sent', 'failed: unexpected'], 1]);
  });

  it('run in order', async () => {
    const order: string[] = [];
    const pool = new RequestPool(1);
    const names = ['a', 'b', 'c', 'd'];
    const run = (name: string): Promise<unknown> =>
      pool.run({ caller: background, signal }, () => Promise.resolve(order.push(name)));
    await Promise.all(names.map(run));
    assert.deepEqual(order, names);
  });

  it('run clicks before background requests', async () => {
    const pool = new RequestPool(1);
    const order: string[] = [];
    const run = (name: string, priority: 'click' | 'background'): Promise<void> =>
      pool.run({ caller: { priority }, signal }, () => {
        order.push(name);
        return Promise.resolve();
      });
    await Promise.all([run('running', 'background'), run('waiting', 'background'), run('click', 'click')]);
    assert.deepEqual(order, ['running', 'click', 'waiting']);
  });

  it('run a queued list first when the user asks for it', async () => {
    const pool = new RequestPool(1);
    const order: string[] = [];
    const listingOf = (name: string): Listing<string> => {
      const fetchPage: FetchPageFor<string> = (_token, abort, caller) =>
        pool.run({ caller, signal: abort }, () => {
          order.push(name);
          return Promise.resolve({ items: [], nextToken: undefined });
        });
      return new Listing(fetchPage, itself, clock, () => undefined);
    };
    const [running, first, second] = [listingOf('running'), listingOf('first'), listingOf('second')];
    const reads = [running, first, second].map((each) => each.read(background));
    await Promise.all([...reads, second.read(click)]);
    assert.deepEqual(order, ['running', 'second', 'first']);
  });

  it("aren't sent after cancellation in the queue", async () => {
    const pool = new RequestPool(1);
    let finish = (): void => undefined;
    const running = pool.run({ caller: click, signal }, () => new Promise<void>((resolve) => (finish = resolve)));
    const abort = new AbortController();
    const waiting = pool.run({ caller: click, signal: abort.signal }, () => Promise.reject(new Error('sent')));
    abort.abort();
    await assert.rejects(waiting, { kind: 'canceled' });
    finish();
    await running;
    await pool.run({ caller: click, signal }, () => Promise.resolve());
  });
});
