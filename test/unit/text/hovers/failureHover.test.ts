import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { fleetError, type Denial } from '../../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../../src/text/errors/errorWords';
import { errorCodeHover } from '../../../../src/text/hovers/errorCodeHover';
import { failureFacts } from '../../../../src/text/hovers/failureFacts';
import { failureHover } from '../../../../src/text/hovers/failureHover';
import { now } from '../../fixtures';
import { useZone } from '../useZone';
import { hoverLines } from './hoverText';

const current = { shownFrom: undefined, timeZone: 'local' } as const;
const at = { profile: 'factory', region: 'eu-west-1' };

describe('the hover of a failure', () => {
  useZone('Asia/Kathmandu');

  it('has the sentence, what to do, the message from AWS and the facts', () => {
    const error = fleetError(
      { kind: 'service', operation: 'GetCoreDevice', httpStatus: 500, requestId: 'r-1', attempts: 3 },
      'Internal\nerror \u202e',
    );
    assert.deepEqual(hoverLines(failureHover(failureFacts(error, wordsForError(error, at), current))), [
      '# AWS returned a server error',
      'Wait a moment. Click to retry.',
      'Message: Internal error \\u202e',
      'Operation: GetCoreDevice · HTTP status: 500 · Request ID: r-1 · Attempts: 3',
    ]);
  });

  const denials: readonly (readonly [reason: string, denial: Denial | undefined, line: string | undefined])[] = [
    ['no policy allows it', { isExplicit: false, policy: 'identity' }, 'This IAM statement allows it:'],
    ['AWS gives no reason', undefined, 'This IAM statement may allow it:'],
    ['a policy denies it', { isExplicit: true, policy: 'serviceControl' }, undefined],
  ];
  for (const [reason, denial, line] of denials) {
    it(`${line === undefined ? 'has no IAM statement' : 'has an IAM statement'} if ${reason}`, () => {
      const error = fleetError({ kind: 'denied', permission: 'greengrass:GetCoreDevice', denial }, '');
      const lines = hoverLines(failureHover(failureFacts(error, wordsForError(error, at), current)));
      assert.equal(lines[2], line);
      assert.equal((lines[3] ?? '').includes('"Action": "greengrass:GetCoreDevice"'), line !== undefined);
    });
  }

  it('says since when the shown data is outdated, in the time zone of the user', () => {
    const error = fleetError({ kind: 'offline' }, 'no route');
    const lines = hoverLines(
      failureHover(failureFacts(error, wordsForError(error, at), { shownFrom: now, timeZone: 'utc' })),
    );
    assert.deepEqual(lines.slice(2), ['Showing data from: 2026-11-23 12:00 UTC', 'Message: no route']);
  });

  it('leaves out an empty message and unknown facts', () => {
    const error = fleetError({ kind: 'offline' }, '');
    assert.equal(hoverLines(failureHover(failureFacts(error, wordsForError(error, at), current))).length, 2);
  });

  it('has no click action for data that a snapshot lacks', () => {
    const error = fleetError({ kind: 'notRecorded' }, '');
    assert.deepEqual(hoverLines(failureHover(failureFacts(error, wordsForError(error, at), current))), [
      '# Not in the snapshot',
      "It wasn't scanned when the snapshot was saved.",
    ]);
  });
});

describe('the hover of an error code', () => {
  it('explains the code and names its kind', () => {
    const [heading, explanation] = hoverLines(
      errorCodeHover({ kind: 'deployment', code: 'DISK_SPACE_CRITICAL' }, explainErrorCode),
    );
    assert.equal(heading, '# Deployment error code');
    assert.match(explanation ?? '', /^\* DISK_SPACE_CRITICAL \| .+ \| .+$/u);
    const [status] = hoverLines(errorCodeHover({ kind: 'component', code: 'STARTUP_TIMEOUT' }, explainErrorCode));
    assert.equal(status, '# Component status code');
  });

  it("says if it doesn't know a code", () => {
    const lines = hoverLines(errorCodeHover({ kind: 'component', code: 'a\u202eb' }, () => undefined));
    assert.equal(lines[1], "* a\\u202eb | Greengrass Explorer doesn't know this code. | -");
  });
});
