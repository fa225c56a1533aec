import assert from 'node:assert/strict';
import { rangeWords } from '../../../../src/text/recipes/rangeWords';

describe('a version requirement in words', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '=1.4.0': '1.4.0',
    '1.4.0': '1.4.0',
    '>=1.4.0': '1.4.0 or later',
    '>1.4': 'later than 1.4.0',
    '<=1.4.0': '1.4.0 or earlier',
    '^1.4.0': '1.4.0 or later, before 2.0.0',
    '~1.4': '1.4.0 or later, before 1.5.0',
    '1.4.x': '1.4.0 or later, before 1.5.0',
    '0.x': 'before 1.0.0',
    '1.0.0 - 1.4.0': '1.0.0 or later, 1.4.0 or earlier',
    '<1.0.0 || =2.0.0-rc.1': 'before 1.0.0; or 2.0.0-rc.1',
    '*': 'any version',
    '': 'any version',
    banana: undefined,
  };
  for (const [range, words] of Object.entries(cases)) {
    it(`is exact: ${range}`, () => {
      assert.equal(rangeWords(range), words);
    });
  }
});
