import assert from 'node:assert/strict';
import type { FetchPage } from '../../../../src/fleet/requests/followPages';
import { readAhead } from '../../../../src/fleet/requests/readAhead';
import { FakeClock } from '../../fakeClock';

/** A list of three pages with an empty second one. Records the requested pages. */
function threePages(requested: (string | undefined)[]): FetchPage<string> {
  const pages = new Map([
    [undefined, { items: ['first'], nextToken: 'b' }],
    ['b', { items: [], nextToken: 'c' }],
    ['c', { items: ['last'], nextToken: undefined }],
  ]);
  return (token) => {
    requested.push(token);
    const page = pages.get(token);
    return page === undefined ? Promise.reject(new Error('no such page')) : Promise.resolve(page);
  };
}

describe('prefetching pages', () => {
  const { signal } = new AbortController();
  const clock = new FakeClock();

  it('requests the next page before this one is processed, and each page once', async () => {
    const requested: (string | undefined)[] = [];
    const fetchPage = readAhead(threePages(requested), 10, clock);
    assert.deepEqual(await fetchPage(undefined, signal), { items: ['first'], nextToken: 'b' });
    assert.deepEqual(requested, [undefined, 'b']);
    assert.equal((await fetchPage('b', signal)).nextToken, 'c');
    assert.deepEqual((await fetchPage('c', signal)).items, ['last']);
    assert.deepEqual(requested, [undefined, 'b', 'c']);
  });

  it('requests no more pages than the limit, without empty ones', async () => {
    const requested: (string | undefined)[] = [];
    const fetchPage = readAhead(threePages(requested), 1, clock);
    await fetchPage(undefined, signal);
    assert.deepEqual(requested, [undefined]);
    const wantsTwo = readAhead(threePages(requested), 2, clock);
    await wantsTwo(undefined, signal);
    await wantsTwo('b', signal);
    assert.deepEqual(requested.slice(1), [undefined, 'b', 'c']);
  });

  it('requests nothing after cancellation', async () => {
    const requested: (string | undefined)[] = [];
    const canceled = new AbortController();
    const list = threePages(requested);
    const fetchPage = readAhead<string>(
      async (token) => {
        const page = await list(token, canceled.signal);
        canceled.abort();
        return page;
      },
      10,
      clock,
    );
    await fetchPage(undefined, canceled.signal);
    assert.deepEqual(requested, [undefined]);
  });

  it('reports the error of a page when that page is requested', async () => {
    const fetchPage = readAhead<string>(
      (token) =>
        token === undefined
          ? Promise.resolve({ items: ['first'], nextToken: 'b' })
          : Promise.reject(new Error('throttled')),
      10,
      clock,
    );
    assert.deepEqual((await fetchPage(undefined, signal)).items, ['first']);
    await assert.rejects(fetchPage('b', signal), /throttled/u);
  });
});
