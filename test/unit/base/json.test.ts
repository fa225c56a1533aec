import assert from 'node:assert/strict';
import fc from 'fast-check';
import { list, member, nextTokenIn, number, object, tagsIn, text, texts, time } from '../../../src/base/json';

/** The given number of absent values. */
function absent(count: number): readonly undefined[] {
  return Array.from({ length: count }, () => undefined);
}

describe('an unchecked value', () => {
  it('is a text if it is a string or a number', () => {
    assert.deepEqual(['a', '', 7, true, null, undefined, ['a'], {}].map(text), ['a', '', '7', ...absent(5)]);
  });

  it('is a time if it is a valid one', () => {
    const date = new Date('2026-11-23T12:00:00Z');
    assert.deepEqual([time(date), time('2026-11-23T12:00:00Z'), time('+002026-11-23T12:00:00Z')], [date, date, date]);
    for (const value of [new Date(NaN), '2026-13-45T99:00:00Z', '2026', 'May 5', '5', 5, null, undefined, {}]) {
      assert.equal(time(value), undefined);
    }
  });

  it('is a number if it is finite', () => {
    assert.deepEqual([0, 1.5, NaN, Infinity, '1', null].map(number), [0, 1.5, ...absent(4)]);
  });

  it('is a list if it is an array, with the texts in it', () => {
    assert.deepEqual([list([1, null]), list({ length: 1 }), list('ab'), list(undefined)], [[1, null], [], [], []]);
    assert.deepEqual(texts(['a', 1, null, { a: 1 }, ['b']]), ['a', '1']);
  });

  it('is an object if it has members', () => {
    const value = { a: 1 };
    assert.deepEqual([object(value), object(null), object('a'), object(undefined)], [value, ...absent(3)]);
  });

  it('has only its own members', () => {
    assert.deepEqual([member({ a: 1 }, 'a'), member({ a: 1 }, 'b')], [1, undefined]);
    assert.deepEqual(
      [member({}, 'constructor'), member([], 'map'), member('a', 'length'), member(null, 'a')],
      absent(4),
    );
  });

  it('has tags with text values', () => {
    assert.deepEqual(tagsIn({ site: 'Graz', line: 3, empty: null, odd: {} }), {
      site: 'Graz',
      line: '3',
      empty: '',
      odd: '',
    });
    assert.deepEqual([tagsIn(undefined), tagsIn('ab')], [{}, {}]);
  });

  it('has a next page if its token is a text that is not empty', () => {
    const tokens = ['a', '', 7, null, undefined].map((nextToken) => nextTokenIn({ nextToken }));
    assert.deepEqual(tokens, ['a', ...absent(4)]);
    assert.equal(nextTokenIn({}), undefined);
  });

  it('never makes a reader throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, key) => {
        [text, time, number, list, object, texts, tagsIn].forEach((read) => read(value));
        member(value, key);
      }),
    );
  });
});
