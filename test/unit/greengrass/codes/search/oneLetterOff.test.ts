import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOneLetterOff } from '../../../../../src/greengrass/codes/search/oneLetterOff';
import { CaseCoverage } from '../../../caseCoverage';
import { isTypingErrorOf, typingErrorIn } from './typingErrors';

describe('a typing error of one letter', () => {
  for (const [typed, isOneOff] of [
    ['docker', true],
    ['dockr', true],
    ['dockerr', true],
    ['decker', true],
    ['dokcer', true],
    ['odcker', true],
    ['dockre', true],
    ['dcoekr', false],
    ['doker ', false],
    ['ocker', true],
    ['dckr', false],
    ['rekcod', false],
    ['', false],
  ] as const) {
    it(`${isOneOff ? 'makes' : "doesn't make"} "${typed}" of "docker"`, () => {
      assert.equal(isOneLetterOff('docker', typed), isOneOff);
      assert.equal(isOneLetterOff(typed, 'docker'), isOneOff);
    });
  }

  it('is what one change can make, for any words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A'), minLength: 2, maxLength: 6 });
    const pair = word.chain((one) => fc.tuple(fc.constant(one), fc.oneof(word, typingErrorIn(one))));
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const isError = isTypingErrorOf(one, other);
        coverage.count({ 'one letter off': isError, 'farther away': !isError });
        assert.equal(isOneLetterOff(one, other), isError);
      }),
      { numRuns: 1_000 },
    );
    coverage.assertCovered();
  });
});
