import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../../src/base/compareNames';
import { SortedNames } from '../../../../src/fleet/devices/sortedNames';

/** Names that are alike, so that they meet, tie but for their case, and have numbers with zeros before them. */
const alike = fc.stringMatching(/^[aAbB0-2:_-]{1,6}$/u);
const anyName = fc.oneof(alike, fc.stringMatching(/^[a-zA-Z0-9:_-]{1,20}$/u), fc.string({ unit: 'binary' }));

describe('the order of names', () => {
  it('is that of a collator, then of the code units, for any two names', () => {
    const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    fc.assert(
      fc.property(fc.string(), anyName, anyName, (before, a, b) => {
        const [first, second] = [before + a, before + b];
        const expected = collator.compare(first, second) || Number(first > second) - Number(first < second);
        assert.equal(Math.sign(compareNames(first, second)), expected, JSON.stringify([first, second]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes numbers by their value', () => {
    const names = ['p-2', 'p-10', 'p-1', 'p-010', 'p-002', 'P-1', 'p-2a', 'p-20'];
    assert.deepEqual(names.sort(compareNames), ['P-1', 'p-1', 'p-002', 'p-2', 'p-2a', 'p-010', 'p-10', 'p-20']);
  });
});

describe('names that arrive page by page', () => {
  it('are in order, each once, whatever the pages and whenever they are looked at', () => {
    const pages = fc.array(fc.record({ names: fc.array(anyName, { maxLength: 40 }), isLookedAt: fc.boolean() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(pages, (arriving) => {
        const sorted = new SortedNames();
        const all = new Set<string>();
        for (const { names, isLookedAt } of arriving) {
          sorted.add(names);
          names.forEach((name) => all.add(name));
          if (isLookedAt) {
            assert.deepEqual(sorted.inOrder, [...all].sort(compareNames));
          }
        }
        assert.deepEqual(sorted.inOrder, [...all].sort(compareNames));
      }),
    );
  });

  it('go among many without a second copy of any', () => {
    const sorted = new SortedNames();
    const many = Array.from({ length: 2_000 }, (_, index) => `press-${index * 2}`);
    sorted.add(many);
    sorted.add(['press-3', 'press-4', 'press-5000', 'a']);
    const { inOrder } = sorted;
    assert.equal(inOrder.length, 2_003);
    assert.deepEqual(
      [inOrder[0], ...inOrder.slice(2, 5), inOrder.at(-1)],
      ['a', 'press-2', 'press-3', 'press-4', 'press-5000'],
    );
  });

  it('are the same list until there are more', () => {
    const sorted = new SortedNames();
    assert.deepEqual(sorted.inOrder, []);
    sorted.add(['b']);
    sorted.add(['a']);
    const { inOrder } = sorted;
    assert.equal(sorted.inOrder, inOrder);
    sorted.add(['c']);
    assert.deepEqual(
      [inOrder, sorted.inOrder],
      [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
    );
  });
});
