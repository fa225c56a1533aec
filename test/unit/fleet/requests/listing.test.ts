import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Page } from '../../../../src/greengrass/ports/page';
import { Listing } from '../../../../src/fleet/requests/listing';
import { background, click } from '../../../../src/fleet/requests/requestPool';

const clock = { now: () => new Date(0), delay: () => Promise.resolve() };

function itself(item: string): string {
  return item;
}

function page(items: readonly string[], nextToken?: string): Page<string> {
  return { items, nextToken };
}

describe('a list', () => {
  it('is read once for concurrent callers, then cached', async () => {
    let requested = 0;
    const listing = new Listing(
      () => {
        requested += 1;
        return Promise.resolve(page(['a']));
      },
      itself,
      clock,
      () => undefined,
    );
    await Promise.all([listing.read(), listing.read()]);
    await listing.read();
    assert.equal(requested, 1);
    listing.markOutdated();
    await listing.read();
    assert.equal(requested, 2);
  });

  it('keeps the pages before a failure and resumes there', async () => {
    const requested: (string | undefined)[] = [];
    let isBroken = true;
    const listing = new Listing<string>(
      (token) => {
        requested.push(token);
        if (token === '2' && isBroken) {
          return Promise.reject(fleetError({ kind: 'service' }, 'no'));
        }
        return Promise.resolve(token === undefined ? page(['a'], '1') : token === '1' ? page(['b'], '2') : page(['c']));
      },
      itself,
      clock,
      () => undefined,
    );
    await listing.read();
    assert.deepEqual(
      [listing.state.items, listing.state.isPartial, listing.state.error?.kind],
      [['a', 'b'], true, 'service'],
    );
    isBroken = false;
    await listing.read();
    assert.deepEqual([listing.state.items, listing.state.error], [['a', 'b', 'c'], undefined]);
    assert.deepEqual(requested, [undefined, '1', '2', '2']);
  });

  it('starts over after endless paging', async () => {
    const requested: (string | undefined)[] = [];
    let isBroken = true;
    const listing = new Listing<string>(
      (token) => {
        requested.push(token);
        return Promise.resolve(token === undefined ? page(['a'], '1') : isBroken ? page(['b'], '1') : page(['b', 'c']));
      },
      itself,
      clock,
      () => undefined,
    );
    await listing.read();
    const { items, error, isPartial } = listing.state;
    assert.deepEqual([items, error?.kind, isPartial], [['a', 'b'], 'badResponse', true]);
    isBroken = false;
    requested.length = 0;
    await listing.read();
    assert.deepEqual([listing.state.items, listing.state.error], [['a', 'b', 'c'], undefined]);
    assert.deepEqual(requested, [undefined, '1']);
  });

  it('starts over after AWS rejects a paging token', async () => {
    const tokens: (string | undefined)[] = [];
    let isForgotten = true;
    const listing = new Listing<string>(
      (token) => {
        tokens.push(token);
        return token !== undefined && isForgotten
          ? Promise.reject(fleetError({ kind: 'invalid' }, 'Invalid nextToken.'))
          : Promise.resolve(token === undefined ? page(['a'], '1') : page(['b']));
      },
      itself,
      clock,
      () => undefined,
    );
    await listing.read();
    assert.deepEqual([listing.state.items, listing.state.isPartial], [['a'], true]);
    isForgotten = false;
    await listing.read();
    assert.deepEqual([listing.state.items, listing.state.error], [['a', 'b'], undefined]);
    assert.deepEqual(tokens, [undefined, '1', undefined, '1']);
  });

  for (const way of ['refreshed', 'read after it was outdated'] as const) {
    it(`starts over when it is ${way}, even if only its start is known`, async () => {
      const requested: (string | undefined)[] = [];
      let isBroken = true;
      const listing = new Listing<string>(
        (token) => {
          requested.push(token);
          return isBroken && token !== undefined
            ? Promise.reject(fleetError({ kind: 'service' }, 'no'))
            : Promise.resolve(token === undefined ? page(['a'], '1') : page(['b']));
        },
        itself,
        clock,
        () => undefined,
      );
      await listing.read();
      assert.equal(listing.state.isPartial, true);
      [isBroken, requested.length] = [false, 0];
      if (way === 'refreshed') {
        await listing.refresh();
      } else {
        listing.markOutdated();
        await listing.read();
      }
      assert.deepEqual(
        [requested, listing.state.items],
        [
          [undefined, '1'],
          ['a', 'b'],
        ],
      );
    });
  }

  it('keeps its items when a refresh fails', async () => {
    let isBroken = false;
    const listing = new Listing<string>(
      () => (isBroken ? Promise.reject(fleetError({ kind: 'offline' }, 'no')) : Promise.resolve(page(['a']))),
      itself,
      clock,
      () => undefined,
    );
    await listing.read();
    isBroken = true;
    await listing.refresh();
    assert.deepEqual(
      [listing.state.items, listing.state.isPartial, listing.state.error?.kind],
      [['a'], false, 'offline'],
    );
  });

  it('stays complete when one refresh is canceled halfway and the next one fails', async () => {
    let way: 'well' | 'givenUp' | 'broken' = 'well';
    const abort = new AbortController();
    const listing = new Listing<string>(
      (token) => {
        if (way === 'broken') {
          return Promise.reject(fleetError({ kind: 'offline' }, 'no'));
        }
        if (way === 'givenUp' && token !== undefined) {
          abort.abort();
        }
        return Promise.resolve(token === undefined ? page(['a'], '1') : page(['b']));
      },
      itself,
      clock,
      () => undefined,
    );
    await listing.read();
    way = 'broken';
    await listing.refresh();
    way = 'givenUp';
    await listing.read(click, abort.signal);
    way = 'broken';
    await listing.read();
    assert.deepEqual([listing.state.items, listing.state.isPartial], [['a', 'b'], false]);
  });

  it('drops the response of a canceled read', async () => {
    const responses: ((response: Page<string>) => void)[] = [];
    const listing = new Listing<string>(
      () => new Promise((resolve) => responses.push(resolve)),
      itself,
      clock,
      () => undefined,
    );
    const first = listing.read();
    const second = listing.refresh();
    responses[1]?.(page(['new']));
    await second;
    responses[0]?.(page(['old']));
    await first;
    assert.deepEqual(listing.state.items, ['new']);
  });
});

