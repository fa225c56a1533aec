import assert from 'node:assert/strict';
import { deviceCaveat } from '../../../../../src/text/messages/deployments/rolloutWords';
import { effectiveDeployment } from '../../../fixtures';

describe('the caveat of a device whose outcome is uncertain', () => {
  const caveatOf = (coreDeviceExecutionStatus: string | undefined): string | undefined =>
    deviceCaveat({
      thingName: 'press-1',
      outcome: 'inProgress',
      execution: undefined,
      effective:
        coreDeviceExecutionStatus === undefined ? undefined : effectiveDeployment({ coreDeviceExecutionStatus }),
      isUncertain: true,
      replacedBy: undefined,
    });

  it('says what the device itself reported at the end, as far as known', () => {
    assert.equal(caveatOf('SUCCEEDED'), 'device reported succeeded');
    assert.equal(caveatOf('IN_PROGRESS'), 'may have finished');
    assert.equal(caveatOf(undefined), 'may have finished');
  });
});
