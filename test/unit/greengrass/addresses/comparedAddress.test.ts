import assert from 'node:assert/strict';
import { comparedAddressOf } from '../../../../src/greengrass/addresses/comparedAddress';
import { effectiveDeployment } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const on = knownDevice();
const { place } = on;

describe('what a row compares', () => {
  it('is its revision, also on a core device', () => {
    const deployment = effectiveDeployment({ deploymentId: 'd-1', targetArn: 'arn:x' });
    const address = { kind: 'deployment', connectionId: place.connectionId, deploymentId: 'd-1', targetArn: 'arn:x' };
    assert.deepEqual(comparedAddressOf({ kind: 'effectiveDeployment', on, deployment }), address);
    assert.deepEqual(
      comparedAddressOf({ kind: 'deployment', place, targetArn: 'arn:x', deploymentId: 'd-1' }),
      address,
    );
  });

  it('is nothing without a deployment ID, and for anything else', () => {
    const deployment = effectiveDeployment({ deploymentId: '' });
    assert.equal(comparedAddressOf({ kind: 'effectiveDeployment', on, deployment }), undefined);
    assert.equal(comparedAddressOf({ kind: 'deployment', place, targetArn: 'arn:x' }), undefined);
    assert.equal(comparedAddressOf({ kind: 'coreDevice', on }), undefined);
  });
});
