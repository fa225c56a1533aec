import assert from 'node:assert/strict';
import { tallyDevices } from '../../../../src/greengrass/rollouts/deviceTally';
import type { Rollout } from '../../../../src/greengrass/rollouts/rollout';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import type { DeviceOutcome } from '../../../../src/greengrass/rollouts/deviceOutcome';
import { rolloutDeviceRow } from '../../../../src/text/rows/rolloutDeviceRow';
import {
  outcomeRow,
  revisionRow,
  revisionsRow,
  rolloutGroupRow,
  rolloutRow,
} from '../../../../src/text/rows/rolloutRow';
import type { Row } from '../../../../src/text/rows/row';
import {
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  job,
  jobExecution,
  listedDeployment,
  now,
  textContext,
} from '../../fixtures';
import { rollout } from '../../greengrass/rollouts/knownRollout';

function words({ label, description, icon }: Row): string {
  return `${label} | ${description} (${icon})`;
}

const failedJob = job({}, { failed: 7, succeeded: 33 });
const full = tallyDevices([failedDeployment(['DISK_SPACE_CRITICAL'])]);
const outdated = listedDeployment({ isLatestForTarget: false });

describe('the row of a rollout', () => {
  const cases: readonly (readonly [fields: Partial<Rollout>, words: string])[] = [
    [{}, 'revision 3 · 5 h · line-3 (rocket)'],
    [{ job: job() }, 'No devices yet · revision 3 · 5 h · line-3 (rocket)'],
    [{ job: failedJob }, '7 of 40 failed · revision 3 · 5 h · line-3 (error)'],
    [{ job: failedJob, devices: full }, '7 of 40 failed · DISK_SPACE_CRITICAL · revision 3 · 5 h · line-3 (error)'],
    [{ job: failedJob, members: 44 }, '7 of 40 failed · 40 of 44 notified · revision 3 · 5 h · line-3 (error)'],
    [{ job: failedJob, members: 40 }, '7 of 40 failed · revision 3 · 5 h · line-3 (error)'],
    [
      { job: failedJob, members: 44, deployment: outdated },
      'Superseded · 7 of 40 failed · revision 3 · 5 h · line-3 (history)',
    ],
    [{ job: job({}, { succeeded: 40 }), devices: full }, '40 succeeded · revision 3 · 5 h · line-3 (pass)'],
    [{ devices: full }, '1 known failed · DISK_SPACE_CRITICAL · revision 3 · 5 h · line-3 (error)'],
    [{ job: failedJob, deployment: outdated }, 'Superseded · 7 of 40 failed · revision 3 · 5 h · line-3 (history)'],
    [
      { job: job({}, { succeeded: 2 }), deployment: outdated },
      'Superseded · 2 succeeded · revision 3 · 5 h · line-3 (pass)',
    ],
    [
      { job: failedJob, deployment: listedDeployment({ parentTargetArn: 'plant', deploymentStatus: 'INACTIVE' }) },
      'Replaced by parent · 7 of 40 failed · sub-deployment · revision 3 · 5 h · line-3 (history)',
    ],
    [{ job: job({ status: 'CANCELED' }, { failed: 2 }) }, 'Canceled · 2 failed · revision 3 · 5 h · line-3 (error)'],
    [{ job: job({ status: 'CANCELED' }, { canceled: 1 }) }, 'Canceled · revision 3 · 5 h · line-3 (circle-slash)'],
    [
      { job: job({ status: 'DELETION_IN_PROGRESS' }) },
      'Deleting job · No devices yet · revision 3 · 5 h · line-3 (rocket)',
    ],
    [
      { error: { kind: 'notFound', operation: 'DescribeJob' }, devices: full },
      'Job deleted · 1 known failed · DISK_SPACE_CRITICAL · revision 3 · 5 h · line-3 (error)',
    ],
    [{ error: { kind: 'notFound', operation: 'GetDeployment' } }, 'Deleted · revision 3 · 5 h · line-3 (rocket)'],
    [{ error: { kind: 'denied' } }, 'not counted, access denied · revision 3 · 5 h · line-3 (rocket)'],
    [{ error: { kind: 'denied' }, job: failedJob }, '7 of 40 failed · revision 3 · 5 h · line-3 (error)'],
    [{ deployment: listedDeployment({ deploymentName: '', revisionId: '' }) }, '5 h (rocket)'],
  ];
  for (const [index, [fields, expected]] of cases.entries()) {
    it(`is ${expected} (${index + 1})`, () => {
      const label = fields.deployment?.deploymentName === '' ? 'line-3' : 'Line 3 base';
      assert.equal(words(rolloutRow(rollout(fields), now)), `${label} | ${expected}`);
    });
  }

  it('says that it is a sub-deployment', () => {
    const parentTargetArn = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/vans';
    const sub = rolloutRow(rollout({ deployment: listedDeployment({ parentTargetArn }) }), now);
    assert.equal(words(sub), 'Line 3 base | sub-deployment · revision 3 · 5 h · line-3 (rocket)');
    assert.match(sub.accessibilityLabel, /^Sub-deployment Line 3 base, /u);
    const none = rolloutRow(rollout({ deployment: listedDeployment({ parentTargetArn: '' }) }), now);
    assert.match(none.accessibilityLabel, /^Deployment Line 3 base, /u);
  });

  it('starts with the target if another deployment has the same name', () => {
    const counted = rollout({ job: failedJob });
    assert.equal(rolloutRow(counted, now, true).description, 'line-3 · 7 of 40 failed · revision 3 · 5 h');
    const named = rollout({ deployment: listedDeployment({ deploymentName: 'line-3' }) });
    assert.equal(rolloutRow(named, now, true).description, 'thing group line-3 · revision 3 · 5 h');
  });

  it('is spoken with its target and age in words', () => {
    assert.equal(
      rolloutRow(rollout(), now).accessibilityLabel,
      'Deployment Line 3 base, not counted yet, revision 3, thing group line-3, created 5 h ago',
    );
  });

  it('is named after its revision below the latest one', () => {
    assert.equal(
      words(revisionRow(rollout({ job: failedJob }), now)),
      'Revision 3 | 7 of 40 failed · 5 h · line-3 (error)',
    );
    const odd = rollout({ deployment: listedDeployment({ revisionId: '' }) });
    assert.equal(revisionRow(odd, now).label, 'Line 3 base');
  });
});

