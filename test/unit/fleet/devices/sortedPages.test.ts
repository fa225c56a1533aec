import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareNames } from '../../../../src/base/names/compareNames';
import { SortedPages } from '../../../../src/fleet/devices/sortedPages';

/** Few names, because pages should repeat them. */
const pages = fc.array(fc.array(fc.nat(30).map(String), { maxLength: 5 }), { maxLength: 12 });

describe('the names of a paged list', () => {
  it('are complete and unique, and visible names never move', () => {
    fc.assert(
      fc.property(pages, fc.uniqueArray(fc.nat(30).map(String), { maxLength: 4 }), (all, others) => {
        const named = new SortedPages(3);
        let before: readonly string[] = [];
        for (const page of all) {
          const isGrown = named.count >= 3;
          named.add(page);
          const after = named.with(new Set());
          if (isGrown) {
            assert.deepEqual(after.slice(0, before.length), before);
          } else {
            assert.deepEqual(after, [...after].sort(compareNames));
          }
          before = after;
        }
        const shown = named.with(new Set(others));
        assert.deepEqual([...shown].sort(), [...new Set([...all.flat(), ...others])].sort());
      }),
    );
  });
});
