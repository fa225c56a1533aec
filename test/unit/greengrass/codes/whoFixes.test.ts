import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { headlineOfStack } from '../../../../src/greengrass/failures/headline';
import { errorTypeMeaning, whoFixes } from '../../../../src/greengrass/codes/whoFixes';

/** Codes that only say that a deployment was rejected, so there is nothing to fix. */
const nothingToFix = ['REJECTED_STALE_DEPLOYMENT', 'DEPLOYMENT_TYPE_NOT_VALID'];

describe('who can fix a failure', () => {
  it('is known for every code that is not an umbrella code', () => {
    const specific = errorCodes.filter(({ code }) => headlineOfStack([code, 'IO_ERROR']) === code);
    const unknown = specific.filter((entry) => whoFixes(entry, []) === undefined).map(({ code }) => code);
    assert.deepEqual(unknown, nothingToFix);
  });

  it('depends on the error type that the device reported', () => {
    const broken = explainErrorCode('deployment', 'COMPONENT_BROKEN');
    assert.ok(broken);
    assert.equal(whoFixes(broken, ['AWS_COMPONENT_ERROR']), 'AWS');
    assert.equal(whoFixes(broken, ['USER_COMPONENT_ERROR']), 'the author of the recipe');
  });

  it('is the owner of the device if Docker denies access, although the type is a permission error', () => {
    const refused = explainErrorCode('deployment', 'USER_NOT_AUTHORIZED_FOR_DOCKER');
    assert.ok(refused);
    assert.equal(whoFixes(refused, ['PERMISSION_ERROR']), 'the owner of the device');
  });

  it('is the owner of the device if a component has no user to run as', () => {
    const code = explainErrorCode('component', 'RUN_MISSING_DEFAULT_RUNWITH');
    assert.ok(code);
    assert.equal(whoFixes(code, []), 'the owner of the device');
  });

  it('comes with a meaning for every error type in the catalog', () => {
    const types = new Set(errorCodes.flatMap((entry) => entry.errorTypes));
    assert.ok(types.size >= 14);
    for (const type of types) {
      assert.ok(errorTypeMeaning(type), type);
    }
    assert.equal(errorTypeMeaning('constructor'), undefined);
  });
});