describe('the rows around rollouts', () => {
  it('count what is below them', () => {
    const rows = [
      outcomeRow('timedOut', 1_000),
      revisionsRow(undefined),
      revisionsRow(0),
      rolloutGroupRow('thinggroup', 2_000, 1_999, { icon: 'error', severity: 'error' }),
      rolloutGroupRow('timedOut', 2, 2, { icon: 'error', severity: 'error' }),
      rolloutGroupRow('thing', 21, 0, undefined),
    ];
    assert.deepEqual(rows.map(words), [
      'Timed out (1,000) |  (watch)',
      'Revisions |  (versions)',
      'Revisions (0) |  (versions)',
      'Thing groups (2,000) | 1,999 failed (error)',
      'Timed out (2) |  (watch)',
      'Single things (21) |  (rocket)',
    ]);
  });
});

describe('the row of a device of a rollout', () => {
  const effective = failedDeployment(['IO_ERROR']);
  const device = (fields: Partial<DeviceOutcome>, ...others: readonly EffectiveDeployment[]): Row =>
    rolloutDeviceRow(
      {
        thingName: 'press-1',
        outcome: 'failed',
        execution: undefined,
        effective: undefined,
        isUncertain: false,
        replacedBy: undefined,
        ...fields,
      },
      [...(fields.effective === undefined ? [] : [fields.effective]), ...others],
      textContext,
    );
  const running = (age: number): EffectiveDeployment =>
    effectiveDeployment({
      deploymentName: 'paint',
      coreDeviceExecutionStatus: 'IN_PROGRESS',
      modifiedTimestamp: hoursAgo(age),
    });
  const queued = effectiveDeployment({ coreDeviceExecutionStatus: 'QUEUED' });

  it('has the code of a failure and the age of the last change, from AWS IoT if it says so', () => {
    assert.equal(words(device({})), 'press-1 |  (error)');
    assert.equal(words(device({ effective })), 'press-1 | IO_ERROR · 3 h (error)');
    const execution = jobExecution({ lastUpdatedAt: new Date(now.getTime() - 60_000) });
    assert.equal(words(device({ effective, execution })), 'press-1 | IO_ERROR · 1 min (error)');
  });

  it('has no code unless it failed', () => {
    assert.equal(
      words(device({ effective, outcome: 'canceled' })),
      `press-1 | 3 h (${outcomeRow('canceled', 1).icon})`,
    );
    assert.equal(words(device({ effective: effectiveDeployment(), outcome: 'succeeded' })), 'press-1 | 3 h (pass)');
  });

  it('says that it may have finished', () => {
    const row = device({ outcome: 'inProgress', isUncertain: true });
    assert.equal(words(row), 'press-1 | may have finished (question)');
    assert.equal(row.accessibilityLabel, 'Core device press-1, In progress, may have finished');
  });

  it('says that a sub-deployment replaced it, and its failure is history', () => {
    const row = device({ effective, replacedBy: listedDeployment({ deploymentName: 'press-trial' }) });
    assert.equal(words(row), 'press-1 | IO_ERROR · replaced by sub-deployment press-trial · 3 h (history)');
    assert.equal(row.severity, 'neutral');
  });

  it('says what is ahead in the queue of the device, and how that is doing', () => {
    const row = device({ outcome: 'queued', effective: queued }, running(5));
    assert.equal(words(row), 'press-1 | behind paint, stuck 5 h · 3 h (inbox)');
    assert.equal(row.accessibilityLabel, 'Core device press-1, Queued, behind paint, stuck 5 h, changed 3 h ago');
    assert.equal(
      words(device({ outcome: 'queued', effective: queued }, running(1))),
      'press-1 | behind paint, in progress 1 h · 3 h (inbox)',
    );
    const undated = { ...running(1), modifiedTimestamp: undefined, creationTimestamp: undefined };
    assert.equal(
      words(device({ outcome: 'queued', effective: queued }, undated)),
      'press-1 | behind paint, in progress · 3 h (inbox)',
    );
    const earlier = effectiveDeployment({ deploymentName: 'paint', creationTimestamp: hoursAgo(90) });
    assert.equal(
      words(device({ outcome: 'queued', effective: queued }, running(5), earlier)),
      'press-1 | behind paint, stuck 5 h · 3 h (inbox)',
    );
    assert.equal(words(device({ outcome: 'queued', effective: queued })), 'press-1 | 3 h (inbox)');
    assert.equal(words(device({ outcome: 'queued' }, running(5))), 'press-1 |  (inbox)');
  });

  it('says that the deployment is stuck, and how many are queued behind it', () => {
    const row = device({ outcome: 'inProgress', effective: running(5) }, queued);
    assert.equal(words(row), 'press-1 | Stuck 5 h · 1 queued behind it (sync-ignored)');
    assert.equal(
      row.accessibilityLabel,
      'Core device press-1, stuck, In progress, 1 queued behind it, changed 5 h ago',
    );
    assert.equal(words(device({ outcome: 'inProgress', effective: running(1) }, queued)), 'press-1 | 1 h (sync)');
  });

  it('says nothing about the queue if the outcome is in doubt, or is another one', () => {
    const stuck = { outcome: 'inProgress', effective: running(5) } as const;
    assert.match(words(device({ ...stuck, isUncertain: true }, queued)), /may have finished · 5 h \(question\)$/u);
    assert.match(words(device({ ...stuck, replacedBy: listedDeployment() }, queued)), /· 5 h \(history\)$/u);
    assert.equal(words(device({ ...stuck, outcome: 'succeeded' }, queued)), 'press-1 | 5 h (pass)');
  });
});
