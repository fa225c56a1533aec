import assert from 'node:assert/strict';
import type { UnknownReason } from '../../../../src/greengrass/drift/verdict';
import { hoursAgo } from '../../fixtures';
import { asked, arnOf, installed, press, received, revision, verdictIn, verdictsIn, type DriftCase } from './driftCase';

const onThing = revision(2, { [press]: '1.4.0' }, { targetArn: arnOf('press-1', 'thing') });

/** A device that applied the latest revision, except for the given fields. */
function applied(fields: DriftCase = {}): DriftCase {
  return { latest: [asked], deployments: [received(asked)], components: [installed('1.4.0')], ...fields };
}

function assertUnknown(given: DriftCase, why: UnknownReason): void {
  assert.deepEqual(verdictIn(given), { kind: 'unknown', why });
}

describe('nothing is said about a device', () => {
  const cases: readonly (readonly [string, DriftCase, UnknownReason])[] = [
    ['has never reported', { device: { lastStatusUpdateTimestamp: undefined }, components: [] }, 'neverReported'],
    [
      'has never reported',
      { device: { lastStatusUpdateTimestamp: undefined }, components: undefined },
      'neverReported',
    ],
    ['has components that are not loaded', { components: undefined }, 'componentsNotLoaded'],
    ['has deployments that are not loaded', { deployments: undefined }, 'deploymentsNotLoaded'],
    ['may have latest revisions that are not loaded', { latest: undefined }, 'latestNotLoaded'],
  ];
  for (const [what, fields, why] of cases) {
    it(`that ${what}`, () => {
      assert.deepEqual(verdictsIn(applied(fields)), { unknown: why, targets: [], components: [] });
    });
  }
});

describe('a verdict is "unknown"', () => {
  for (const gap of ['denied', 'failed', 'notLoaded', 'notRecorded'] as const) {
    it(`for what a thing group asks if the groups of the device are unknown: ${gap}`, () => {
      assertUnknown(applied({ groups: [], gap }), `membership:${gap}`);
      assertUnknown(applied({ groups: [], gap, components: [] }), `membership:${gap}`);
    });

    it(`for a component that nobody is known to ask for if the groups of the device are unknown: ${gap}`, () => {
      for (const lastInstallationSource of ['line-3/4', 'LOCAL']) {
        const components = [installed('1.4.0', { lastInstallationSource })];
        assertUnknown(applied({ groups: [], gap, latest: [], deployments: [], components }), `membership:${gap}`);
      }
    });
  }

  it('never for what a deployment to the device itself asks only because its groups are unknown', () => {
    const given = applied({ groups: [], gap: 'denied', latest: [onThing], deployments: [received(onThing)] });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
    assert.deepEqual(verdictIn({ ...given, components: [installed('1.3.0')] }), { kind: 'otherVersion' });
  });

  it('never for a group that the device is in only because its other groups are unknown', () => {
    assert.deepEqual(verdictIn(applied({ gap: 'failed' })), { kind: 'asAsked' });
  });

  it('if the deployment of the target was deleted', () => {
    const deleted = { latest: [], deleted: [asked.deploymentId] };
    assertUnknown(applied(deleted), 'deploymentDeleted');
    assertUnknown(applied({ ...deleted, latest: [asked] }), 'deploymentDeleted');
  });

  it("if the definition of the target's deployment has not loaded", () => {
    const notLoaded = [asked.deploymentId];
    assertUnknown(applied({ notLoaded }), 'definitionNotLoaded');
    assertUnknown(applied({ latest: [], notLoaded }), 'definitionNotLoaded');
  });

  it('if AWS has more deployments than are listed', () => {
    assertUnknown(applied({ isCut: true }), 'latestIncomplete');
    assertUnknown(applied({ isCut: true, latest: [] }), 'latestIncomplete');
    const others = [{ ...asked, isLatestForTarget: false }];
    assertUnknown(applied({ isCut: true, latest: [], others }), 'latestIncomplete');
    // The latest revision was deleted.
    assertUnknown(applied({ latest: [], others }), 'deploymentDeleted');
  });

  it('if the device rejected the latest revision, or reports a status that this program does not know', () => {
    for (const [coreDeviceExecutionStatus, why] of [
      ['REJECTED', 'rejected'],
      ['PAUSED', 'status'],
      [undefined, 'status'],
    ] as const) {
      const deployments = [received(asked, { coreDeviceExecutionStatus })];
      assertUnknown(applied({ deployments, components: [installed('1.3.0')] }), why);
      assert.deepEqual(verdictIn(applied({ deployments })), { kind: 'asAsked' });
    }
  });

  it('if AWS sent no version or no time', () => {
    assertUnknown(applied({ latest: [revision(4, { [press]: undefined })] }), 'notReported');
    const untimed = [received(asked, { modifiedTimestamp: undefined })];
    assertUnknown(applied({ deployments: untimed, components: [installed('1.3.0')] }), 'notReported');
    assertUnknown(applied({ components: [installed('1.3.0', { componentVersion: undefined })] }), 'notReported');
  });
});

describe('the revision that counts', () => {
  it('can be one that the list of deployments does not have yet', () => {
    const later = revision(5, { [press]: '1.5.0' });
    const given = applied({
      others: [later],
      deployments: [received(later, { modifiedTimestamp: hoursAgo(2) }), received(asked)],
      components: [installed('1.5.0')],
    });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });

  it('is the listed one if a later one was deleted before the device applied it', () => {
    const later = revision(5, { [press]: '1.5.0' });
    const canceled = received(later, { coreDeviceExecutionStatus: 'CANCELED' });
    const given = applied({ deleted: [later.deploymentId], deployments: [canceled, received(asked)] });
    assert.deepEqual(verdictIn(given), { kind: 'asAsked' });
  });

  it('is not the listed one if the device applied a later one that was deleted', () => {
    const later = revision(5, { [press]: '1.5.0' });
    const given = applied({ deleted: [later.deploymentId], deployments: [received(later), received(asked)] });
    assertUnknown({ ...given, components: [installed('1.5.0')] }, 'deploymentDeleted');
  });
});
