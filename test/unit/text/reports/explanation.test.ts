import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { explanation } from '../../../../src/text/reports/explanation';
import { searchErrorCodes } from '../../../../src/greengrass/codes/searchErrorCodes';

describe('the explanation of a code', () => {
  it('has meaning, remedy, who can fix it, its types and where to read on', () => {
    const code = explainErrorCode('deployment', 'S3_HEAD_OBJECT_ACCESS_DENIED');
    assert.ok(code);
    const text = explanation(code);
    assert.match(text, /^# S3\\_HEAD\\_OBJECT\\_ACCESS\\_DENIED\n\nError code of a deployment\./u);
    assert.match(text, /## What to do\n\n.*s3\\:GetObject[^]*## Who can fix it\n\nwhoever grants permissions/u);
    assert.match(text, /- PERMISSION\\_ERROR: A permission is missing[^]*troubleshooting-deployment\.html\)\n$/u);
  });

  it('says of an umbrella that the codes after it say more', () => {
    const code = explainErrorCode('deployment', 'S3_ERROR');
    assert.match(code === undefined ? '' : explanation(code), /The codes after it in the stack say more/u);
  });

  it('is whole for every code', () => {
    for (const code of errorCodes) {
      assert.doesNotMatch(explanation(code), /undefined|: \n|\n\n\n/u);
    }
  });
});

describe('the search for a code', () => {
  const found = (typed: string): readonly string[] => searchErrorCodes(errorCodes, typed).map(({ code }) => code);

  it('takes words in any order, from the code, its meaning or its remedy', () => {
    assert.ok(found('denied s3').includes('S3_HEAD_OBJECT_ACCESS_DENIED'));
    assert.ok(found('disk full').length + found('free space').length > 0);
  });

  it('has first what has the words in its name', () => {
    assert.match(found('docker')[0] ?? '', /DOCKER/u);
  });

  it('has everything for nothing, and nothing for what stands nowhere', () => {
    assert.equal(found('').length, errorCodes.length);
    assert.deepEqual(found('xyzzy'), []);
  });
});
