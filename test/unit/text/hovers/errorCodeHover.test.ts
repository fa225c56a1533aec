import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { errorCodeHover } from '../../../../src/text/hovers/errorCodeHover';
import { hoverLines } from './hoverText';

function linesOf(facts: { readonly isFollowed?: boolean; readonly isOvercome?: boolean }): string {
  return hoverLines(errorCodeHover({ kind: 'deployment', code: 'IO_ERROR', ...facts }, explainErrorCode)).join('\n');
}

describe('the hover of an error code', () => {
  it('points to the next code only if there is one', () => {
    assert.match(linesOf({ isFollowed: true }), /Check the code after it\./u);
    assert.match(linesOf({}), /Check the log, and the disk health/u);
    assert.doesNotMatch(linesOf({}), /Check the code after it/u);
  });

  it('has no remedy once a later deployment overcame the failure', () => {
    assert.doesNotMatch(linesOf({ isOvercome: true }), /Check/u);
  });
});
