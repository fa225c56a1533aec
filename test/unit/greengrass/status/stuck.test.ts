import assert from 'node:assert/strict';
import { isFailedDeployment } from '../../../../src/greengrass/failures/overcome';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import { effectiveDeploymentPanel } from '../../../../src/text/panels/deployments/effectiveDeploymentPanel';
import { coreDeviceRow } from '../../../../src/text/rows/coreDeviceRow';
import { effectiveDeploymentRow } from '../../../../src/text/rows/effectiveDeploymentRow';
import { stuckDeployments } from '../../../../src/greengrass/status/stuck';
import { stuckReasons } from '../../../../src/text/messages/deployments/stuckReasons';
import {
  coreDevice,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  now,
  textContext,
} from '../../fixtures';
import { deviceFacts } from '../../text/panels/facts';

function unfinished(coreDeviceExecutionStatus: string, deploymentName: string, age: number): EffectiveDeployment {
  const modifiedTimestamp = hoursAgo(age);
  return effectiveDeployment({
    coreDeviceExecutionStatus,
    deploymentName,
    deploymentId: deploymentName,
    modifiedTimestamp,
  });
}

const stuck = unfinished('IN_PROGRESS', 'press-line', 5);
const fresh = unfinished('IN_PROGRESS', 'yard', 1);
const queued = unfinished('QUEUED', 'bring-up', 4);
const later = unfinished('QUEUED', 'later', 3);

function seen(deployment: EffectiveDeployment, ...siblings: readonly EffectiveDeployment[]): string {
  const { icon, severity, description, accessibilityLabel } = effectiveDeploymentRow(
    deployment,
    [deployment, ...siblings],
    textContext,
  );
  return `${icon} ${severity}: ${description} | ${accessibilityLabel}`;
}

