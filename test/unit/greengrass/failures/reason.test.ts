import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReason } from '../../../../src/greengrass/failures/reason';
import { anyText } from '../arbitraryModels';

describe('the reason of a deployment', () => {
  const reasons: readonly (readonly [reason: string, status: string, message: string])[] = [
    ['SUCCESSFUL', 'SUCCESSFUL', ''],
    ['REJECTED', 'REJECTED', ''],
    ['REJECTED: A newer revision is there', 'REJECTED', 'A newer revision is there'],
    ['FAILED_NO_STATE_CHANGE: No space left', 'FAILED_NO_STATE_CHANGE', 'No space left'],
    ['FAILED_NO_STATE_CHANGE:No space left', 'FAILED_NO_STATE_CHANGE', 'No space left'],
    ['FAILED_NO_STATE_CHANGE:', 'FAILED_NO_STATE_CHANGE', ''],
    ['FAILED_ROLLBACK_NOT_REQUESTED: two\nlines', 'FAILED_ROLLBACK_NOT_REQUESTED', 'two\nlines'],
    ['FAILED_UNABLE_TO_ROLLBACK: a. b: c', 'FAILED_UNABLE_TO_ROLLBACK', 'a. b: c'],
    [
      'S3_HEAD_OBJECT_ACCESS_DENIED: FAILED_ROLLBACK_COMPLETE: S3 HeadObject returns 403',
      'FAILED_ROLLBACK_COMPLETE',
      'S3 HeadObject returns 403',
    ],
    ['FAILED_NO_STATE_CHANGE: ERROR: the rest', 'FAILED_NO_STATE_CHANGE', 'ERROR: the rest'],
    ['FAILED_NO_STATE_CHANGE: TIMEOUT', 'FAILED_NO_STATE_CHANGE', 'TIMEOUT'],
    ['FAILED_ROLLBACK_COMPLETE: REJECTED: by the broker', 'FAILED_ROLLBACK_COMPLETE', 'REJECTED: by the broker'],
  ];
  for (const [reason, detailedStatus, message] of reasons) {
    it(`is parsed: ${JSON.stringify(reason)}`, () => {
      const parsed = parseReason(reason);
      assert.equal(parsed?.detailedStatus, detailedStatus);
      assert.equal(parsed.message, message);
      assert.match(parsed.consequence, /^[A-Z].+\.$/u);
    });
  }

  it('has a different consequence for each detailed status', () => {
    const statuses = new Set(reasons.map(([, status]) => status));
    const consequences = new Set([...statuses].map((status) => parseReason(status)?.consequence));
    assert.equal(statuses.size, 6);
    assert.equal(consequences.size, 6);
  });

  for (const reason of [
    undefined,
    '',
    'Something went wrong',
    'successful',
    'SUCCESSFULLY done',
    'FAILED',
    'FAILED: nothing known',
    'FAILED_NO_STATE_CHANGED: nearly',
    'S3_ERROR: FAILED',
    'constructor',
    '__proto__: x',
    'lower case: SUCCESSFUL',
    ' SUCCESSFUL',
  ]) {
    it(`is not parsed in another form: ${JSON.stringify(reason)}`, () => {
      assert.equal(parseReason(reason), undefined);
    });
  }

  it('is parsed before any message', () => {
    fc.assert(
      fc.property(anyText, (message) => {
        const parsed = parseReason(`FAILED_NO_STATE_CHANGE: ${message}`);
        assert.equal(parsed?.detailedStatus, 'FAILED_NO_STATE_CHANGE');
        assert.equal(parsed.message, message.trimStart());
      }),
    );
  });
});
