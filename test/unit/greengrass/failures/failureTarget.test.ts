import assert from 'node:assert/strict';
import { failureTarget } from '../../../../src/greengrass/failures/failureTarget';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { failedDeployment, installedComponent } from '../../fixtures';

describe('what a click on a failing core device opens', () => {
  const component = installedComponent({ componentName: 'com.acme.Press', lifecycleState: 'BROKEN' });
  const deployment = failedDeployment(['DISK_SPACE_CRITICAL'], { deploymentId: 'd-1' });
  const failures = failuresOf({ deployments: [deployment], components: [component] });

  it('is the deployment that failed, in any order, and else the component', () => {
    const deploymentTarget = { kind: 'effectiveDeployment', deploymentId: 'd-1' };
    assert.equal(failures.length, 2);
    assert.deepEqual(failureTarget(failures), deploymentTarget);
    assert.deepEqual(failureTarget([undefined, ...[...failures].reverse()]), deploymentTarget);
    assert.deepEqual(failureTarget(failures.filter(({ kind }) => kind === 'component')), {
      kind: 'installedComponent',
      componentName: 'com.acme.Press',
    });
  });

  it('is the core device itself without a known failure', () => {
    assert.deepEqual([failureTarget([]), failureTarget([undefined])], [undefined, undefined]);
  });
});