describe('a stuck deployment', () => {
  it('has been in progress without a change for longer than the setting', () => {
    const all = [stuck, fresh, queued, later];
    assert.deepEqual(stuckDeployments(all, textContext), [{ deployment: stuck, since: hoursAgo(5), queuedBehind: 2 }]);
    assert.deepEqual(stuckDeployments(all, { now, stuckAfterHours: 5 }), []);
    const undated = { ...stuck, modifiedTimestamp: undefined, creationTimestamp: undefined };
    assert.deepEqual(stuckDeployments([undated], textContext), []);
  });

  it('is a warning in its row, with the number of deployments queued behind it', () => {
    assert.equal(
      seen(stuck, queued, later),
      'sync-ignored warning: Stuck 5 h · 2 queued behind it | Deployment press-line, stuck, In progress, 2 queued behind it, changed 5 h ago',
    );
    assert.equal(
      seen(stuck),
      'sync-ignored warning: Stuck 5 h | Deployment press-line, stuck, In progress, changed 5 h ago',
    );
    assert.equal(
      seen(fresh, queued),
      'sync progress: In progress · 1 h | Deployment yard, In progress, changed 1 h ago',
    );
  });

  it('is named in the row of a deployment queued behind it', () => {
    assert.equal(
      seen(queued, stuck),
      'inbox neutral: Queued · behind press-line · 4 h | Deployment bring-up, Queued, behind press-line, changed 4 h ago',
    );
  });

  it('is named like any other in progress', () => {
    assert.equal(
      seen(queued, fresh),
      'inbox neutral: Queued · behind yard · 4 h | Deployment bring-up, Queued, behind yard, changed 4 h ago',
    );
  });

  it('blocks nothing once a later one for the same target ended', () => {
    const since = { creationTimestamp: hoursAgo(6) };
    const targetArn = 'arn:aws:iot:eu-west-1:123456789012:thing/press-1';
    const [old, waiting] = [stuck, queued].map((one) => ({ ...one, ...since }));
    assert.ok(old !== undefined && waiting !== undefined);
    const after = (status: string, fields: Partial<EffectiveDeployment> = {}): EffectiveDeployment => ({
      ...unfinished(status, 'after', 1),
      creationTimestamp: hoursAgo(3),
      ...fields,
    });
    for (const status of ['SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT']) {
      assert.deepEqual(stuckDeployments([old, waiting, after(status)], textContext), []);
      assert.deepEqual(stuckReasons(waiting, deviceFacts({ deployments: [waiting, after(status)] }), textContext), []);
    }
    const others = [
      after('QUEUED'),
      after('CANCELED'),
      after('SUCCEEDED', { targetArn }),
      after('SUCCEEDED', { creationTimestamp: hoursAgo(7) }),
    ];
    for (const other of others) {
      assert.equal(stuckDeployments([old, other], textContext).length, 1);
      assert.notDeepEqual(stuckReasons(waiting, deviceFacts({ deployments: [waiting, other] }), textContext), []);
    }
    assert.deepEqual(stuckDeployments([stuck, waiting, { ...waiting, creationTimestamp: hoursAgo(9) }], textContext), [
      { deployment: stuck, since: hoursAgo(5), queuedBehind: 2 },
    ]);
    const ofDevice = { ...stuck, targetArn };
    assert.equal(
      seen(waiting, ofDevice, after('SUCCEEDED')).split(' | ')[0],
      'history neutral: Superseded by a later deployment (1 h ago) · 4 h',
    );
  });

  it('is distinguished from others of its name in what it says about them', () => {
    const [first, second] = [unfinished('IN_PROGRESS', 'press-line', 5), unfinished('QUEUED', 'press-line', 4)];
    const [stuckOne, waiting] = [
      { ...first, deploymentId: '0f0a1f3e-0001' },
      { ...second, deploymentId: '1f0a1f3e-0002' },
    ];
    assert.match(seen(waiting, stuckOne), / Queued · 1f0a1f3e · behind press-line \(0f0a1f3e\) · 4 h \|/u);
    const [, behind] = stuckReasons(waiting, deviceFacts({ deployments: [stuckOne, waiting] }), textContext);
    assert.match(behind ?? '', /^It is queued behind press-line \(0f0a1f3e\), /u);
  });

  it('is not a failure', () => {
    assert.equal(isFailedDeployment(stuck, [stuck]), false);
  });

  it('is named in the row of its device if nothing is worse', () => {
    const row = (status: string, ...deployments: readonly EffectiveDeployment[]): string => {
      const { description, severity } = coreDeviceRow(
        coreDevice({ status }),
        { deployments, components: [] },
        textContext,
      );
      return `${severity}: ${description}`;
    };
    assert.equal(row('HEALTHY', stuck, queued), 'warning: Stuck 5 h · report 1 h · press-line');
    assert.equal(row('HEALTHY', stuck, failedDeployment(['DISK_SPACE_CRITICAL'])), 'error: DISK_SPACE_CRITICAL · 3 h');
    assert.equal(row('UNHEALTHY', stuck), 'error: Unhealthy · 1 h');
    const components = [installedComponent({ lifecycleState: 'ERRORED' })];
    assert.equal(
      coreDeviceRow(coreDevice(), { deployments: [stuck], components }, textContext).description,
      'Errored: Press · 30 h',
    );
  });

  it('has a time in the row of its device that differs from the age of the report', () => {
    const row = (lastStatusUpdateTimestamp: Date | undefined): string => {
      const opened = { deployments: [stuck], components: [] };
      const { description, accessibilityLabel } = coreDeviceRow(
        coreDevice({ lastStatusUpdateTimestamp }),
        opened,
        textContext,
      );
      return `${description} | ${accessibilityLabel}`;
    };
    assert.equal(
      row(hoursAgo(1)),
      'Stuck 5 h · report 1 h · press-line | Core device press-1, Deployment stuck for 5 h, press-line, last report 1 h ago',
    );
    assert.equal(
      row(hoursAgo(72)),
      'Stuck 5 h · stale 3 d · press-line | Core device press-1, Deployment stuck for 5 h, press-line, last report 3 d ago, stale',
    );
    assert.equal(
      row(undefined),
      'Stuck 5 h · never reported · press-line | Core device press-1, Deployment stuck for 5 h, press-line, never reported',
    );
  });

  it('has a notice in its panel', () => {
    const notAsked = { deployment: undefined, error: undefined };
    const { status, notices } = effectiveDeploymentPanel(deviceFacts({ deployments: [stuck] }), stuck, notAsked);
    assert.deepEqual(status, { words: 'In progress', severity: 'warning' });
    assert.deepEqual(
      notices.map(({ severity, text }) => [severity, text.slice(0, 36)]),
      [['warning', 'In progress without a change since 2']],
    );
    const waiting = effectiveDeploymentPanel(deviceFacts({ deployments: [queued] }), queued, notAsked);
    assert.deepEqual(waiting.notices[0]?.severity, 'info');
  });
});
