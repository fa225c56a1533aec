import assert from 'node:assert/strict';
import { isInTransition, isUnderWay } from '../../../../src/greengrass/status/underWay';
import { effectiveDeployment, installedComponent } from '../../fixtures';

describe('a deployment', () => {
  const statuses = ['QUEUED', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'CANCELED', 'REJECTED', 'COMPLETED'];
  it('is under way while it is queued or in progress', () => {
    const underWay = statuses.filter((status) =>
      isUnderWay(effectiveDeployment({ coreDeviceExecutionStatus: status })),
    );
    assert.deepEqual(underWay, ['QUEUED', 'IN_PROGRESS']);
  });
});

describe('a component', () => {
  const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'ERRORED', 'BROKEN', 'FINISHED'];
  it('is in transition while it starts or stops', () => {
    const inTransition = states.filter((state) => isInTransition(installedComponent({ lifecycleState: state })));
    assert.deepEqual(inTransition, ['STARTING', 'STOPPING']);
  });
});
