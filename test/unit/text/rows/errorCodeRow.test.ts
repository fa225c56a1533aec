import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { errorCodeRow } from '../../../../src/text/rows/errorCodeRow';

describe('the row of an error code', () => {
  const code = 'S3_HEAD_OBJECT_ACCESS_DENIED';
  const explained = explainErrorCode('deployment', code);

  it('has the error type in its description if the device reported it', () => {
    const row = errorCodeRow(code, explained, ['USER_COMPONENT_ERROR', 'PERMISSION_ERROR'], false);
    assert.deepEqual([row.label, row.description], [code, 'PERMISSION_ERROR']);
    assert.equal(row.accessibilityLabel, `Error code ${code}, PERMISSION_ERROR`);
  });

  it("leaves out an error type that the device didn't report", () => {
    assert.equal(errorCodeRow(code, explained, ['NETWORK_ERROR'], false).description, '');
    assert.equal(errorCodeRow(code, explained, [], false).description, '');
  });

  it('marks the headline code for the eye and for a screen reader', () => {
    const headline = errorCodeRow(code, explained, [], true);
    const other = errorCodeRow(code, explained, [], false);
    assert.deepEqual([headline.severity, other.severity], ['error', 'neutral']);
    assert.notEqual(headline.icon, other.icon);
    assert.equal(headline.accessibilityLabel, `Headline error code ${code}`);
  });

  it('has the lifecycle step of a component status code', () => {
    const row = errorCodeRow('STARTUP_TIMEOUT', explainErrorCode('component', 'STARTUP_TIMEOUT'), [], true);
    assert.equal(row.description, 'Startup step');
    assert.equal(row.accessibilityLabel, 'Headline error code STARTUP_TIMEOUT, Startup step');
  });

  it('shows an unknown code as itself', () => {
    const row = errorCodeRow('FROM_THE_FUTURE', undefined, ['NETWORK_ERROR'], false);
    assert.deepEqual([row.label, row.description], ['FROM_THE_FUTURE', '']);
    assert.equal(errorCodeRow(' ', undefined, [], false).label, '(empty code)');
  });
});
