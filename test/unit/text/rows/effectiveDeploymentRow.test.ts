import assert from 'node:assert/strict';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import { effectiveDeploymentRow } from '../../../../src/text/rows/effectiveDeploymentRow';
import { deploymentLabel } from '../../../../src/greengrass/failures/deploymentLabel';
import type { Row } from '../../../../src/text/rows/row';
import { effectiveDeployment, failedDeployment, hoursAgo, textContext } from '../../fixtures';

function rowOf(deployment: EffectiveDeployment): Row {
  return effectiveDeploymentRow(deployment, [deployment], textContext);
}

describe('the label of a deployment', () => {
  const labels: readonly (readonly [what: string, fields: Partial<EffectiveDeployment>, label: string])[] = [
    ['its name', {}, 'Line 3 base'],
    ['the name of its target', { deploymentName: undefined }, 'line-3'],
    ['the name of its target when its own is empty', { deploymentName: '' }, 'line-3'],
    ['the name of its target when its own is blank', { deploymentName: ' \t ' }, 'line-3'],
    ['a target that is no ARN', { deploymentName: '', targetArn: 'line 3' }, 'line 3'],
    ['its ID', { deploymentName: '', targetArn: undefined, deploymentId: 'id-1' }, 'id-1'],
    [
      'its ID when the target has no name',
      { deploymentName: '', targetArn: 'arn:aws:iot:x:1:thing/', deploymentId: 'id-1' },
      'id-1',
    ],
    ['a placeholder', { deploymentName: '', targetArn: '', deploymentId: '' }, '(no name)'],
  ];
  for (const [what, fields, label] of labels) {
    it(`is ${what}`, () => {
      assert.equal(deploymentLabel(effectiveDeployment(fields)), label);
    });
  }
});

describe('the row of an effective deployment', () => {
  const scenarios: readonly (readonly [
    what: string,
    deployment: EffectiveDeployment,
    shown: string,
    spoken: string,
  ])[] = [
    ['shows success', effectiveDeployment(), 'pass success: 3 h', 'Deployment Line 3 base, Succeeded, changed 3 h ago'],
    [
      'shows a failure',
      failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'IO_ERROR']),
      'error error: DISK_SPACE_CRITICAL · 3 h',
      'Deployment Line 3 base, Failed, DISK_SPACE_CRITICAL, changed 3 h ago',
    ],
    [
      'shows only the status of a failure without a code',
      failedDeployment([]),
      'error error: Failed · 3 h',
      'Deployment Line 3 base, Failed, changed 3 h ago',
    ],
    [
      'leaves out an empty code',
      failedDeployment(['']),
      'error error: Failed · 3 h',
      'Deployment Line 3 base, Failed, changed 3 h ago',
    ],
    [
      'shows a rejection',
      failedDeployment(['DEPLOYMENT_REJECTED', 'REJECTED_STALE_DEPLOYMENT'], {
        coreDeviceExecutionStatus: 'REJECTED',
      }),
      'info info: REJECTED_STALE_DEPLOYMENT · 3 h',
      'Deployment Line 3 base, Rejected, REJECTED_STALE_DEPLOYMENT, changed 3 h ago',
    ],
    [
      'uses the creation time if the time of the change is unknown',
      effectiveDeployment({
        coreDeviceExecutionStatus: 'QUEUED',
        modifiedTimestamp: undefined,
        creationTimestamp: hoursAgo(50),
      }),
      'inbox neutral: Queued · 2 d',
      'Deployment Line 3 base, Queued, changed 2 d ago',
    ],
    [
      'has no age without a time',
      effectiveDeployment({ modifiedTimestamp: undefined, creationTimestamp: undefined }),
      'pass success: ',
      'Deployment Line 3 base, Succeeded',
    ],
    [
      'keeps the status before a code that is no failure',
      failedDeployment(['DEPLOYMENT_FAILURE'], { coreDeviceExecutionStatus: 'SUCCEEDED' }),
      'pass success: Succeeded · DEPLOYMENT_FAILURE · 3 h',
      'Deployment Line 3 base, Succeeded, DEPLOYMENT_FAILURE, changed 3 h ago',
    ],
    [
      'shows an unknown status as itself',
      effectiveDeployment({ coreDeviceExecutionStatus: 'PAUSED' }),
      'question unknown: PAUSED · 3 h',
      'Deployment Line 3 base, PAUSED, changed 3 h ago',
    ],
    [
      'shows an absent status',
      effectiveDeployment({ coreDeviceExecutionStatus: undefined }),
      'question unknown: No status · 3 h',
      'Deployment Line 3 base, No status, changed 3 h ago',
    ],
  ];
  for (const [what, deployment, shown, spoken] of scenarios) {
    it(what, () => {
      const row = rowOf(deployment);
      assert.equal(row.label, 'Line 3 base');
      assert.equal(`${row.icon} ${row.severity}: ${row.description}`, shown);
      assert.equal(row.accessibilityLabel, spoken);
    });
  }

  const stuck = effectiveDeployment({
    deploymentName: 'base',
    targetArn: 'arn:aws:iot:eu-west-1:123456789012:thing/press-1',
    coreDeviceExecutionStatus: 'IN_PROGRESS',
    modifiedTimestamp: hoursAgo(5),
  });
  const queued = effectiveDeployment({ deploymentName: 'vision', coreDeviceExecutionStatus: 'QUEUED' });
  const done = effectiveDeployment();
  const among: readonly (readonly [EffectiveDeployment, siblings: readonly EffectiveDeployment[], string, string])[] = [
    [
      stuck,
      [done, stuck, queued],
      'sync-ignored warning: Stuck 5 h · 1 queued behind it',
      'Deployment base, stuck, In progress, 1 queued behind it, changed 5 h ago',
    ],
    [stuck, [stuck, done], 'sync-ignored warning: Stuck 5 h', 'Deployment base, stuck, In progress, changed 5 h ago'],
    [
      queued,
      [stuck, queued],
      'inbox neutral: Queued · behind base · 3 h',
      'Deployment vision, Queued, behind base, changed 3 h ago',
    ],
    [queued, [queued, done], 'inbox neutral: Queued · 3 h', 'Deployment vision, Queued, changed 3 h ago'],
    [done, [stuck, done], 'pass success: 3 h', 'Deployment Line 3 base, Succeeded, changed 3 h ago'],
  ];
  for (const [deployment, siblings, shown, spoken] of among) {
    const others = siblings.filter((one) => one !== deployment).map(({ deploymentName }) => deploymentName ?? '');
    it(`shows ${deployment.deploymentName ?? ''} among ${others.join(', ')}`, () => {
      const row = effectiveDeploymentRow(deployment, siblings, textContext);
      assert.equal(`${row.icon} ${row.severity}: ${row.description}`, shown);
      assert.equal(row.accessibilityLabel, spoken);
    });
  }
});
