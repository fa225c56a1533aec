import assert from 'node:assert/strict';
import { failedAt } from '../../../../src/greengrass/failures/failedAt';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { coreDevice, failedDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const changed = new Date('2026-11-20T08:00:00Z');

/** When the only failure on a device happened. */
function failureTime(on: ReturnType<typeof knownDevice>): Date | undefined {
  const [failure] = failuresOf(on);
  assert.ok(failure);
  return failedAt(failure, on);
}

function broken(nucleus: string, runtime?: string): Date | undefined {
  const components = [
    installedComponent({ lifecycleState: 'BROKEN', lastStatusChangeTimestamp: changed }),
    installedComponent({ componentName: 'aws.greengrass.Nucleus', componentVersion: nucleus }),
  ];
  return failureTime(knownDevice({ device: coreDevice({ runtime }), details: undefined, components }));
}

describe('when a failure happened', () => {
  it('is when its component last changed, which a nucleus before 2.7.0 does not say accurately', () => {
    assert.equal(broken('2.7.0'), changed);
    assert.equal(broken('2.6.0'), undefined);
    assert.equal(broken('2.6.0', 'aws_nucleus_lite'), changed, 'Nucleus Lite has versions of its own.');
  });

  it('is when its deployment last changed, and not when it was created', () => {
    const failed = failedDeployment(['A'], { modifiedTimestamp: changed });
    assert.equal(failureTime(knownDevice({ deployments: [failed] })), changed);
    const unchanged = failedDeployment(['A'], { modifiedTimestamp: undefined });
    assert.equal(failureTime(knownDevice({ deployments: [unchanged] })), undefined);
  });
});
