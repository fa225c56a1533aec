import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../src/greengrass/codes/errorCodes';
import { overcomeBy } from '../../../src/greengrass/failures/overcome';
import { minuteOf } from '../../../src/base/time';
import type { EffectiveDeployment } from '../../../src/greengrass/model';
import { nucleusOf } from '../../../src/greengrass/status/nucleus';
import { effectiveDeploymentHover } from '../../../src/text/hovers/devices/effectiveDeploymentHover';
import { watchWords } from '../../../src/text/messages/devices/watchWords';
import { coreDevicePanel } from '../../../src/text/panels/devices/coreDevicePanel';
import { effectiveDeploymentPanel } from '../../../src/text/panels/deployments/effectiveDeploymentPanel';
import { failureReport } from '../../../src/text/reports/failureReport';
import { coreDeviceRow } from '../../../src/text/rows/coreDeviceRow';
import { effectiveDeploymentRow } from '../../../src/text/rows/effectiveDeploymentRow';
import { deploymentsRow } from '../../../src/text/rows/groupRow';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  now,
  textContext,
} from '../fixtures';
import { deploymentContext, hoverLines } from './hovers/hoverText';
import { deviceFacts, knownDevice } from './panels/facts';
import { headLines, sectionLines } from './panels/panelText';

const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], {
  deploymentId: 'failed',
  reason: 'FAILED_NO_STATE_CHANGE: No space left',
  creationTimestamp: hoursAgo(50),
  modifiedTimestamp: hoursAgo(49),
});
const fix = effectiveDeployment({
  deploymentId: 'fix',
  deploymentName: 'Line 3 fix',
  creationTimestamp: hoursAgo(3),
  modifiedTimestamp: hoursAgo(2),
});
const failedAgain: EffectiveDeployment = {
  ...failed,
  deploymentId: 'again',
  creationTimestamp: hoursAgo(3),
  modifiedTimestamp: hoursAgo(2),
};
const fixed = [fix, failed];
const opened = { deployments: fixed, components: [] };

