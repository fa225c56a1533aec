import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../src/core/format';
import { noneFound, searchNames } from '../../../src/core/searchNames';
import { Reached } from '../reached';

describe('searching names', () => {
  it('finds those that begin with what was typed first, then those that have it within, each by name', () => {
    const names = ['yard-press', 'Press-10', 'press-2', 'crane', 'a-PRESS'];
    assert.deepEqual(searchNames(names, ' press', 9), ['press-2', 'Press-10', 'a-PRESS', 'yard-press']);
    assert.deepEqual(searchNames(names, 'press', 2), ['press-2', 'Press-10']);
    assert.equal(searchNames(names, '', 9).length, 5);
  });

  it('finds the names that have each of several words in them', () => {
    const names = ['graz-press-417', 'press-417-graz', 'graz-press-41', 'linz-417'];
    assert.deepEqual(searchNames(names, 'graz 417', 9), ['graz-press-417', 'press-417-graz']);
  });

  it('says that nothing was found, and what was looked for', () => {
    assert.equal(noneFound(' 9993 '), 'No core device has 9993 in its name.');
    assert.equal(noneFound('a\u202eb'), 'No core device has a\\u202eb in its name.');
    assert.ok(noneFound('x'.repeat(5_000)).length < 200);
  });

  it('offers the first by name, however few are wanted', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '-', '1', '10'), maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(name),
        fc.constantFrom('', 'a', 'b1'),
        fc.integer({ min: 1, max: 6 }),
        (names, typed, most) => {
          const places = names.map((each) => each.toLowerCase().indexOf(typed));
          const those = (fits: (at: number) => boolean): readonly string[] =>
            names.filter((_, index) => fits(places[index] ?? -1)).sort(compareNames);
          const sorted = [...those((at) => at === 0), ...those((at) => at > 0)];
          assert.deepEqual(searchNames(names, typed, most), sorted.slice(0, most));
        },
      ),
    );
  });

  it('finds every name that has each typed word, names that begin with the first word before the others', () => {
    const joined = (...pieces: readonly string[]): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(''));
    const names = fc.array(joined('graz', 'Press', 'press', '-', '4', '417', 'É'), { minLength: 5, maxLength: 20 });
    const words = fc.array(fc.constantFrom('graz', 'PRESS', 'ss', '4', '17', '-', 'é', 'zz'), {
      ...{ minLength: 1, maxLength: 3 },
    });
    const gap = fc.constantFrom(' ', '  ', '\t', '\u3000');
    const reached = new Reached();
    fc.assert(
      fc.property(names, words, gap, fc.constantFrom(1, 3, 20), (given, typed, between, most) => {
        const small = typed.map((word) => word.toLowerCase());
        const [first = ''] = small;
        const those = (isAtStart: boolean): readonly string[] =>
          given
            .filter((name) => small.every((word) => name.toLowerCase().includes(word)))
            .filter((name) => name.toLowerCase().startsWith(first) === isAtStart)
            .sort(compareNames);
        const all = [...those(true), ...those(false)];
        const found = searchNames(given, `${between}${typed.join(between)}${between}`, most);
        assert.deepEqual(found, all.slice(0, most));
        reached.count({
          severalWords: found.length > 0 && new Set(small).size > 1,
          onlyTheFirstWord: given.some((name) => name.toLowerCase().includes(first) && !all.includes(name)),
          bothHalves: those(true).length > 0 && those(false).length > 0,
          tooMany: all.length > most,
        });
      }),
      { numRuns: 300 },
    );
    reached.assertOften();
  });
});
