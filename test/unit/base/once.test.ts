import assert from 'node:assert/strict';
import { once } from '../../../src/base/once';

describe('a value that is made once', () => {
  it('stays as it was first made, even if it is undefined', () => {
    let calls = 0;
    const values = [undefined, 'later'];
    const value = once(() => values[calls++]);
    assert.equal(calls, 0);
    assert.deepEqual([value(), value(), calls], [undefined, undefined, 1]);
  });
});
