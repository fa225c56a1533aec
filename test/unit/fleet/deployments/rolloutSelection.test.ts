import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  groupRollouts,
  hasRolloutFilter,
  matchesRollout,
  needsOutcomes,
  parseRolloutFilter,
  type RolloutFilter,
  type RolloutGrouping,
} from '../../../../src/fleet/deployments/rolloutSelection';
import { outcomes } from '../../../../src/greengrass/rollouts/outcome';
import type { Rollout } from '../../../../src/greengrass/rollouts/rollout';
import { job, listedDeployment } from '../../fixtures';
import { rollout } from '../../greengrass/rollouts/knownRollout';

const failed = rollout({ job: job({}, { failed: 1, succeeded: 9 }) });
const empty = rollout({ job: job() });
const single = rollout({ deployment: listedDeployment({ targetArn: 'arn:aws:iot:r:1:thing/press-1' }) });
const odd = rollout({ deployment: listedDeployment({ targetArn: 'arn:aws:iot:r:1:fleet/press-1' }) });

describe('a filter of deployments', () => {
  const cases: readonly (readonly [filter: RolloutFilter, rollout: Rollout, isShown: boolean])[] = [
    [{}, rollout(), true],
    [{ text: 'LINE 3 b' }, rollout(), true],
    [{ text: 'line-3' }, rollout(), true],
    [{ text: 'thinggroup' }, rollout(), false],
    [{ text: 'line-4' }, rollout(), false],
    [{ text: 'line-3' }, rollout({ deployment: listedDeployment({ deploymentName: undefined }) }), true],
    [{ outcome: 'failed' }, failed, true],
    [{ outcome: 'succeeded' }, failed, true],
    [{ outcome: 'queued' }, failed, false],
    [{ outcome: 'failed' }, rollout(), false],
    [{ outcome: 'notCounted' }, rollout(), true],
    [{ outcome: 'notCounted' }, failed, false],
    [{ outcome: 'notCounted' }, empty, false],
    [{ text: 'line-4', outcome: 'failed' }, failed, false],
  ];
  for (const [index, [filter, one, isShown]] of cases.entries()) {
    it(`${isShown ? 'shows' : 'leaves out'} ${JSON.stringify(filter)} (${index + 1})`, () => {
      assert.equal(matchesRollout(filter, one), isShown);
    });
  }

  it('leaves something out if it has a text or an outcome', () => {
    const filters: readonly RolloutFilter[] = [{}, { text: '' }, { text: 'a' }, { outcome: 'failed' }];
    assert.deepEqual(filters.map(hasRolloutFilter), [false, false, true, true]);
  });

  it('needs the outcomes of deployments without a row only for an outcome', () => {
    assert.equal(needsOutcomes({ text: 'a' }, 'targetKind'), false);
    assert.equal(needsOutcomes({ outcome: 'failed' }, 'none'), true);
    assert.equal(needsOutcomes({}, 'outcome'), true);
  });

  it('is parsed from any stored value, and what is unknown is left out', () => {
    assert.deepEqual(parseRolloutFilter({ text: 'a', outcome: 'timedOut' }), { text: 'a', outcome: 'timedOut' });
    assert.deepEqual(parseRolloutFilter({ outcome: 'notCounted' }).outcome, 'notCounted');
    const hostile = [null, 7, 'text', [], { text: 7, outcome: {} }, { text: '', outcome: 'toString' }];
    for (const stored of hostile) {
      assert.deepEqual(parseRolloutFilter(stored), { text: undefined, outcome: undefined });
    }
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { text } = parseRolloutFilter(stored);
        assert.ok(text === undefined || text !== '');
      }),
    );
  });
});

describe('groups of deployments', () => {
  const groups = (items: readonly Rollout[], grouping: RolloutGrouping): readonly unknown[] =>
    groupRollouts(items, (item) => item, grouping).map(([group, members]) => [group, members.length]);

  it('are the kinds of target in a fixed order', () => {
    assert.deepEqual(groups([odd, single, failed, rollout()], 'targetKind'), [
      ['thinggroup', 2],
      ['thing', 1],
      ['otherTarget', 1],
    ]);
  });

  it('are the worst outcomes, the worst first, and those that are not counted last', () => {
    const succeeded = rollout({ job: job({}, { succeeded: 2 }) });
    assert.deepEqual(groups([succeeded, failed, rollout(), failed], 'outcome'), [
      ['failed', 2],
      ['succeeded', 1],
      ['notCounted', 1],
    ]);
  });

  it('have each deployment once, in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...outcomes)), (worst) => {
        const items = worst.map((outcome) => rollout({ job: job({}, { [outcome]: 1 }) }));
        const members = groupRollouts(items, (item) => item, 'outcome').flatMap(([, some]) => {
          assert.deepEqual(
            some,
            items.filter((item) => some.includes(item)),
          );
          return some;
        });
        assert.equal(members.length, items.length);
        assert.equal(new Set(members).size, items.length);
      }),
    );
  });
});
