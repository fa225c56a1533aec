import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../src/base/time';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { connectionRow, type ConnectionFacts } from '../../../../src/text/rows/connectionRow';
import { now } from '../../fixtures';

const live: ConnectionFacts = {
  name: undefined,
  at: { profile: 'plant', region: 'eu-west-1' },
  account: '123456789012',
  asOf: undefined,
  shown: 1_204,
  isWhole: true,
  error: undefined,
};
const offline = fleetError({ kind: 'offline' }, 'no route');

describe('the row of a connection', () => {
  const rows: readonly (readonly [what: string, facts: Partial<ConnectionFacts>, seen: string])[] = [
    ['has its place and devices', {}, 'cloud neutral: plant | eu-west-1 · 123456789012 · 1,204 core devices'],
    [
      'says that there are more',
      { isWhole: false, shown: 200 },
      'cloud neutral: plant | eu-west-1 · 123456789012 · 200 or more core devices',
    ],
    [
      'has no number before anything is loaded',
      { shown: undefined },
      'cloud neutral: plant | eu-west-1 · 123456789012',
    ],
    [
      'has the profile after its own name',
      { name: 'Plant 3' },
      'cloud neutral: Plant 3 | plant · eu-west-1 · 123456789012 · 1,204 core devices',
    ],
    [
      'has the error instead of the number',
      { error: offline },
      "warning warning: plant | eu-west-1 · 123456789012 · Can't reach AWS",
    ],
    [
      'is dated if it is a snapshot',
      { asOf: now, shown: 1 },
      `archive neutral: plant | eu-west-1 · 123456789012 · 1 core device · Snapshot from ${absoluteTime(now)}, not live.`,
    ],
    [
      'has the default profile and no Region if neither is set',
      { at: { profile: undefined, region: undefined }, account: undefined, shown: 0 },
      'cloud neutral: default | 0 core devices',
    ],
  ];
  for (const [what, facts, seen] of rows) {
    it(what, () => {
      const { icon, severity, label, description, accessibilityLabel } = connectionRow({ ...live, ...facts });
      assert.equal(`${icon} ${severity}: ${label} | ${description}`, seen);
      assert.equal(accessibilityLabel, `Connection ${label}, ${description.replaceAll(' · ', ', ')}`);
    });
  }
});
