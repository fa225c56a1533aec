import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../../src/text/messages/errorWords';
import { errorCodeHover } from '../../../../src/text/hovers/errorCodeHover';
import { failureHover } from '../../../../src/text/hovers/failureHover';
import { hoverLines } from './hoverText';

const at = { profile: 'factory', region: 'eu-west-1' };

describe('hover of a failure', () => {
  it('has the sentence, what to do, what AWS said, and the facts', () => {
    const error = fleetError(
      { kind: 'service', operation: 'GetCoreDevice', httpStatus: 500, requestId: 'r-1', attempts: 3 },
      'Internal\nerror \u202e',
    );
    assert.deepEqual(hoverLines(failureHover(error, wordsForError(error, at))), [
      '# The service has a problem',
      'Wait a moment. Click to retry.',
      'Message: Internal error \\u202e',
      'Operation: GetCoreDevice · HTTP status: 500 · Request ID: r-1 · Attempts: 3',
    ]);
  });

  it('has the IAM statement that would allow what is missing', () => {
    const error = fleetError({ kind: 'denied', permission: 'greengrass:GetCoreDevice' }, '');
    const lines = hoverLines(failureHover(error, wordsForError(error, at)));
    assert.equal(lines[2], 'This IAM statement allows it:');
    assert.match(lines[3] ?? '', /"Action": "greengrass:GetCoreDevice"/u);
  });

  it('leaves out a message that is empty, and facts that are not known', () => {
    const error = fleetError({ kind: 'offline' }, '');
    assert.equal(hoverLines(failureHover(error, wordsForError(error, at))).length, 2);
  });
});

describe('hover of an error code', () => {
  it('explains the code and says what it is a code of', () => {
    const [heading, explanation] = hoverLines(errorCodeHover('deployment', 'DISK_SPACE_CRITICAL', explainErrorCode));
    assert.equal(heading, '# Error code of a deployment');
    assert.match(explanation ?? '', /^\* DISK_SPACE_CRITICAL \| .+ \| .+$/u);
    const [status] = hoverLines(errorCodeHover('component', 'STARTUP_TIMEOUT', explainErrorCode));
    assert.equal(status, '# Status code of a component');
  });

  it('says that it does not know a code', () => {
    const lines = hoverLines(errorCodeHover('component', 'a\u202eb', () => undefined));
    assert.equal(lines[1], '* a\\u202eb | This code is not in the catalogue of Greengrass Explorer. | -');
  });
});
