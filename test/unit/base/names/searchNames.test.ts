import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../../src/base/names/compareNames';
import { searchNames } from '../../../../src/base/names/searchNames';
import { noneFound } from '../../../../src/text/filter/deviceSearch';
import { CaseCoverage } from '../../caseCoverage';

describe('the search for names', () => {
  it('lists names that start with the text first, then names that contain it, each sorted by name', () => {
    const names = ['yard-press', 'Press-10', 'press-2', 'crane', 'a-PRESS'];
    assert.deepEqual(searchNames(names, ' press', 9), ['press-2', 'Press-10', 'a-PRESS', 'yard-press']);
    assert.deepEqual(searchNames(names, 'press', 2), ['press-2', 'Press-10']);
    assert.equal(searchNames(names, '', 9).length, 5);
  });

  it('finds names that contain every word', () => {
    const names = ['graz-press-417', 'press-417-graz', 'graz-press-41', 'linz-417'];
    assert.deepEqual(searchNames(names, 'graz 417', 9), ['graz-press-417', 'press-417-graz']);
  });

  it('says that no name contains the typed text', () => {
    assert.equal(noneFound(' 9993 '), 'No core device has 9993 in its name.');
    assert.equal(noneFound('a\u202eb'), 'No core device has a\\u202eb in its name.');
    assert.ok(noneFound('x'.repeat(5_000)).length < 200);
  });

  it('returns the first names in order, whatever the limit', () => {
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

  it('returns the names that contain every word, names that start with the first word first', () => {
    const joined = (...pieces: readonly string[]): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(''));
    const names = fc.array(joined('graz', 'Press', 'press', '-', '4', '417', 'É'), { minLength: 5, maxLength: 20 });
    const words = fc.array(fc.constantFrom('graz', 'PRESS', 'ss', '4', '17', '-', 'é', 'zz'), {
      minLength: 1,
      maxLength: 3,
    });
    const gap = fc.constantFrom(' ', '  ', '\t', '\u3000');
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(names, words, gap, fc.constantFrom(1, 3, 20), (given, typed, between, limit) => {
        const lowerCase = typed.map((word) => word.toLowerCase());
        const [first = ''] = lowerCase;
        const matching = (isAtStart: boolean): readonly string[] =>
          given
            .filter((name) => lowerCase.every((word) => name.toLowerCase().includes(word)))
            .filter((name) => name.toLowerCase().startsWith(first) === isAtStart)
            .sort(compareNames);
        const all = [...matching(true), ...matching(false)];
        const found = searchNames(given, `${between}${typed.join(between)}${between}`, limit);
        assert.deepEqual(found, all.slice(0, limit));
        coverage.count({
          severalWords: found.length > 0 && new Set(lowerCase).size > 1,
          firstWordOnly: given.some((name) => name.toLowerCase().includes(first) && !all.includes(name)),
          bothKinds: matching(true).length > 0 && matching(false).length > 0,
          overLimit: all.length > limit,
        });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });
});