describe('a failure that a later deployment fixed', () => {
  it('says so in its row, which is no failure', () => {
    const { description, icon, severity, accessibilityLabel } = effectiveDeploymentRow(failed, fixed, textContext);
    assert.equal(description, 'Fixed by a later deployment (2 h ago) · 2 d');
    assert.deepEqual([icon, severity], ['history', 'neutral']);
    assert.match(accessibilityLabel, /Failed, Fixed by a later deployment \(2 h ago\), changed 2 d ago/u);
  });

  it('says of one that failed again that the later one failed', () => {
    const { description } = effectiveDeploymentRow(failed, [failedAgain, failed], textContext);
    const created = minuteOf(hoursAgo(50), 'local');
    assert.equal(description, `A later deployment failed, too (2 h ago) · ${created} · 2 d`);
  });

  it('counts nowhere above it', () => {
    assert.doesNotMatch(deploymentsRow(fixed, textContext).description, /failed/u);
    const row = coreDeviceRow(coreDevice(), opened, textContext);
    assert.equal(row.severity, 'success');
    assert.doesNotMatch(row.description, /failed|DISK_SPACE/iu);
  });

  it('is explained in its hover as what it was, without anything to do', () => {
    const nucleus = nucleusOf(coreDevice(), coreDeviceDetails());
    const lines = hoverLines(
      effectiveDeploymentHover(
        {
          deployment: failed,
          by: overcomeBy(failed, fixed),
          blockedBy: [],
          nucleus,
          componentName: undefined,
          ...deploymentContext(failed, { deployments: fixed }),
        },
        explainErrorCode,
      ),
    ).join('\n');
    assert.match(lines, /Fixed by a later deployment to the same target: Line 3 fix, 2026-11-23 10:00 UTC\./u);
    assert.match(lines, /DISK_SPACE_CRITICAL/u);
    assert.doesNotMatch(lines, /What to do|Nothing on the device changed/u);
  });

  it('is explained in its panel the same way', () => {
    const panel = effectiveDeploymentPanel(deviceFacts(opened), failed, { deployment: undefined, error: undefined });
    const lines = [...headLines(panel), ...sectionLines(panel)].join('\n');
    assert.match(lines, /Fixed by a later deployment to the same target: Line 3 fix/u);
    assert.doesNotMatch(lines, /What to do|Who can fix it|Nothing on the device changed|copyFailureReport/u);
  });

  it('comes after the deployment that fixed it in the panel of its core device, and is not what is failing', () => {
    const panel = coreDevicePanel(deviceFacts(opened));
    const lines = [...headLines(panel), ...sectionLines(panel)].join('\n');
    assert.doesNotMatch(lines, /Deployment failed|1 failed deployment/u);
    assert.ok(lines.indexOf('Line 3 fix') < lines.indexOf('Line 3 base'));
  });

  it('is in a report of its own as what it was, without anything to do, and in none of its core device', () => {
    const on = knownDevice(opened);
    const report = failureReport({ kind: 'effectiveDeployment', on, deployment: failed }, explainErrorCode, now);
    assert.match(report, /Fixed by a later deployment to the same target/u);
    assert.match(report, /DISK_SPACE_CRITICAL/u);
    assert.doesNotMatch(report, /What to do|Who can fix it|Nothing on the device changed|redeploy/u);
    assert.doesNotMatch(failureReport({ kind: 'coreDevice', on }, explainErrorCode, now), /DISK_SPACE_CRITICAL/u);
  });

  it('is no reason for a watch to report a failure', () => {
    const outcome = { kind: 'deviceSettled', device: coreDevice(), deployments: fixed, components: [] } as const;
    const { severity, text } = watchWords({ kind: 'coreDevice', connectionId: 'c', thingName: 'press-1' }, outcome);
    assert.deepEqual([severity, text.includes('Line 3 fix')], ['info', true]);
  });
});

describe('a deployment in progress that a later one superseded', () => {
  for (const status of ['IN_PROGRESS', 'QUEUED']) {
    const past: EffectiveDeployment = {
      ...failed,
      coreDeviceExecutionStatus: status,
      reason: undefined,
      statusDetails: undefined,
    };
    const all = [fix, past];

    it(`${status}: says so in its row, its hover, and its panel, with the icon of the past`, () => {
      const { description, icon, severity } = effectiveDeploymentRow(past, all, textContext);
      assert.equal(description, 'Superseded by a later deployment (2 h ago) · 2 d');
      assert.deepEqual([icon, severity], ['history', 'neutral']);
      const sentence = 'Superseded by a later deployment to the same target: Line 3 fix, 2026-11-23 10:00 UTC.';
      const facts = {
        deployment: past,
        by: overcomeBy(past, all),
        blockedBy: [],
        nucleus: nucleusOf(coreDevice(), coreDeviceDetails()),
        componentName: undefined,
        ...deploymentContext(past, { deployments: all }),
      };
      assert.ok(hoverLines(effectiveDeploymentHover(facts, explainErrorCode)).includes(sentence));
      const panel = effectiveDeploymentPanel(deviceFacts({ deployments: all, components: [] }), past, {
        deployment: undefined,
        error: undefined,
      });
      assert.ok(
        headLines(panel).join('\n').includes('Superseded by a later deployment to the same target: Line 3 fix'),
      );
    });

    it(`${status}: ends a watch of it`, () => {
      const address = {
        kind: 'effectiveDeployment',
        connectionId: 'c',
        thingName: 'press-1',
        deploymentId: 'failed',
      } as const;
      const { text, severity } = watchWords(address, { kind: 'deploymentEnded', deployment: past });
      assert.equal(text, 'Deployment Line 3 base on press-1 was superseded by a later deployment');
      assert.equal(severity, 'info');
    });
  }
});
