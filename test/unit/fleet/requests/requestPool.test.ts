import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { Listing, type FetchPageFor } from '../../../../src/fleet/requests/listing';
import { background, person, RequestPool, type Caller } from '../../../../src/fleet/requests/requestPool';
import { settled } from '../../fakeClock';

const clock = { now: () => new Date(0), delay: () => Promise.resolve() };
const signal = new AbortController().signal;

function itself(item: string): string {
  return item;
}

describe('the requests of one connection', () => {
  /** Requests that go out in turn and are answered when the test says so. */
  function held(pool: RequestPool, ...names: readonly string[]) {
    const sent: string[] = [];
    const finish = new Map<string, () => void>();
    const done = names.map((name) =>
      pool.run(person, signal, () => {
        sent.push(name);
        return new Promise<void>((resolve) => finish.set(name, resolve));
      }),
    );
    return { sent, done: Promise.all(done), finish: (name: string) => finish.get(name)?.() };
  }

  it('run so many at a time, and the next one once one is answered', async () => {
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

  it('let the next one go also when one fails', async () => {
    const pool = new RequestPool(1);
    const failing = assert.rejects(
      pool.run(person, signal, () => Promise.reject(fleetError({ kind: 'offline' }, 'no'))),
      { kind: 'offline' },
    );
    assert.equal(await pool.run(person, signal, () => Promise.resolve('next')), 'next');
    await failing;
  });

  it('keep their turn when one that waited before them is canceled after it was sent', async () => {
    const pool = new RequestPool(1);
    const first = held(pool, 'first');
    const abort = new AbortController();
    let end = (): void => undefined;
    const second = pool.run(person, abort.signal, () => new Promise<void>((resolve) => (end = resolve)));
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

  it('keep their turn when one that waited before them is canceled at the moment of its turn', async () => {
    const pool = new RequestPool(1);
    const abort = new AbortController();
    const first = pool.run(person, signal, () => Promise.resolve());
    const second = pool.run(person, abort.signal, () => Promise.resolve());
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

  it('are told of when they go out, when they are answered and when they fail', async () => {
    const told: string[] = [];
    const pool = new RequestPool(
      1,
      ({ kind }) => told.push(`failed: ${kind}`),
      () => told.push('answered'),
    );
    const counted: Caller = { priority: 'click', didAsk: () => told.push('sent') };
    const running = held(pool, 'running');
    const waiting = pool.run(counted, signal, () => Promise.reject(new TypeError('no')));
    await settled();
    assert.deepEqual([told, pool.answers], [[], 0]);
    running.finish('running');
    await assert.rejects(waiting);
    assert.deepEqual([told, pool.answers], [['answered', 'sent', 'failed: unexpected'], 1]);
  });

  it('go in the order in which they were asked for', async () => {
    const order: string[] = [];
    const pool = new RequestPool(1);
    const names = ['a', 'b', 'c', 'd'];
    const run = (name: string): Promise<unknown> =>
      pool.run(background, signal, () => Promise.resolve(order.push(name)));
    await Promise.all(names.map(run));
    assert.deepEqual(order, names);
  });

  it('let a click go before the background', async () => {
    const pool = new RequestPool(1);
    const order: string[] = [];
    const run = (name: string, priority: 'click' | 'background'): Promise<void> =>
      pool.run({ priority }, signal, () => {
        order.push(name);
        return Promise.resolve();
      });
    await Promise.all([run('running', 'background'), run('waiting', 'background'), run('click', 'click')]);
    assert.deepEqual(order, ['running', 'click', 'waiting']);
  });

  it('let a list go before the background that a person asks for while it waits', async () => {
    const pool = new RequestPool(1);
    const order: string[] = [];
    const listingOf = (name: string): Listing<string> => {
      const fetchPage: FetchPageFor<string> = (_token, abort, caller) =>
        pool.run(caller, abort, () => {
          order.push(name);
          return Promise.resolve({ items: [], nextToken: undefined });
        });
      return new Listing(fetchPage, itself, clock, () => undefined);
    };
    const [running, first, second] = [listingOf('running'), listingOf('first'), listingOf('second')];
    const reads = [running, first, second].map((each) => each.read(background));
    await Promise.all([...reads, second.read(person)]);
    assert.deepEqual(order, ['running', 'second', 'first']);
  });

  it('are not sent after they have been canceled while they waited', async () => {
    const pool = new RequestPool(1);
    let finish = (): void => undefined;
    const running = pool.run(person, signal, () => new Promise<void>((resolve) => (finish = resolve)));
    const abort = new AbortController();
    const waiting = pool.run(person, abort.signal, () => Promise.reject(new Error('sent')));
    abort.abort();
    await assert.rejects(waiting, { kind: 'canceled' });
    finish();
    await running;
    await pool.run(person, signal, () => Promise.resolve());
  });
});
