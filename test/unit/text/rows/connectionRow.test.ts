import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { connectionRow, type ConnectionFacts } from '../../../../src/text/rows/connectionRow';
import { hoursAgo, now } from '../../fixtures';

const live: ConnectionFacts = {
  name: undefined,
  at: { profile: 'plant', region: 'eu-west-1' },
  account: '123456789012',
  asOf: undefined,
  now,
  summary: '1,204 core devices · 3 failing · scanned 2 min ago',
  error: undefined,
};
const offline = fleetError({ kind: 'offline' }, 'no route');

describe('the row of a connection', () => {
  const rows: readonly (readonly [what: string, facts: Partial<ConnectionFacts>, seen: string])[] = [
    [
      'has the summary of its fleet before its place',
      {},
      'cloud neutral: plant | 1,204 core devices · 3 failing · scanned 2 min ago · eu-west-1 · 123456789012',
    ],
    [
      'has no summary before anything is loaded',
      { summary: undefined },
      'cloud neutral: plant | eu-west-1 · 123456789012',
    ],
    [
      'has the profile after its own name',
      { name: 'Plant 3', summary: '1 core device' },
      'cloud neutral: Plant 3 | 1 core device · plant · eu-west-1 · 123456789012',
    ],
    [
      'has the error instead of the summary',
      { error: offline },
      "warning warning: plant | Can't reach AWS · eu-west-1 · 123456789012",
    ],
    [
      'has its age if it is a snapshot',
      { asOf: hoursAgo(5), summary: '1 core device' },
      'archive neutral: plant | 1 core device · eu-west-1 · 123456789012 · Snapshot · 5 h',
    ],
    [
      'has the default profile and no Region if neither is set',
      { at: { profile: undefined, region: undefined }, account: undefined, summary: '2 core devices' },
      'cloud neutral: default | 2 core devices',
    ],
  ];
  for (const [what, facts, seen] of rows) {
    it(what, () => {
      const { icon, severity, label, description, accessibilityLabel } = connectionRow({ ...live, ...facts });
      assert.equal(`${icon} ${severity}: ${label} | ${description}`, seen);
      assert.equal(
        accessibilityLabel,
        `Connection ${label}, ${description.replaceAll(' · ', ', ').replace('Snapshot, 5 h', 'snapshot 5 h ago')}`,
      );
    });
  }
});
