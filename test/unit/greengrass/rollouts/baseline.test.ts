import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EffectiveDeployment, ListedDeployment } from '../../../../src/greengrass/model';
import { lastSuccess, revisionBefore } from '../../../../src/greengrass/rollouts/baseline';
import { effectiveDeployment, failedDeployment, hoursAgo, listedDeployment } from '../../fixtures';
import { anyEffectiveDeployment } from '../arbitraryModels';

const failed = failedDeployment([], { deploymentId: 'd-3', creationTimestamp: hoursAgo(5) });

function succeeded(
  deploymentId: string,
  hours: number,
  fields: Partial<EffectiveDeployment> = {},
): EffectiveDeployment {
  const times = { creationTimestamp: hoursAgo(hours), modifiedTimestamp: hoursAgo(hours) };
  return effectiveDeployment({ deploymentId, ...times, ...fields });
}

describe('the last success on a device before a deployment', () => {
  it('is the newest earlier one for the same target that succeeded', () => {
    const elsewhere = { targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-4' };
    const siblings = [
      succeeded('d-1', 90),
      succeeded('d-2', 40, { coreDeviceExecutionStatus: 'COMPLETED' }),
      succeeded('d-x', 10, elsewhere),
      failedDeployment([], { deploymentId: 'd-y', creationTimestamp: hoursAgo(20) }),
      failed,
      succeeded('d-4', 1),
    ];
    assert.equal(lastSuccess(failed, siblings)?.deploymentId, 'd-2');
    assert.equal(lastSuccess(failed, [...siblings].reverse())?.deploymentId, 'd-2');
  });

  it('is none without an earlier success, a target, or times', () => {
    assert.equal(lastSuccess(failed, [failed, succeeded('d-4', 1)]), undefined);
    assert.equal(
      lastSuccess({ ...failed, targetArn: undefined }, [succeeded('d-1', 90, { targetArn: '' })]),
      undefined,
    );
    const timeless = succeeded('d-1', 90, { creationTimestamp: undefined, modifiedTimestamp: undefined });
    assert.equal(lastSuccess(failed, [timeless]), undefined);
  });

  it('never is the deployment itself or one for another target, whatever the device reports', () => {
    fc.assert(
      fc.property(anyEffectiveDeployment, fc.array(anyEffectiveDeployment), (deployment, siblings) => {
        const last = lastSuccess(deployment, siblings);
        assert.ok(last === undefined || (last !== deployment && last.targetArn === deployment.targetArn));
      }),
    );
  });
});

describe('the revision before another one', () => {
  function revision(revisionId: string, fields: Partial<ListedDeployment> = {}): ListedDeployment {
    return listedDeployment({ deploymentId: `d-${revisionId}`, revisionId, ...fields });
  }
  function idOf(before: ReturnType<typeof revisionBefore>): string {
    return typeof before === 'string' ? before : before.deploymentId;
  }

  it('is the one with the next lower number, compared as numbers', () => {
    const all = ['9', '10', '11', '2'].map((id) => revision(id));
    assert.equal(idOf(revisionBefore(revision('10'), all, true)), 'd-9');
    assert.equal(idOf(revisionBefore(revision('9'), all, true)), 'd-2');
    assert.equal(revisionBefore(revision('2'), all, true), 'first');
  });

  it('is only known from some revisions if its number is the previous one', () => {
    const some = [revision('1'), revision('4')];
    assert.equal(revisionBefore(revision('4'), some, false), 'unknown');
    assert.equal(idOf(revisionBefore(revision('2'), some, false)), 'd-1');
    assert.equal(revisionBefore(revision('1'), some, false), 'first');
    assert.equal(revisionBefore(revision('4'), [], false), 'unknown');
  });

  it('is found by time if the revisions have no numbers', () => {
    const named = (id: string, hours: number): ListedDeployment => revision(id, { creationTimestamp: hoursAgo(hours) });
    const all = [named('b', 2), named('a', 3), named('c', 1)];
    assert.equal(idOf(revisionBefore(named('c', 1), all, true)), 'd-b');
    assert.equal(revisionBefore(named('c', 1), all, false), 'unknown');
  });
});
