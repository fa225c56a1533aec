import assert from 'node:assert/strict';
import type { DriftFound } from '../../../../../src/fleet/drift/findDrift';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import { driftFoundWords } from '../../../../../src/text/messages/drift/driftFoundWords';

const at = { profile: 'plant', region: 'eu-west-1' };
const whole: DriftFound = {
  areTargetsListed: true,
  judged: 148,
  known: 148,
  differing: 12,
  error: undefined,
  membershipError: undefined,
};
const offline = fleetError({ kind: 'offline' }, 'no route');
const denied = fleetError({ kind: 'denied', permission: 'iot:ListThingsInThingGroup' }, 'denied');

describe('the result of a search for drift', () => {
  it('counts the devices that differ among those that were checked', () => {
    const text = '12 of 148 checked core devices differ from what was asked.';
    assert.deepEqual(driftFoundWords(whole, at), { text, isComplete: true });
    assert.equal(
      driftFoundWords({ ...whole, judged: 1, known: 1, differing: 1 }, at).text,
      '1 of 1 checked core device differs from what was asked.',
    );
  });

  it('says how many devices are left and how to continue', () => {
    const { text, isComplete } = driftFoundWords({ ...whole, judged: 100 }, at);
    assert.match(text, /^12 of 100 .* 48 core devices not checked\. Run the command again to continue\.$/);
    assert.equal(isComplete, false);
  });

  it('says what could not be read', () => {
    for (const [over, words] of [
      [{ error: offline }, /reach AWS/],
      [{ membershipError: denied }, /Thing groups of core devices are unknown: .*ListThingsInThingGroup/],
      [{ areTargetsListed: false }, /The list of deployments is incomplete/],
    ] as const) {
      const { text, isComplete } = driftFoundWords({ ...whole, ...over }, at);
      assert.match(text, words);
      assert.equal(isComplete, false);
    }
  });
});
