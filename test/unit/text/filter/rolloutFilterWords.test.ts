import assert from 'node:assert/strict';
import { outcomeLabel, rolloutFilterMessage, rolloutGroupLabel } from '../../../../src/text/filter/rolloutFilterWords';

describe('the words of a filter of deployments', () => {
  it('name its conditions and how many deployments it shows', () => {
    const filter = { text: 'weld', outcome: 'timedOut' as const };
    assert.equal(rolloutFilterMessage(filter, 3, 37), 'Filter: "weld", timed out. 3 of 37 deployments.');
    assert.equal(rolloutFilterMessage({ outcome: 'notCounted' }, 0, 1), 'Filter: not counted yet. 0 of 1 deployment.');
    assert.equal(rolloutFilterMessage({ text: 'a' }, 1_000, 2_000), 'Filter: "a". 1,000 of 2,000 deployments.');
  });

  it('say how many others may have the outcome', () => {
    const words = rolloutFilterMessage({ outcome: 'failed' }, 3, 37, 1_000);
    assert.equal(words, 'Filter: failed. 3 of 37 deployments, 1,000 not counted yet.');
  });

  it('make hostile text visible', () => {
    assert.doesNotMatch(rolloutFilterMessage({ text: 'a\u202eb\n' }, 0, 0), /[\u202e\n]/u);
  });

  it('are the labels of groups and outcomes', () => {
    const groups = ['thinggroup', 'thing', 'otherTarget', 'notCounted', 'failed', 'inProgress'] as const;
    assert.deepEqual(groups.map(rolloutGroupLabel), [
      'Thing groups',
      'Single things',
      'Other targets',
      'Not counted yet',
      'Failed',
      'In progress',
    ]);
    assert.equal(outcomeLabel('timedOut'), 'Timed out');
  });
});
