import assert from 'node:assert/strict';
import { documentationOf } from '../../../../../src/greengrass/codes/documentation';
import { explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { absoluteTime } from '../../../../../src/base/time';
import { effectiveDeploymentHover } from '../../../../../src/text/hovers/devices/effectiveDeploymentHover';
import type { Nucleus } from '../../../../../src/greengrass/status/nucleus';
import type { KnownDevice } from '../../../../../src/greengrass/knownDevice';
import type { EffectiveDeployment } from '../../../../../src/greengrass/model';
import { effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../../fixtures';
import { deploymentContext, detailsOf, hoverLines } from '../hoverText';

const current: Nucleus = { isLite: false, coreVersion: '2.18.2' };

function linesOf(
  deployment: EffectiveDeployment,
  nucleus = current,
  fields: Partial<KnownDevice> = {},
): readonly string[] {
  return hoverLines(
    effectiveDeploymentHover(
      {
        deployment,
        by: undefined,
        blockedBy: [],
        nucleus,
        componentName: undefined,
        ...deploymentContext(deployment, { details: detailsOf(nucleus), ...fields }),
      },
      explainErrorCode,
    ),
  );
}

describe('the hover of an effective deployment', () => {
  it('has every field of the API with absolute times, and the explanation of the failure first', () => {
    const deployment = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], {
      statusDetails: { errorStack: [], errorTypes: ['DEVICE_ERROR', 'SERVER_ERROR'] },
    });
    const iotArn = 'arn:aws:iot:eu-west-1:123456789012';
    assert.deepEqual(linesOf(deployment), [
      '# Line 3 base',
      'Status: Failed',
      'Nothing on the device changed.',
      `What to do: Check the nucleus log around ${absoluteTime(hoursAgo(3), 'local')}. Fix the cause, then deploy again.`,
      'Reason: FAILED_NO_STATE_CHANGE: Something went wrong',
      'Log on the device: /greengrass/v2/logs/greengrass.log',
      '> Show Details · Show Logs · Copy Deployment ID · Copy Failure Report',
      `Troubleshooting in the AWS documentation <${documentationOf.deployment}>`,
      'Error types: DEVICE_ERROR, SERVER_ERROR',
      `Last changed: ${absoluteTime(hoursAgo(3), 'local')}`,
      `Created: ${absoluteTime(hoursAgo(5), 'local')}`,
      'Target: thing group line-3',
      `Target ARN: ${iotArn}:thinggroup/line-3`,
      'Deployment ID: 0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162',
      'IoT job ID: 7d1c2b3a-0000-4000-8000-000000000001',
      `IoT job ARN: ${iotArn}:job/7d1c2b3a-0000-4000-8000-000000000001`,
      'Description: Base software of line 3',
    ]);
  });

  it('has the code with its remedy and the reason above times and IDs', () => {
    const reason = 'FAILED_ROLLBACK_COMPLETE: Could not read s3://press-artifacts/line-3/model.bin';
    const lines = linesOf(failedDeployment(['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'], { reason }));
    assert.equal(lines[1], 'Status: Failed');
    assert.match(lines[3] ?? '', /^\* S3_HEAD_OBJECT_ACCESS_DENIED \| .* \| Allow s3:GetObject/u);
    assert.equal(lines[4], `Reason: ${reason}`);
  });

  it('explains the whole error stack, headline first, and keeps unknown codes', () => {
    const codes = ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'FROM_THE_FUTURE'];
    const lines = linesOf(failedDeployment(codes));
    assert.ok(lines.includes('Error stack: DEPLOYMENT_FAILURE → DISK_SPACE_CRITICAL → FROM_THE_FUTURE'));
    const explained = lines.filter((line) => line.startsWith('* '));
    assert.deepEqual(
      explained.map((line) => line.split(' | ')[0]),
      ['* FROM_THE_FUTURE', '* DEPLOYMENT_FAILURE', '* DISK_SPACE_CRITICAL'],
    );
    const known = explainErrorCode('deployment', 'DISK_SPACE_CRITICAL');
    assert.equal(explained[2], `* DISK_SPACE_CRITICAL | ${known?.meaning ?? ''} | ${known?.remedy ?? ''}`);
    assert.match(explained[0] ?? '', /Greengrass Explorer doesn't know this code\. \| Check the nucleus log around /u);
  });

  it('explains the status code of the component that broke, with its log', () => {
    const deployment = failedDeployment(['COMPONENT_UPDATE_ERROR', 'COMPONENT_BROKEN'], {
      reason: 'FAILED_ROLLBACK_COMPLETE: Service com.acme.Weld in broken state after deployment',
    });
    const broken = installedComponent({
      componentName: 'com.acme.Weld',
      lifecycleState: 'BROKEN',
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    });
    const lines = linesOf(deployment, current, { components: [broken] });
    assert.match(lines[3] ?? '', /^\* COMPONENT_BROKEN \| .* \| -$/u);
    assert.match(lines[4] ?? '', /^\* STARTUP_ERROR \| .* \| .*Fix the startup script/u);
    assert.ok(lines.includes('Log on the device: /greengrass/v2/logs/com.acme.Weld.log'));
    const restored = linesOf(deployment, current, { components: [{ ...broken, lifecycleStatusCodes: [] }] });
    assert.match(restored[3] ?? '', /^\* COMPONENT_BROKEN \| .* \| Check the log and the status codes/u);
  });

  it('shows a reason in another form unchanged and invents no consequence', () => {
    const lines = linesOf(effectiveDeployment({ reason: 'Job was canceled by the user' }));
    assert.equal(lines[2], 'Reason: Job was canceled by the user');
    assert.match(lines[4] ?? '', /^Last changed/u);
  });

  it('leaves out absent fields and says which times are missing', () => {
    const lines = linesOf({
      ...effectiveDeployment({ deploymentId: 'id-1', coreDeviceExecutionStatus: 'QUEUED' }),
      deploymentName: undefined,
      targetArn: undefined,
      iotJobId: undefined,
      iotJobArn: undefined,
      description: '',
      reason: undefined,
      creationTimestamp: undefined,
      modifiedTimestamp: undefined,
    });
    assert.deepEqual(lines, [
      '# id-1',
      'Status: Queued',
      '> Show Details · Copy Deployment ID',
      'Last changed: not reported',
      'Created: not reported',
      'Deployment ID: id-1',
    ]);
  });

  it('has caveats about unreliable fields below the reason of a failure', () => {
    const failed = failedDeployment([]);
    assert.match(linesOf(failed, { isLite: false, coreVersion: '2.7.0' })[5] ?? '', /^! Before nucleus 2\.8\.0/u);
    assert.match(
      linesOf(failed, { isLite: true, coreVersion: '2.6.0' })[5] ?? '',
      /^! Nucleus Lite reports no error codes/u,
    );
    assert.doesNotMatch(linesOf(failed).join('\n'), /^!/mu);
    assert.doesNotMatch(linesOf(effectiveDeployment(), { isLite: true, coreVersion: undefined }).join('\n'), /^!/mu);
  });
});
