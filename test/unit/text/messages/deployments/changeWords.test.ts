import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Deployment } from '../../../../../src/greengrass/model';
import { changesBetween } from '../../../../../src/greengrass/rollouts/changes';
import type { Distinction } from '../../../../../src/greengrass/rollouts/distinctions';
import type { ChangesSince } from '../../../../../src/greengrass/rollouts/whatChanged';
import {
  changeLine,
  changeList,
  changeSentences,
  distinctionSentence,
} from '../../../../../src/text/messages/deployments/changeWords';
import { definition, specification } from '../../../fixtures';
import { anyDeployment, leftOver } from '../../../greengrass/arbitraryModels';

function since(before: Deployment, after: Deployment, baseline: ChangesSince['baseline'] = 'before'): ChangesSince {
  const { revisionId } = before;
  return { kind: 'changes', since: { revisionId }, baseline, changes: changesBetween(before, after) };
}

const before = definition({
  revisionId: '2',
  components: {
    'com.acme.X': specification('1.0.9', { merge: '{"a":1}' }),
    'com.acme.Config': specification('1.0.0', { merge: '{"password":"hunter2"}', runWith: { posixUser: 'hunter2' } }),
    'com.acme.Gone': specification('3.0.0'),
    'com.acme.Same': specification('1.0.0'),
  },
});
const after = definition({
  components: {
    'com.acme.X': specification('1.1.0'),
    'com.acme.Config': specification('1.0.0', { merge: '{"password":"hunter3"}', runWith: { posixUser: 'hunter3' } }),
    'com.acme.Y': specification('1.0.0'),
    'com.acme.Same': specification('1.0.0'),
  },
  deploymentPolicies: { ...before.deploymentPolicies, failureHandlingPolicy: 'DO_NOTHING' },
});

describe('what a deployment changed, in words', () => {
  it('is one line with the first changes and how many more there are', () => {
    const some = definition({
      revisionId: '2',
      components: { 'com.acme.X': specification('1.0.9') },
    });
    const next = definition({
      components: { 'com.acme.X': specification('1.1.0'), 'com.acme.Y': specification('1.0.0') },
    });
    assert.equal(
      changeLine(since(some, next)),
      '2 changes since revision 2: com.acme.X 1.0.9 → 1.1.0, com.acme.Y added',
    );
    assert.equal(
      changeLine(since(before, after)),
      '5 changes since revision 2: com.acme.Config (configuration, user and limits changed), com.acme.Gone removed, ' +
        'com.acme.X 1.0.9 → 1.1.0 (configuration changed), 2 more',
    );
  });

  it('is a list of every change', () => {
    assert.deepEqual(
      changeList(changesBetween(before, after)).map(({ name, change }) => `${name}: ${change}`),
      [
        'com.acme.Config: configuration, user and limits changed',
        'com.acme.Gone: 3.0.0 removed',
        'com.acme.X: 1.0.9 → 1.1.0 (configuration changed)',
        'com.acme.Y: 1.0.0 added',
        'Policies: changed',
      ],
    );
  });

  it('says which revision it is compared with', () => {
    assert.deepEqual(changeSentences(since(before, after, 'succeeded')), [
      '5 changes since revision 2, the last one that succeeded on this device.',
    ]);
    assert.deepEqual(changeSentences(since({ ...after, revisionId: undefined }, after)), [
      'No changes since the earlier revision, the revision before this one.',
      'Components, configuration, policies, and job configuration are the same.',
    ]);
  });

  it('says that a redacted snapshot has no configuration', () => {
    const { changes } = since(after, after);
    const known: ChangesSince = { ...since(after, after), changes: { ...changes, isConfigurationLeftOut: true } };
    const leftOut = "The snapshot has no configuration, so it isn't compared.";
    assert.equal(changeLine(known), `No changes since revision 3. ${leftOut}`);
    assert.deepEqual(changeSentences(known), ['No changes since revision 3, the revision before this one.', leftOut]);
  });

  it('never has a value of the configuration', () => {
    const words = JSON.stringify([changeLine(since(before, after)), changeList(changesBetween(before, after))]);
    assert.doesNotMatch(words, /hunter/u);
  });

  it('is one line of visible text, whatever the names', () => {
    fc.assert(
      fc.property(anyDeployment, anyDeployment, (a, b) => {
        const known = since(a, b);
        const words = changeList(known.changes).flatMap(({ name, change }) => [name, change]);
        for (const text of [changeLine(known), ...changeSentences(known), ...words]) {
          assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Cs}]/u);
          assert.doesNotMatch(text, leftOver);
        }
        assert.ok(changeLine(known).length < 4_000);
      }),
    );
  });
});

describe('what sets failing devices apart, in words', () => {
  it('says both numbers', () => {
    const distinction: Distinction = {
      kind: 'nucleus',
      value: '2.9.1',
      size: 2,
      failed: 2,
      other: { value: '2.12.0', size: 29 },
      succeeded: 31,
    };
    assert.equal(
      distinctionSentence(distinction),
      'Failed on 2 known core devices, all with nucleus 2.9.1. Succeeded on 31, 29 with nucleus 2.12.0.',
    );
  });
});
