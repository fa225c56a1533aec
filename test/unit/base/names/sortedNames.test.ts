import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNames } from '../../../../src/base/names/compareNames';
import { SortedNames } from '../../../../src/base/names/sortedNames';

describe('sorted names', () => {
  it('are in order after every change', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('press-2', 'press-10', 'Press-2', '__proto__')));
    fc.assert(
      fc.property(fc.array(names), (changes) => {
        const sorted = new SortedNames();
        for (const change of changes) {
          assert.deepEqual(sorted.of(change), [...change].sort(compareNames));
        }
      }),
    );
  });

  it('are the same list if nothing changes', () => {
    const sorted = new SortedNames();
    const first = sorted.of(['b', 'a']);
    assert.equal(sorted.of(['a', 'b']), first);
    assert.notEqual(sorted.of(['a']), first);
  });
});
