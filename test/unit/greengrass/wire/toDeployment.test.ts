import assert from 'node:assert/strict';
import { fromDeployment, toDeployment } from '../../../../src/greengrass/wire/toDeployment';

const nothing = { componentVersion: undefined, merge: undefined, reset: [], runWith: undefined };
/** A response of GetDeployment with a different value in each field. */
const response = {
  deploymentId: 'd-1',
  revisionId: '3',
  deploymentName: 'Line 3',
  deploymentStatus: 'ACTIVE',
  targetArn: 'arn:target',
  parentTargetArn: 'arn:parent',
  iotJobId: 'job',
  iotJobArn: 'arn:job',
  isLatestForTarget: true,
  creationTimestamp: new Date('2026-11-23T12:00:00Z'),
  components: {
    'com.example.A': {
      componentVersion: '1.0.0',
      configurationUpdate: { merge: '{"a":1}', reset: ['/b'] },
      runWith: { posixUser: 'ggc_user' },
    },
  },
  deploymentPolicies: {
    failureHandlingPolicy: 'ROLLBACK',
    componentUpdatePolicy: { action: 'NOTIFY_COMPONENTS', timeoutInSeconds: 60 },
    configurationValidationPolicy: { timeoutInSeconds: 30 },
  },
  iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 5 } },
  tags: { site: 'Graz' },
};

function valuesOf(value: object): readonly unknown[] {
  return Object.values(value);
}

describe('a deployment from GetDeployment', () => {
  it('is converted field by field', () => {
    const { components, deploymentPolicies, ...same } = response;
    assert.deepEqual(toDeployment(response), {
      ...same,
      components: {
        'com.example.A': {
          componentVersion: '1.0.0',
          merge: '{"a":1}',
          reset: ['/b'],
          runWith: { posixUser: 'ggc_user' },
        },
      },
      deploymentPolicies: {
        failureHandlingPolicy: 'ROLLBACK',
        componentUpdateAction: 'NOTIFY_COMPONENTS',
        componentUpdateTimeout: 60,
        configurationValidationTimeout: 30,
      },
    });
  });

  it('is converted back to the original', () => {
    assert.deepEqual(fromDeployment(toDeployment(response)), response);
  });

  it('leaves out absent fields and fields of another type', () => {
    const { deploymentId, isLatestForTarget, components, tags, ...rest } = toDeployment({});
    assert.deepEqual([deploymentId, isLatestForTarget, components, tags], ['', undefined, {}, {}]);
    const { deploymentPolicies, ...others } = rest;
    for (const value of [...valuesOf(deploymentPolicies), ...valuesOf(others)]) {
      assert.equal(value, undefined);
    }
    const odd = toDeployment({ components: { a: null, b: 7 }, deploymentPolicies: 'none', isLatestForTarget: 'no' });
    assert.deepEqual(odd.components, { a: nothing, b: nothing });
    assert.equal(odd.isLatestForTarget, undefined);
  });
});
