import assert from 'node:assert/strict';
import { fromDeployment, toDeployment } from '../../../../src/greengrass/wire/toDeployment';

const nothing = { componentVersion: undefined, merge: undefined, reset: [], runWith: undefined };
/** An answer of GetDeployment in which no two values are the same. */
const answer = {
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

describe('a deployment as GetDeployment tells of it', () => {
  it('is taken over field by field', () => {
    const { components, deploymentPolicies, ...same } = answer;
    assert.deepEqual(toDeployment(answer), {
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

  it('is written as it was', () => {
    assert.deepEqual(fromDeployment(toDeployment(answer)), answer);
  });

  it('has nothing where fields are absent or are something else', () => {
    const { deploymentId, isLatestForTarget, components, tags, ...rest } = toDeployment({});
    assert.deepEqual([deploymentId, isLatestForTarget, components, tags], ['', false, {}, {}]);
    const { deploymentPolicies, ...others } = rest;
    for (const value of [...valuesOf(deploymentPolicies), ...valuesOf(others)]) {
      assert.equal(value, undefined);
    }
    const odd = toDeployment({ components: { a: null, b: 7 }, deploymentPolicies: 'none', isLatestForTarget: 'no' });
    assert.deepEqual(odd.components, { a: nothing, b: nothing });
    assert.equal(odd.isLatestForTarget, false);
  });
});
