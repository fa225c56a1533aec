import assert from 'node:assert/strict';
import { hoursAgo } from '../../fixtures';
import { arnOf, installed, press, received, revision, verdictIn, verdictsIn, type DriftCase } from './driftCase';

const parent = revision(4, { [press]: '1.4.0' });
const sub = revision(
  1,
  { [press]: '1.5.0' },
  { targetArn: arnOf('canary'), parentTargetArn: arnOf('line-3'), creationTimestamp: hoursAgo(40) },
);

/** A device that is in the group of a sub-deployment and applied both deployments, except for the given fields. */
function canary(fields: DriftCase = {}): DriftCase {
  return {
    groups: ['line-3', 'canary'],
    latest: [parent, sub],
    deployments: [received(sub), received(parent, { modifiedTimestamp: hoursAgo(90) })],
    components: [installed('1.5.0', { lastInstallationSource: 'canary/1' })],
    ...fields,
  };
}

describe('a sub-deployment', () => {
  it('stands for its parent on the devices of its group', () => {
    assert.deepEqual(verdictIn(canary()), { kind: 'asAsked' });
    assert.deepEqual(
      verdictsIn(canary()).targets.map(({ slot, revision: counting }) => [slot, counting?.deploymentId]),
      [['thinggroup/line-3', 'canary/1']],
    );
  });

  it("doesn't count for other devices of its parent", () => {
    const other = canary({ groups: ['line-3'], deployments: [received(parent)], components: [installed('1.4.0')] });
    assert.deepEqual(verdictIn(other), { kind: 'asAsked' });
  });

  it("doesn't count after its parent has a later revision", () => {
    const later = revision(5, { [press]: '1.6.0' }, { creationTimestamp: hoursAgo(20) });
    const latest = [later, { ...sub, deploymentStatus: 'INACTIVE' }];
    assert.deepEqual(verdictIn(canary({ latest })), { kind: 'notYet', why: 'notReceived' });
    const given = canary({ latest, deployments: [received(later), received(sub)] });
    assert.deepEqual(verdictIn(given), { kind: 'otherVersion' });
  });

  it("doesn't count if it was canceled before the device applied it", () => {
    const latest = [parent, { ...sub, deploymentStatus: 'CANCELED' }];
    const given = canary({ latest, components: [installed('1.4.0')] });
    const canceled = received(sub, { coreDeviceExecutionStatus: 'CANCELED' });
    assert.deepEqual(verdictIn({ ...given, deployments: [canceled, received(parent)] }), { kind: 'asAsked' });
    assert.deepEqual(verdictIn({ ...given, deployments: [received(parent)] }), { kind: 'asAsked' });
    assert.deepEqual(verdictIn(canary({ latest })), { kind: 'asAsked' });
  });

  it('says with its failure what the device had before', () => {
    const failed = received(sub, { coreDeviceExecutionStatus: 'FAILED', reason: 'FAILED_ROLLBACK_COMPLETE' });
    const before = received(parent);
    const given = canary({ deployments: [failed, before], components: [installed('1.4.0')] });
    assert.deepEqual(verdictIn(given), { kind: 'failed', aftermath: 'rolledBack', lastApplied: before });
  });

  const unknown = { kind: 'unknown', why: 'subDeployment' } as const;

  it("isn't judged on a device that has left its group", () => {
    const left = canary({ groups: ['line-3'] });
    assert.deepEqual(
      verdictsIn(left).targets.map(({ reach }) => reach),
      [unknown],
    );
    assert.deepEqual(verdictIn(left), unknown);
  });

  it("isn't judged on a nucleus that doesn't support it", () => {
    assert.deepEqual(verdictIn(canary({ details: { coreVersion: '2.8.1' } })), unknown);
    assert.deepEqual(verdictIn(canary({ details: { runtime: 'aws_nucleus_lite' } }))?.kind, 'unknown');
  });

  it("isn't judged if the thing groups of the device aren't known", () => {
    const given = canary({ groups: ['line-3'], gap: 'denied', deployments: [received(parent)] });
    const why = { kind: 'unknown', why: 'membership:denied' } as const;
    assert.deepEqual(verdictIn({ ...given, components: [installed('1.4.0')] }), why);
  });

  it('uses the slot of its parent for its earlier revisions, too', () => {
    const first = revision(
      1,
      { [press]: '1.4.5' },
      { targetArn: arnOf('canary'), parentTargetArn: arnOf('line-3'), creationTimestamp: hoursAgo(60) },
    );
    const second = { ...sub, deploymentId: 'canary/2' };
    const failed = received(second, { coreDeviceExecutionStatus: 'FAILED', reason: 'FAILED_ROLLBACK_COMPLETE' });
    const before = received(first);
    const deployments = [failed, before, received(parent)];
    const given = canary({ latest: [parent, second], deployments, components: [installed('1.4.5')] });
    assert.deepEqual(verdictIn(given), { kind: 'failed', aftermath: 'rolledBack', lastApplied: before });
  });
});
