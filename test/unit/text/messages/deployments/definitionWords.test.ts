import assert from 'node:assert/strict';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import {
  definitionSentence,
  definitionsLoadedWords,
} from '../../../../../src/text/messages/deployments/definitionWords';

const at = { profile: 'plant', region: 'eu-west-1' };

describe('how much is known about what the latest deployments ask for', () => {
  it('is a count of those that are listed', () => {
    const sentences = [
      { loaded: 0, listed: undefined, isWhole: false },
      { loaded: 12, listed: 1_030, isWhole: true },
      { loaded: 12, listed: 2_000, isWhole: false },
      { loaded: 2_000, listed: 2_000, isWhole: false },
      { loaded: 1, listed: 1, isWhole: true },
      { loaded: 0, listed: 0, isWhole: true },
    ].map(definitionSentence);
    assert.deepEqual(sentences, [
      "Only loaded deployments are known. The latest deployments aren't listed yet.",
      '12 of 1,030 latest deployments loaded.',
      '12 of 2,000 or more latest deployments loaded.',
      '2,000 of 2,000 or more latest deployments loaded.',
      'All latest deployments loaded (1).',
      'There are no deployments.',
    ]);
  });

  it('comes with the reason why some could not be loaded, and how to continue', () => {
    const all = { loaded: 30, listed: 30, isWhole: true };
    assert.equal(definitionsLoadedWords(all, undefined, at), 'All latest deployments loaded (30).');
    const denied = fleetError({ kind: 'denied', permission: 'greengrass:GetDeployment' }, 'denied');
    const words = definitionsLoadedWords({ ...all, loaded: 12 }, denied, at);
    assert.match(words, /^12 of 30 latest deployments loaded\. .*greengrass:GetDeployment.*\. Run the command again/u);
    const canceled = definitionsLoadedWords({ ...all, loaded: 12 }, undefined, at);
    assert.equal(canceled, '12 of 30 latest deployments loaded. Run the command again to continue.');
  });
});
