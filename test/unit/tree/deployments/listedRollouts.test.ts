import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ListedDeployment } from '../../../../src/greengrass/model';
import { listedRollouts } from '../../../../src/tree/deployments/listedRollouts';
import { hoursAgo, listedDeployment } from '../../fixtures';

function deployment(id: string, targetArn: string, parentTargetArn: string | undefined, age: number): ListedDeployment {
  return listedDeployment({ deploymentId: id, targetArn, parentTargetArn, creationTimestamp: hoursAgo(age) });
}

/** `a(b c)`: a row and the rows below it. */
function shown(latest: readonly ListedDeployment[]): readonly string[] {
  return listedRollouts(latest).map(({ deployment: { deploymentId }, subDeployments }) =>
    subDeployments.length === 0
      ? deploymentId
      : `${deploymentId}(${subDeployments.map((sub) => sub.deploymentId).join(' ')})`,
  );
}

describe('the listed deployments', () => {
  it('are the newest first, with sub-deployments below their parent', () => {
    const latest = [
      deployment('old', 'a', undefined, 9),
      deployment('sub-1', 'c', 'b', 8),
      deployment('new', 'b', undefined, 3),
      deployment('sub-2', 'd', 'b', 1),
      deployment('orphan', 'e', 'gone', 2),
    ];
    assert.deepEqual(shown(latest), ['orphan', 'new(sub-2 sub-1)', 'old']);
  });

  it('have a row each if sub-deployments have their own, or are below each other', () => {
    const chain = [deployment('a', 'a', undefined, 3), deployment('b', 'b', 'a', 2), deployment('c', 'c', 'b', 1)];
    assert.deepEqual(shown(chain), ['c', 'a(b)']);
    const circle = [deployment('a', 'a', 'b', 2), deployment('b', 'b', 'a', 1), deployment('c', 'c', 'c', 3)];
    assert.deepEqual(shown(circle), ['b', 'a', 'c']);
  });

  it('are below the newest of two latest revisions for the parent', () => {
    const latest = [
      deployment('old', 'a', undefined, 9),
      deployment('new', 'a', undefined, 2),
      deployment('sub', 'b', 'a', 1),
    ];
    assert.deepEqual(shown(latest), ['new(sub)', 'old']);
  });

  it('are all there, each once', () => {
    const targets = fc.constantFrom('a', 'b', 'c', 'd');
    const one = fc.record({
      targetArn: targets,
      parentTargetArn: fc.option(targets, { nil: undefined }),
      age: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(one), (items) => {
        const latest = items.map(({ targetArn, parentTargetArn, age }, index) =>
          deployment(String(index), targetArn, parentTargetArn, age),
        );
        const rows = listedRollouts(latest).flatMap((rollout) => [rollout.deployment, ...rollout.subDeployments]);
        assert.deepEqual(new Set(rows), new Set(latest));
        assert.equal(rows.length, latest.length);
      }),
    );
  });
});
