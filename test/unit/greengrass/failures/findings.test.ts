import assert from 'node:assert/strict';
import { findingsIn, isFailingDevice, isFullyScanned, isScanned } from '../../../../src/greengrass/failures/findings';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, effectiveDeployment, failedDeployment, installedComponent } from '../../fixtures';

const succeeded = effectiveDeployment();
const failed = failedDeployment(['DEPLOYMENT_FAILURE']);
const inProgress = effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS' });
const running = installedComponent();
const broken = installedComponent({ lifecycleState: 'BROKEN' });

/** A core device with only these lists loaded. */
function opened(lists: Partial<OpenedDevice>): OpenedDevice {
  return { deployments: undefined, components: undefined, ...lists };
}

describe('a core device', () => {
  it('is scanned once its deployments or its components are loaded, even if it has none', () => {
    assert.equal(isScanned(opened({})), false);
    assert.equal(isScanned(opened({ deployments: [] })), true);
    assert.equal(isScanned(opened({ components: [] })), true);
  });

  it('is fully scanned once both are loaded', () => {
    assert.equal(isFullyScanned(opened({ deployments: [] })), false);
    assert.equal(isFullyScanned(opened({ components: [] })), false);
    assert.equal(isFullyScanned(opened({ deployments: [], components: [] })), true);
  });

  it('has a failure if any of its deployments or components failed', () => {
    assert.equal(findingsIn(opened({})).hasFailed, false);
    assert.equal(findingsIn(opened({ deployments: [succeeded], components: [running] })).hasFailed, false);
    assert.equal(findingsIn(opened({ deployments: [succeeded, failed], components: [running] })).hasFailed, true);
    assert.equal(findingsIn(opened({ deployments: [succeeded], components: [running, broken] })).hasFailed, true);
  });

  it('has a deployment in progress if any of them is', () => {
    assert.equal(findingsIn(opened({})).isInProgress, false);
    assert.equal(findingsIn(opened({ deployments: [succeeded, failed] })).isInProgress, false);
    assert.equal(findingsIn(opened({ deployments: [succeeded, inProgress] })).isInProgress, true);
  });

  it('is failing if it reports so or has a failure', () => {
    assert.equal(isFailingDevice(coreDevice(), { hasFailed: false }), false);
    assert.equal(isFailingDevice(coreDevice(), { hasFailed: true }), true);
    assert.equal(isFailingDevice(coreDevice({ status: 'UNHEALTHY' }), { hasFailed: false }), true);
  });
});
