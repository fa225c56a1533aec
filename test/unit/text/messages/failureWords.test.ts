import assert from 'node:assert/strict';
import { topicLabel, withOthers } from '../../../../src/text/messages/failureWords';

describe('the label of a group of failures', () => {
  it('says how deployments without a code ended', () => {
    const labels = ['FAILED_ROLLBACK_NOT_REQUESTED', 'FAILED_UNABLE_TO_ROLLBACK', 'REJECTED', 'Out of memory'].map(
      (value) => topicLabel({ kind: 'reason', value }),
    );
    assert.deepEqual(labels, [
      'Not rolled back, no error code',
      'Rollback failed, no error code',
      'Rejected, no error code',
      'Out of memory',
    ]);
  });

  it('counts the other names in a narrow row', () => {
    assert.equal(withOthers('Press', 0), 'Press');
    assert.equal(withOthers('Press', 1_000), 'Press +1,000');
  });
});
