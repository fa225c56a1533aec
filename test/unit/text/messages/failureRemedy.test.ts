import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { failureClues } from '../../../../src/greengrass/failures/failureClues';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { remedyOf, withoutCodeSentences } from '../../../../src/text/messages/failureRemedy';
import { coreDevice, coreDeviceDetails, effectiveDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';

const at = '2026-11-23 09:00 UTC';

function remedyOn(fields: Partial<KnownDevice>): string {
  const on = knownDevice(fields);
  const [failure] = failuresOf(on);
  assert.ok(failure);
  return remedyOf(failure.code, failureClues(failure, on), explainErrorCode, 'utc');
}

function afterDeployment(reason: string | undefined, fields: Partial<KnownDevice> = {}, status = 'FAILED'): string {
  return remedyOn({
    deployments: [effectiveDeployment({ coreDeviceExecutionStatus: status, reason })],
    ...fields,
  });
}

function afterState(lifecycleState: string, fields: Partial<KnownDevice> = {}): string {
  const component = installedComponent({ lifecycleState, lastStatusChangeTimestamp: hoursAgo(3) });
  return remedyOn({ components: [component], ...fields });
}

const lite = { details: coreDeviceDetails({ runtime: 'aws_nucleus_lite', coreVersion: '2.6.0' }) };
const old = { details: coreDeviceDetails({ coreVersion: '2.6.0' }) };

describe('the remedy of a failure without a code', () => {
  const broken = 'Service com.acme.A in broken state after deployment';
  const ofDeployments: readonly (readonly [reason: string | undefined, remedy: string])[] = [
    ['FAILED_NO_STATE_CHANGE', `Check the nucleus log around ${at}. Fix the cause, then deploy again.`],
    ['FAILED_ROLLBACK_NOT_REQUESTED', `Check the nucleus log around ${at}. Then deploy a working revision.`],
    [
      `FAILED_ROLLBACK_COMPLETE: ${broken}`,
      `Check the log of com.acme.A around ${at}. Fix the cause, then deploy a new revision.`,
    ],
    [
      'FAILED_UNABLE_TO_ROLLBACK: No.',
      `Check the nucleus log around ${at}. Then deploy a working revision, and check that its components run.`,
    ],
    ['Something else', `Check the nucleus log around ${at}. Fix the cause, then deploy again.`],
    [undefined, `Check the nucleus log around ${at}. Fix the cause, then deploy again.`],
  ];
  for (const [reason, remedy] of ofDeployments) {
    it(`follows from the reason "${reason ?? ''}" of a deployment`, () => {
      assert.equal(afterDeployment(reason), remedy);
    });
  }

  it('is to check the connection if a deployment timed out, whatever its last detailed status was', () => {
    assert.equal(
      afterDeployment('SUCCESSFUL', {}, 'TIMED_OUT'),
      `The device didn't finish before the job timed out. Check that it's on and connected. Check the nucleus log around ${at}. Then deploy again.`,
    );
  });

  it('follows from the lifecycle state of a component', () => {
    assert.equal(
      afterState('BROKEN'),
      `Check the log of com.example.Press around ${at}. The component stays down until a deployment reinstalls it: fix the cause, then deploy a new revision.`,
    );
    assert.equal(
      afterState('ERRORED'),
      `Check the log of com.example.Press around ${at}. The nucleus restarts the component. If it stays errored, fix the cause, then deploy a new revision.`,
    );
  });

  it('is to check the log of the nucleus for a component that runs in its process', () => {
    const plugin = installedComponent({ componentName: 'aws.greengrass.ShadowManager', lifecycleState: 'BROKEN' });
    assert.match(remedyOn({ components: [plugin] }), /^Check the nucleus log around /u);
  });

  it('has no time if the device reports none that is accurate', () => {
    assert.match(afterState('BROKEN', old), /^Check the log of com\.example\.Press\. /u);
    const deployment = effectiveDeployment({ coreDeviceExecutionStatus: 'FAILED', modifiedTimestamp: undefined });
    assert.match(remedyOn({ deployments: [deployment] }), /^Check the nucleus log\. /u);
  });

  it('is to check the journal with Nucleus Lite', () => {
    assert.match(afterState('BROKEN', lite), /^Check the journal of com\.example\.Press around /u);
    assert.match(afterDeployment('FAILED_ROLLBACK_NOT_REQUESTED', lite), /^Check journalctl on the device around /u);
  });

  it('is the remedy of the code if the catalog has one, and of the status code that says more', () => {
    const reason = `FAILED_ROLLBACK_COMPLETE: ${broken}`;
    const failed = (code: string, why = reason): Partial<KnownDevice> => ({
      deployments: [
        effectiveDeployment({
          coreDeviceExecutionStatus: 'FAILED',
          reason: why,
          statusDetails: { errorStack: [code], errorTypes: [] },
        }),
      ],
      components: [
        installedComponent({
          componentName: 'com.acme.A',
          lifecycleState: 'ERRORED',
          lifecycleStatusCodes: ['STARTUP_ERROR'],
        }),
      ],
    });
    const catalog = (kind: 'deployment' | 'component', code: string): string | undefined =>
      explainErrorCode(kind, code)?.remedy;
    assert.equal(remedyOn(failed('DISK_SPACE_CRITICAL')), catalog('deployment', 'DISK_SPACE_CRITICAL'));
    assert.equal(remedyOn(failed('COMPONENT_BROKEN')), catalog('component', 'STARTUP_ERROR'));
    const download = 'FAILED_NO_STATE_CHANGE: Failed to download the artifacts of com.acme.A-1.0.0';
    assert.equal(remedyOn(failed('COMPONENT_BROKEN', download)), catalog('deployment', 'COMPONENT_BROKEN'));
    assert.match(remedyOn(failed('FROM_THE_FUTURE')), /^Check the log of com\.acme\.A around /u);
  });

  it('comes after why there is no code and what the deployment left behind', () => {
    const sentences = (fields: Partial<KnownDevice>, reason: string, status = 'FAILED'): readonly string[] => {
      const deployment = effectiveDeployment({ coreDeviceExecutionStatus: status, reason });
      const on = knownDevice({ deployments: [deployment], ...fields });
      return failuresOf(on).flatMap((failure) => withoutCodeSentences(failureClues(failure, on)));
    };
    assert.deepEqual(sentences(lite, 'FAILED_ROLLBACK_NOT_REQUESTED'), [
      'Nucleus Lite reports no error codes.',
      'The device was not rolled back after the deployment failed. It may be partly updated.',
    ]);
    assert.deepEqual(sentences(old, 'FAILED_NO_STATE_CHANGE'), [
      'Nucleus versions before 2.8.0 report no error codes.',
      'Nothing on the device changed.',
    ]);
    assert.deepEqual(sentences({ device: coreDevice() }, 'SUCCESSFUL', 'TIMED_OUT'), []);
  });
});
