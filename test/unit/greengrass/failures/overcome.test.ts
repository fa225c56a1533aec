import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { findingsIn } from '../../../../src/greengrass/failures/findings';
import { deploymentLook, isFailedDeployment, overcomeBy } from '../../../../src/greengrass/failures/overcome';
import { isUnfinished } from '../../../../src/greengrass/status/progress';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import { effectiveDeployment, hoursAgo } from '../../fixtures';

const line3 = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';
const line4 = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-4';

/** A deployment created and changed so many hours ago. */
function ended(status: string, hours: number, fields: Partial<EffectiveDeployment> = {}): EffectiveDeployment {
  return effectiveDeployment({
    deploymentId: `${status} ${hours}`,
    coreDeviceExecutionStatus: status,
    targetArn: line3,
    creationTimestamp: hoursAgo(hours),
    modifiedTimestamp: hoursAgo(hours - 1),
    ...fields,
  });
}

const failed = ended('FAILED', 10);

describe('a failed deployment', () => {
  const later: readonly (readonly [what: string, other: EffectiveDeployment, isOvercome: boolean])[] = [
    ['is overcome by one that succeeded later', ended('SUCCEEDED', 5), true],
    ['is overcome by one to a thing that completed later', ended('COMPLETED', 5), true],
    ['is overcome by one that failed later, which counts instead', ended('FAILED', 5), true],
    ['is overcome by one that timed out later, which counts instead', ended('TIMED_OUT', 5), true],
    ['is not overcome by a queued one', ended('QUEUED', 5), false],
    ['is not overcome by one in progress', ended('IN_PROGRESS', 5), false],
    ['is not overcome by a canceled one', ended('CANCELED', 5), false],
    ['is not overcome by a rejected one', ended('REJECTED', 5), false],
    ['is not overcome by one with an unknown status', ended('PAUSED', 5), false],
    ['is not overcome by an earlier one', ended('SUCCEEDED', 20), false],
    [
      'is not overcome by an earlier one that changed later',
      ended('SUCCEEDED', 20, { modifiedTimestamp: hoursAgo(1) }),
      false,
    ],
    ['is not overcome by one for another target', ended('SUCCEEDED', 5, { targetArn: line4 }), false],
    [
      'is overcome by one created at the same time that changed later',
      ended('SUCCEEDED', 10, { modifiedTimestamp: hoursAgo(1) }),
      true,
    ],
    ['is not overcome by one of the same times', ended('SUCCEEDED', 10), false],
    [
      'is overcome by one without a creation time that changed later',
      ended('SUCCEEDED', 5, { creationTimestamp: undefined }),
      true,
    ],
    [
      'is not overcome by one without a time',
      ended('SUCCEEDED', 5, { creationTimestamp: undefined, modifiedTimestamp: undefined }),
      false,
    ],
  ];
  for (const [what, other, isOvercome] of later) {
    it(what, () => {
      for (const siblings of [
        [failed, other],
        [other, failed],
      ]) {
        assert.equal(overcomeBy(failed, siblings), isOvercome ? other : undefined);
        assert.equal(isFailedDeployment(failed, siblings), !isOvercome);
      }
    });
  }

  it('is never overcome if its target or its time is unknown', () => {
    for (const targetArn of ['', undefined]) {
      const unknown = { ...failed, targetArn };
      assert.equal(overcomeBy(unknown, [unknown, ended('SUCCEEDED', 5, { targetArn })]), undefined);
    }
    const timeless = { ...failed, creationTimestamp: undefined, modifiedTimestamp: undefined };
    assert.equal(overcomeBy(timeless, [timeless, ended('SUCCEEDED', 5)]), undefined);
  });

  it('is overcome by the newest of several', () => {
    const newest = ended('SUCCEEDED', 2);
    const siblings = [ended('FAILED', 8), newest, failed, ended('SUCCEEDED', 5)];
    assert.equal(overcomeBy(failed, siblings), newest);
  });

  it('is history once it is overcome', () => {
    const fixed = deploymentLook(failed, [ended('SUCCEEDED', 5), failed]);
    assert.deepEqual(fixed, { words: 'Failed', icon: 'history', severity: 'neutral' });
    assert.equal(deploymentLook(failed, [failed]).severity, 'error');
  });
});

describe('a deployment without a result', () => {
  for (const status of ['QUEUED', 'IN_PROGRESS']) {
    const waiting = ended(status, 10);

    it(`${status}: is history once a later one for the same target ended`, () => {
      for (const later of ['SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT']) {
        const siblings = [waiting, ended(later, 5)];
        assert.equal(overcomeBy(waiting, siblings), siblings[1]);
        const { icon, severity } = deploymentLook(waiting, siblings);
        assert.deepEqual([icon, severity], ['history', 'neutral']);
        assert.equal(isUnfinished(waiting, siblings), false);
      }
    });

    it(`${status}: isn't history before that`, () => {
      const others = [ended('SUCCEEDED', 20), ended('SUCCEEDED', 5, { targetArn: line4 }), ended('REJECTED', 5)];
      for (const other of others) {
        assert.equal(overcomeBy(waiting, [waiting, other]), undefined);
        assert.notEqual(deploymentLook(waiting, [waiting, other]).icon, 'history');
        assert.equal(isUnfinished(waiting, [waiting, other]), true);
      }
    });
  }
});

describe('a deployment that succeeded', () => {
  it('is not overcome by a later failure', () => {
    const succeeded = ended('SUCCEEDED', 10);
    assert.equal(overcomeBy(succeeded, [succeeded, ended('FAILED', 5)]), undefined);
  });
});

describe('a core device', () => {
  const targets = [line3, line4, 'arn:aws:iot:eu-west-1:123456789012:thing/press-1'];
  const statuses = ['SUCCEEDED', 'COMPLETED', 'FAILED', 'TIMED_OUT', 'QUEUED', 'IN_PROGRESS', 'CANCELED', 'REJECTED'];
  const history = fc
    .uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 })
    .chain((hours) =>
      fc.tuple(
        ...hours.map((hour) => fc.tuple(fc.constant(hour), fc.constantFrom(...statuses), fc.constantFrom(...targets))),
      ),
    )
    .map((all) => all.map(([hours, status, targetArn]) => ended(status, hours, { targetArn })));

  it('is failing if the newest deciding deployment of any target failed, in whatever order AWS lists them', () => {
    fc.assert(
      fc.property(history, (deployments) => {
        const failing = targets.filter((target) => {
          const deciding = deployments
            .filter(({ targetArn }) => targetArn === target)
            .filter(({ coreDeviceExecutionStatus: status = '' }) => statuses.slice(0, 4).includes(status))
            .sort((a, b) => Number(b.creationTimestamp) - Number(a.creationTimestamp));
          return ['FAILED', 'TIMED_OUT'].includes(deciding[0]?.coreDeviceExecutionStatus ?? '');
        });
        const lists = { deployments, components: undefined };
        assert.deepEqual(
          failuresOf(lists)
            .map(({ targetArn }) => targetArn)
            .sort(),
          [...failing].sort(),
        );
        assert.equal(findingsIn(lists).hasFailed, failing.length > 0);
      }),
    );
  });
});