describe('a background refresh of a list', () => {
  let responses: ((response: Page<string>) => void)[];
  let drawn: number;
  let listing: Listing<string>;

  beforeEach(async () => {
    [responses, drawn] = [[], 0];
    listing = new Listing(
      () => new Promise((resolve) => responses.push(resolve)),
      (item) => item,
      clock,
      (isOnlyTime) => {
        drawn += isOnlyTime ? 0 : 1;
      },
      (known, read) => known.join() === read.join(),
    );
    const first = listing.read();
    responses[0]?.(page(['a']));
    await first;
    drawn = 0;
  });

  it('changes nothing if it finds what is known', async () => {
    const { items } = listing.state;
    const reading = listing.refresh(background);
    responses[1]?.(page(['a']));
    await reading;
    assert.equal(listing.state.items, items);
    assert.equal(drawn, 0);
    const userRead = listing.refresh();
    responses[2]?.(page(['a']));
    await userRead;
    assert.equal(drawn, 2, 'The user sees that the list is loading.');
  });

  it('changes nothing until it is complete', async () => {
    const reading = listing.refresh(background);
    assert.deepEqual([listing.state.items, listing.state.isLoading, drawn], [['a'], false, 0]);
    responses[1]?.(page(['b']));
    await reading;
    assert.deepEqual([listing.state.items, drawn], [['b'], 1]);
  });

  it("joins the user's read in flight", async () => {
    const userRead = listing.refresh();
    const backgroundRead = listing.refresh(background);
    responses[1]?.(page(['b']));
    await Promise.all([userRead, backgroundRead]);
    assert.equal(responses.length, 2);
  });

  it("doesn't block opening the list", async () => {
    const reading = listing.refresh(background);
    await listing.read();
    assert.deepEqual(listing.state.items, ['a']);
    responses[1]?.(page(['b']));
    await reading;
  });

  it('is replaced by a refresh of the user', async () => {
    const backgroundRead = listing.refresh(background);
    const userRead = listing.refresh();
    responses[2]?.(page(['new']));
    await userRead;
    responses[1]?.(page(['old']));
    await backgroundRead;
    assert.deepEqual(listing.state.items, ['new']);
  });

  it('is canceled with its signal', async () => {
    const abort = new AbortController();
    const reading = listing.refresh(background, abort.signal);
    abort.abort();
    await reading;
    responses[1]?.(page(['late']));
    await listing.read();
    assert.deepEqual(listing.state.items, ['a']);
  });
});
