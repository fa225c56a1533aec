import assert from 'node:assert/strict';
import type { Node } from '../../../../src/tree/engine/node';
import { RowLimit } from '../../../../src/tree/engine/rowLimit';

const parent: Node = {
  id: 'top',
  parent: undefined,
  isExpandable: true,
  row: () => ({ label: 'top', description: '', icon: '', severity: 'neutral', accessibilityLabel: 'top' }),
  children: () => [],
};

function numbers(amount: number): readonly number[] {
  return Array.from({ length: amount }, (_, index) => index);
}

/** A row limit for devices, and how often it has grown. */
function newLimit(): { readonly rowsOf: (amount: number) => readonly Node[]; readonly grown: () => number } {
  let grown = 0;
  const limit = new RowLimit(
    () => parent,
    'devices',
    'narrow the filter',
    () => {
      grown += 1;
    },
  );
  const rowsOf = (amount: number): readonly Node[] =>
    limit.rows(numbers(amount), (first) => first.map((number) => ({ ...parent, id: String(number) })));
  return { rowsOf, grown: () => grown };
}

function lastOf(rows: readonly Node[]): string {
  const { label, description } = rows.at(-1)?.row() ?? {};
  return `${label} | ${description}`;
}

describe('the row limit', () => {
  it('is 100 rows at first, and says how many there are', () => {
    const { rowsOf } = newLimit();
    assert.equal(rowsOf(100).length, 100);
    const rows = rowsOf(101);
    assert.equal(rows.length, 101);
    assert.equal(lastOf(rows), 'Load More | 100 of 101 devices shown');
  });

  it('grows by 100 with Load More, and fires a change', async () => {
    const { rowsOf, grown } = newLimit();
    await rowsOf(250).at(-1)?.loadMore?.();
    assert.equal(grown(), 1);
    assert.equal(lastOf(rowsOf(250)), 'Load More | 200 of 250 devices shown');
    await rowsOf(250).at(-1)?.loadMore?.();
    assert.equal(rowsOf(250).length, 250);
  });

  it('ends at 1,500, and then says how to find the others', async () => {
    const { rowsOf } = newLimit();
    for (let times = 0; times < 14; times += 1) {
      await rowsOf(2_000).at(-1)?.loadMore?.();
    }
    const rows = rowsOf(2_000);
    assert.equal(rows.length, 1_501);
    assert.equal(lastOf(rows), '1,500 of 2,000 devices shown | narrow the filter');
    assert.equal(rows.at(-1)?.loadMore, undefined);
  });
});
