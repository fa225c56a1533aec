import assert from 'node:assert/strict';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import { aheadOf } from '../../../../src/greengrass/status/queue';
import { effectiveDeployment, hoursAgo } from '../../fixtures';

function deployment(name: string, status: string, age: number, target = name): EffectiveDeployment {
  return effectiveDeployment({
    deploymentId: name,
    coreDeviceExecutionStatus: status,
    creationTimestamp: hoursAgo(age),
    targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/${target}`,
  });
}

const queued = deployment('labels', 'QUEUED', 2);
const before = deployment('paint', 'QUEUED', 3);
const first = deployment('press', 'QUEUED', 4);
const after = deployment('vision', 'QUEUED', 1);
const running = deployment('yard', 'IN_PROGRESS', 1);

function ahead(of: EffectiveDeployment, ...siblings: readonly EffectiveDeployment[]): readonly string[] {
  return aheadOf(of, [...siblings, of]).map(({ deploymentId }) => deploymentId);
}

describe('what is ahead of a queued deployment', () => {
  it('is the one in progress, then those queued earlier', () => {
    assert.deepEqual(ahead(queued, after, before, first, running), ['yard', 'press', 'paint']);
    assert.deepEqual(ahead(queued, first, running, before), ['yard', 'press', 'paint']);
    assert.deepEqual(ahead(queued, after), []);
  });

  it('is the one in progress even if it is for the same target, but not a queued one', () => {
    assert.deepEqual(ahead(queued, deployment('old', 'IN_PROGRESS', 9, 'labels')), ['old']);
    assert.deepEqual(ahead(queued, deployment('old', 'QUEUED', 9, 'labels')), []);
  });

  it('is nothing that ended, by its own status or by that of a later one for the same target', () => {
    const succeeded = deployment('fixed', 'SUCCEEDED', 1, 'press');
    assert.deepEqual(ahead(queued, succeeded, first), []);
    assert.deepEqual(ahead(queued, succeeded, deployment('press', 'IN_PROGRESS', 4)), []);
    assert.deepEqual(ahead(queued, deployment('failed', 'FAILED', 4), deployment('canceled', 'CANCELED', 4)), []);
  });

  it('is nothing unless the deployment is queued', () => {
    assert.deepEqual(ahead(running, first), []);
    assert.deepEqual(ahead(first, running, deployment('fixed', 'SUCCEEDED', 1, 'press')), []);
  });
});
