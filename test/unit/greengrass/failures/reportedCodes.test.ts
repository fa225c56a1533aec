import assert from 'node:assert/strict';
import { countReports } from '../../../../src/greengrass/failures/reportedCodes';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import { effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';

const full = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']);
const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR', 'NONE'] });

function device(fields: Partial<OpenedDevice>): OpenedDevice {
  return { deployments: undefined, components: undefined, ...fields };
}

describe('the codes that a fleet reports', () => {
  it('count each failing core device once, with every code of its error stacks and components', () => {
    const reports = countReports([
      device({ deployments: [full, { ...full, deploymentId: 'another' }], components: [broken] }),
      device({ deployments: [full] }),
      device({}),
    ]);
    assert.equal(reports({ kind: 'deployment', code: 'DEPLOYMENT_FAILURE' }), 2);
    assert.equal(reports({ kind: 'deployment', code: 'DISK_SPACE_CRITICAL' }), 2);
    assert.equal(reports({ kind: 'component', code: 'RUN_ERROR' }), 1);
  });

  it('are those of failures only, and separate for deployments and components', () => {
    const rejected = { ...full, coreDeviceExecutionStatus: 'REJECTED' };
    const fix = effectiveDeployment({ creationTimestamp: hoursAgo(1), modifiedTimestamp: hoursAgo(1) });
    const recovered = { ...broken, lifecycleState: 'RUNNING' };
    const reports = countReports([
      device({ deployments: [rejected, effectiveDeployment()], components: [recovered] }),
      device({ deployments: [full, fix] }),
      device({ components: [broken] }),
    ]);
    assert.equal(reports({ kind: 'deployment', code: 'DISK_SPACE_CRITICAL' }), 0);
    assert.equal(reports({ kind: 'component', code: 'RUN_ERROR' }), 1);
    assert.equal(reports({ kind: 'deployment', code: 'RUN_ERROR' }), 0);
    assert.equal(reports({ kind: 'component', code: 'NONE' }), 0);
    assert.equal(reports({ kind: 'component', code: 'constructor' }), 0);
  });
});
