import assert from 'node:assert/strict';
import { capPages } from '../../../../src/fleet/deployments/cappedPages';
import type { Page } from '../../../../src/greengrass/ports/page';
import { click } from '../../../../src/fleet/requests/requestPool';

const { signal } = new AbortController();

describe('the first pages of a list', () => {
  it('are cut at their number, and say so until a read reaches its end', async () => {
    let pages = 3;
    const { fetchPage, isCut } = capPages((token): Promise<Page<string>> => {
      const page = Number(token ?? '0') + 1;
      return Promise.resolve({ items: [`item ${page}`], nextToken: page < pages ? String(page) : undefined });
    }, 2);
    assert.equal((await fetchPage(undefined, signal, click)).nextToken, '1');
    assert.equal(isCut(), false);
    assert.deepEqual(await fetchPage('1', signal, click), { items: ['item 2'], nextToken: undefined });
    assert.equal(isCut(), true);
    await fetchPage(undefined, signal, click);
    assert.equal(isCut(), true);
    pages = 2;
    await fetchPage('1', signal, click);
    assert.equal(isCut(), false);
  });
});
