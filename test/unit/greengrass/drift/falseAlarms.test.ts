import assert from 'node:assert/strict';
import { hoursAgo } from '../../fixtures';
import {
  asked,
  earlier,
  arnOf,
  installed,
  press,
  received,
  revision,
  verdictIn,
  verdictsIn,
  type DriftCase,
} from './driftCase';

const onDevice = received(asked);
const nucleus = 'aws.greengrass.Nucleus';
const lite = { runtime: 'aws_nucleus_lite' };

/** A device that applied the latest revision, except for the given fields. */
function applied(fields: DriftCase): DriftCase {
  return { latest: [asked], deployments: [onDevice], components: [installed('1.4.0')], ...fields };
}

describe('no false alarm is raised', () => {
  const old = { lastReportedTimestamp: hoursAgo(11) };
  const reportOlder = { kind: 'notYet', why: 'reportOlder' } as const;

  it('by a report that is older than the deployment', () => {
    assert.deepEqual(verdictIn(applied({ components: [installed('1.3.0', old)] })), reportOlder);
  });

  it('by a missing component before every other component was reported again', () => {
    const other = { componentName: 'com.example.Other', isRoot: false };
    const given = applied({ components: [installed('2.0.0', { ...other, ...old }), installed('1.0.0', other)] });
    assert.deepEqual(verdictIn(given), reportOlder);
  });

  it('by a component that a later deployment may have removed since the last report', () => {
    const line4 = revision(1, {}, { targetArn: arnOf('line-4') });
    for (const source of ['line-3/4', 'LOCAL']) {
      const component = installed('1.4.0', { ...old, lastInstallationSource: source });
      const given = applied({ groups: ['line-4'], latest: [asked, line4], components: [component] });
      const finished = received(line4, { modifiedTimestamp: hoursAgo(5) });
      assert.deepEqual(verdictIn({ ...given, deployments: [finished, onDevice] }), reportOlder, source);
    }
  });

  it('by a component that an earlier revision installed and a later one left as it was', () => {
    const given = applied({
      others: [earlier],
      components: [installed('1.4.0', { lastInstallationSource: 'line-3/3' })],
    });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });

  it('by a newer version of a dependency', () => {
    const dependency = { componentName: 'com.example.Lib', isRoot: false };
    const given = applied({ components: [installed('1.4.0'), installed('9.9.9', dependency)] });
    assert.deepEqual(
      verdictsIn(given).components.map(({ componentName }) => componentName),
      [press],
    );
  });

  it("by a component that doesn't say whether it is a root component", () => {
    const given = applied({ groups: [], components: [installed('1.4.0', { isRoot: undefined })] });
    assert.equal(verdictIn(given), undefined);
  });

  it('by the earlier version on a device that was rolled back', () => {
    const failed = received(asked, { coreDeviceExecutionStatus: 'FAILED', reason: 'FAILED_ROLLBACK_COMPLETE: x' });
    const before = received(earlier, { modifiedTimestamp: hoursAgo(90) });
    const given = applied({
      others: [earlier],
      deployments: [failed, before],
      components: [installed('1.3.0', { lastInstallationSource: 'line-3/3' })],
    });
    assert.deepEqual(verdictIn(given), { kind: 'failed', aftermath: 'rolledBack', lastApplied: before });
  });

  it('by a component of the earlier revision on a device that was rolled back', () => {
    const latest = [revision(4, {})];
    const failed = received(asked, { coreDeviceExecutionStatus: 'FAILED', reason: 'FAILED_ROLLBACK_COMPLETE' });
    const given = applied({ latest, others: [earlier], components: [installed('1.3.0')] });
    assert.equal(verdictIn({ ...given, deployments: [failed, received(earlier)] })?.kind, 'failed');
    // The device or AWS doesn't say any more what the earlier revision was.
    const why = { kind: 'unknown', why: 'earlierRevision' } as const;
    assert.deepEqual(verdictIn({ ...given, deployments: [failed] }), why);
    assert.deepEqual(
      verdictIn({ ...given, deleted: [earlier.deploymentId], deployments: [failed, received(earlier)] }),
      why,
    );
  });

  it('by a patch of the nucleus', () => {
    const given = applied({
      latest: [revision(4, { [nucleus]: '2.12.1' })],
      components: [installed('2.12.6', { componentName: nucleus })],
    });
    assert.deepEqual(verdictIn(given, nucleus), { kind: 'asAsked' });
    const minor = [installed('2.13.0', { componentName: nucleus })];
    assert.deepEqual(verdictIn({ ...given, components: minor }, nucleus), { kind: 'otherVersion' });
    const elsewhere = applied({ components: [installed('1.4.6')] });
    assert.deepEqual(verdictIn(elsewhere), { kind: 'otherVersion' });
  });

  it('by a nucleus that no deployment names', () => {
    const given = applied({ components: [installed('1.4.0'), installed('2.18.2', { componentName: nucleus })] });
    assert.equal(verdictIn(given, nucleus), undefined);
  });

  it('by the components that Nucleus Lite never lists', () => {
    const name = 'aws.greengrass.NucleusLite';
    const given = applied({
      device: lite,
      details: lite,
      latest: [revision(4, { [press]: '1.4.0', [name]: '2.6.0' })],
    });
    assert.deepEqual(verdictIn(given, name), { kind: 'unknown', why: 'notListedOnLite' });
  });

  it('by a dependency on Nucleus Lite, which reports every component as a root', () => {
    const dependency = installed('1.0.0', { componentName: 'com.example.Lib' });
    const given = applied({ device: lite, details: lite, components: [installed('1.4.0'), dependency] });
    assert.equal(verdictIn(given, 'com.example.Lib'), undefined);
    const left = { ...given, groups: [] };
    assert.deepEqual(verdictIn(left), { kind: 'unknown', why: 'dependencyOnLite' });
  });

  it("by a deployment to a single thing on Nucleus Lite, which doesn't support any", () => {
    const onThing = revision(1, { 'com.example.Fix': '1.0.0' }, { targetArn: arnOf('press-1', 'thing') });
    const given = applied({ device: lite, details: lite, latest: [asked, onThing] });
    assert.deepEqual(verdictIn(given, 'com.example.Fix'), { kind: 'unknown', why: 'thingOnLite' });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });

  it("by what a failure left on Nucleus Lite, which doesn't say what that is", () => {
    const failed = received(asked, { coreDeviceExecutionStatus: 'FAILED', reason: 'FAILED_ROLLBACK_NOT_REQUESTED' });
    const given = applied({ device: lite, details: lite, deployments: [failed], components: [] });
    assert.deepEqual(verdictIn(given), { kind: 'failed', aftermath: 'unknown', lastApplied: undefined });
  });

  it('by a nucleus before 2.8.0, which reports neither sources nor report times', () => {
    const bare = { lastInstallationSource: undefined, lastReportedTimestamp: undefined };
    const given = applied({ details: { coreVersion: '2.7.0' }, components: [installed('1.3.0', bare)] });
    const tooOld = { kind: 'unknown', why: 'nucleusTooOld' } as const;
    assert.deepEqual(verdictIn(given), tooOld);
    assert.deepEqual(verdictIn({ ...given, groups: [] }), tooOld);
    const recent = { ...given, details: { coreVersion: '2.16.1' } };
    assert.deepEqual(verdictIn(recent), { kind: 'unknown', why: 'notReported' });
    assert.deepEqual(verdictIn({ ...recent, groups: [] }), { kind: 'unknown', why: 'notReported' });
  });

  it('by an effective deployment of a thing group that the device has left', () => {
    const left = revision(9, { [press]: '1.9.0' }, { targetArn: arnOf('line-9') });
    const given = applied({ latest: [asked, left], deployments: [onDevice, received(left)] });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });

  it('by a canceled deployment that asks for another version', () => {
    const onThing = revision(
      2,
      { [press]: '1.5.0' },
      { targetArn: arnOf('press-1', 'thing'), deploymentStatus: 'CANCELED' },
    );
    assert.deepEqual(verdictIn(applied({ latest: [asked, onThing] })), { kind: 'asAsked' });
  });

  it('by two targets that ask for the same version', () => {
    const onThing = revision(2, { [press]: '1.4.0' }, { targetArn: arnOf('press-1', 'thing') });
    const given = applied({ latest: [asked, onThing], deployments: [onDevice, received(onThing)] });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });

  it('by a local deployment of the version that a target asks for', () => {
    const given = applied({ components: [installed('1.4.0', { lastInstallationSource: 'LOCAL' })] });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });
});
