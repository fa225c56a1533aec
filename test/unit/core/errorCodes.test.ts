import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../src/core/errorCodes';
import { failureScenarios } from '../../simulator/failureScenarios';

describe('the catalogue of error codes', () => {
  it('explains all 103 codes of deployments and 19 of components that a nucleus reports, and three older spellings', () => {
    const explained = errorCodes.filter(({ meaning, remedy }) => meaning.length > 20 && remedy.length > 5);
    assert.equal(explained.filter(({ kind }) => kind === 'deployment').length, 106);
    assert.equal(explained.filter(({ kind }) => kind === 'component').length, 19);
  });

  it('finds both spellings that the documentation and the nucleus use', () => {
    for (const endpoint of ['CRED', 'DATA']) {
      assert.ok(explainErrorCode('deployment', `IOT_${endpoint}_ENDPOINT_NOT_VALID`));
      assert.ok(explainErrorCode('deployment', `IOT_${endpoint}_ENDPOINT_FORMAT_NOT_VALID`));
    }
  });

  it('knows every code of the sample fleet but the one that is made up', () => {
    const codes = new Set(failureScenarios.flatMap(({ errorStack }) => errorStack));
    const unknown = [...codes].filter((code) => explainErrorCode('deployment', code) === undefined);
    assert.deepEqual(unknown, ['QUANTUM_LINK_ERROR']);
  });

  it('says nothing of a code that it does not know', () => {
    assert.equal(explainErrorCode('deployment', '__proto__'), undefined);
    assert.equal(explainErrorCode('component', 'NONE'), undefined);
  });
});
