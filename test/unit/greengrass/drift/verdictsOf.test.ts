import assert from 'node:assert/strict';
import { differs, verdictKinds } from '../../../../src/greengrass/drift/verdict';
import { differencesIn } from '../../../../src/greengrass/drift/verdictsOf';
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
/** Another component, so that the list of components is complete. */
const monitor = installed('2.0.0', { componentName: 'com.example.Monitor', isRoot: false });

/** A device that applied the latest revision, except for the given fields. */
function applied(fields: DriftCase): DriftCase {
  return { latest: [asked], deployments: [onDevice], components: [installed('1.4.0')], ...fields };
}

/** A device on which the latest revision has this status, and the earlier one succeeded. */
function withStatus(coreDeviceExecutionStatus: string, reason?: string, fields: DriftCase = {}): DriftCase {
  return {
    latest: [asked],
    others: [earlier],
    deployments: [received(asked, { coreDeviceExecutionStatus, reason }), received(earlier)],
    components: [installed('1.3.0', { lastInstallationSource: 'line-3/3' })],
    ...fields,
  };
}

describe('the verdict about a component', () => {
  it('is "as asked" if the version of the latest revision is installed', () => {
    assert.deepEqual(verdictIn(applied({})), { kind: 'asAsked' });
  });

  it('is "other version" if another one is installed', () => {
    assert.deepEqual(verdictIn(applied({ components: [installed('1.3.0')] })), { kind: 'otherVersion' });
  });

  it('is "missing" if nothing is installed', () => {
    assert.deepEqual(verdictIn(applied({ components: [monitor] })), { kind: 'missing' });
  });

  it('is "orphan" for a component of a thing group that the device has left, with the deployment', () => {
    const left = applied({ groups: [] });
    assert.deepEqual(verdictIn(left), { kind: 'orphan', from: onDevice });
  });

  it('is "orphan" for a component that the latest revision removed', () => {
    const removed = revision(5, {});
    const given = applied({
      latest: [removed],
      others: [asked],
      deployments: [received(removed, { modifiedTimestamp: hoursAgo(2) }), onDevice],
    });
    assert.deepEqual(verdictIn(given), { kind: 'orphan', from: onDevice });
    assert.deepEqual(verdictIn({ ...given, components: [installed('1.4.0', { lastInstallationSource: 'gone' })] }), {
      kind: 'orphan',
      from: undefined,
    });
  });

  it('is "local override" if a local deployment installed another version, or a component that nobody asks for', () => {
    const local = installed('1.3.0', { lastInstallationSource: 'LOCAL' });
    assert.deepEqual(verdictIn(applied({ components: [local] })), { kind: 'localOverride' });
    assert.deepEqual(verdictIn(applied({ latest: [], deployments: [], components: [local] })), {
      kind: 'localOverride',
    });
  });

  it('is "conflict" if two targets ask for different versions, with both targets', () => {
    const onThing = revision(2, { [press]: '1.5.0' }, { targetArn: arnOf('press-1', 'thing') });
    const given = applied({ latest: [asked, onThing] });
    assert.deepEqual(verdictIn(given), { kind: 'conflict', hasFailed: false });
    const [component] = verdictsIn(given).components;
    assert.deepEqual(
      component?.asks.map(({ target, componentVersion }) => [
        target.slot,
        target.revision?.revisionId,
        componentVersion,
      ]),
      [
        ['thing/press-1', '2', '1.5.0'],
        ['thinggroup/line-3', '4', '1.4.0'],
      ],
    );
  });

  it('is a "conflict" that has failed if the device names it as the reason why a deployment failed', () => {
    const onThing = revision(2, { [press]: '1.5.0' }, { targetArn: arnOf('press-1', 'thing') });
    const hasFailed = (about: string): readonly (boolean | undefined)[] => {
      const reason = `FAILED_NO_STATE_CHANGE: Component ${about} version constraints: thinggroup/line-3 requires =1.4.0, thing/press-1 requires =1.5.0.`;
      const failed = received(onThing, { coreDeviceExecutionStatus: 'FAILED', reason });
      const [component] = verdictsIn(
        applied({ latest: [asked, onThing], deployments: [received(asked), failed] }),
      ).components;
      const verdicts = [component, ...(component?.asks ?? [])].map((one) => one?.verdict);
      return verdicts.map((verdict) => (verdict?.kind === 'conflict' ? verdict.hasFailed : undefined));
    };
    // The component, the thing, and the thing group.
    assert.deepEqual(hasFailed(press), [true, true, false]);
    assert.deepEqual(hasFailed('com.example.Other'), [false, false, false]);
  });

  for (const [status, why] of [
    ['QUEUED', 'queued'],
    ['IN_PROGRESS', 'inProgress'],
  ] as const) {
    it(`is "not yet" while the latest revision is ${status}`, () => {
      assert.deepEqual(verdictIn(withStatus(status)), { kind: 'notYet', why });
    });
  }

  it('is "not yet" if the device has not received the latest revision', () => {
    const given = withStatus('QUEUED', undefined, { deployments: [received(earlier)] });
    assert.deepEqual(verdictIn(given), { kind: 'notYet', why: 'notReceived' });
  });

  it('is "not yet" for a component that a queued revision removes', () => {
    const given = withStatus('QUEUED', undefined, { latest: [revision(4, {})] });
    assert.deepEqual(verdictIn(given), { kind: 'notYet', why: 'queued' });
    assert.deepEqual(
      verdictsIn(given).components.map(({ asks }) => asks.map(({ isAsked }) => isAsked)),
      [[false]],
    );
  });

  for (const [reason, aftermath] of [
    ['FAILED_ROLLBACK_COMPLETE: x', 'rolledBack'],
    ['FAILED_NO_STATE_CHANGE', 'unchanged'],
    ['FAILED_ROLLBACK_NOT_REQUESTED', 'applied'],
    ['FAILED_UNABLE_TO_ROLLBACK', 'unknown'],
    ['something else', 'unknown'],
  ] as const) {
    it(`is "failed" after ${reason}, with what that left and the last deployment that the device applied`, () => {
      const given = withStatus('FAILED', reason);
      assert.deepEqual(verdictIn(given), { kind: 'failed', aftermath, lastApplied: given.deployments?.[1] });
    });
  }

  it('is "failed" after a timeout, and doesn\'t say what that left', () => {
    const given = withStatus('TIMED_OUT', 'FAILED_ROLLBACK_COMPLETE', {
      deployments: [received(asked, { coreDeviceExecutionStatus: 'TIMED_OUT' })],
    });
    assert.deepEqual(verdictIn(given), { kind: 'failed', aftermath: 'unknown', lastApplied: undefined });
  });

  for (const deploymentStatus of ['CANCELED', 'INACTIVE']) {
    it(`is "canceled" if the latest revision is ${deploymentStatus} and the device never applied it`, () => {
      const latest = [{ ...asked, deploymentStatus }];
      const canceled = { kind: 'canceled' } as const;
      assert.deepEqual(verdictIn(withStatus('CANCELED', undefined, { latest })), canceled);
      assert.deepEqual(verdictIn(withStatus('QUEUED', undefined, { latest })), canceled);
      assert.deepEqual(verdictIn(withStatus('', undefined, { latest, deployments: [received(earlier)] })), canceled);
    });

    it(`is "as asked" if the latest revision is ${deploymentStatus} and the device applied it`, () => {
      assert.deepEqual(verdictIn(applied({ latest: [{ ...asked, deploymentStatus }] })), { kind: 'asAsked' });
    });
  }

  it('has no place for dependencies', () => {
    assert.deepEqual(verdictsIn(applied({ latest: [], deployments: [], components: [monitor] })).components, []);
  });

  it('can be about a component with the name of an inherited property', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const odd = installed('1.0.0', { componentName: name });
      assert.equal(verdictIn(applied({ groups: [], components: [odd] }), name)?.kind, 'orphan', name);
    }
  });
});

describe('a difference', () => {
  it('is a conflict, a missing component, another version, a local override, or an orphan', () => {
    const different = verdictKinds.filter((kind) => differs({ kind }));
    assert.deepEqual(different, ['conflict', 'missing', 'otherVersion', 'localOverride', 'orphan']);
  });

  it('counts once for each component', () => {
    const onThing = revision(
      2,
      { [press]: '1.5.0', 'com.example.Lost': '1.0.0' },
      { targetArn: arnOf('press-1', 'thing') },
    );
    const given = applied({
      latest: [asked, onThing],
      deployments: [onDevice, received(onThing, { coreDeviceExecutionStatus: 'COMPLETED' })],
    });
    assert.deepEqual(
      differencesIn(verdictsIn(given)).map(({ componentName, verdict }) => [componentName, verdict.kind]),
      [
        [press, 'conflict'],
        ['com.example.Lost', 'missing'],
      ],
    );
  });
});
