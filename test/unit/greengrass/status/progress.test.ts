import assert from 'node:assert/strict';
import { hasUnfinished, isInTransition } from '../../../../src/greengrass/status/progress';
import { effectiveDeployment, installedComponent } from '../../fixtures';

describe('a deployment', () => {
  const statuses = ['QUEUED', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'CANCELED', 'REJECTED', 'COMPLETED'];
  it('is unfinished while it is queued or in progress', () => {
    const unfinished = statuses.filter((status) =>
      hasUnfinished([effectiveDeployment({ coreDeviceExecutionStatus: status })]),
    );
    assert.deepEqual(unfinished, ['QUEUED', 'IN_PROGRESS']);
  });
});

describe('a component', () => {
  const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'ERRORED', 'BROKEN', 'FINISHED'];
  it('is in transition while it starts or stops', () => {
    const inTransition = states.filter((state) => isInTransition(installedComponent({ lifecycleState: state })));
    assert.deepEqual(inTransition, ['STARTING', 'STOPPING']);
  });
});
