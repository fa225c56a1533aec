import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differs, verdictKinds, type VerdictKind } from '../../../../src/greengrass/drift/verdict';
import { playHistory } from '../../../simulator/slots/slotHistory';
import { anyHistory } from './anyHistory';
import { contradiction } from './contradiction';
import { verdictsAbout, type Hidden } from './slotFacts';
import { isSettled, trueVerdicts } from './trueVerdicts';

const nothingHidden: Hidden = { gap: undefined, hidesAncestors: false };

const anyHidden: fc.Arbitrary<Hidden> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(nothingHidden) },
  { weight: 1, arbitrary: fc.constant({ gap: 'denied' as const, hidesAncestors: false }) },
  { weight: 1, arbitrary: fc.constant({ gap: undefined, hidesAncestors: true }) },
);

/** Every verdict that a history can lead to. */
const everyVerdict: readonly string[] = [
  ...verdictKinds.filter((kind) => kind !== 'notYet' && kind !== 'unknown'),
  ...['notReceived', 'queued', 'inProgress', 'reportOlder'].map((why) => `notYet ${why}`),
  ...[
    'membership:denied',
    'membership:failed',
    'deploymentDeleted',
    'earlierRevision',
    'subDeployment',
    'rejected',
    'nucleusTooOld',
    'notReported',
    'thingOnLite',
    'dependencyOnLite',
  ].map((why) => `unknown ${why}`),
];

/** The deployments that a history leaves unfinished succeed, and the device reports everything. */
const rest = [
  ...Array.from({ length: 4 }, () => ({ kind: 'finish', ending: 'succeeds' }) as const),
  { kind: 'report' } as const,
];

describe('verdicts about a device with any history', () => {
  it('never contradict what the device really runs', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyHistory, anyHidden, ({ setting, events }, hidden) => {
        const world = playHistory(setting, events);
        const { unknown, components } = verdictsAbout(world, hidden);
        assert.equal(unknown, undefined);
        for (const { verdict } of components) {
          seen.add('why' in verdict ? `${verdict.kind} ${verdict.why}` : verdict.kind);
        }
        assert.equal(contradiction(components, world, hidden), undefined);
      }),
      { numRuns: 3000 },
    );
    assert.deepEqual(
      everyVerdict.filter((verdict) => !seen.has(verdict)),
      [],
    );
  });

  it('are exactly what is true once the device has applied every deployment and reported everything', () => {
    const seen = new Set<VerdictKind>();
    fc.assert(
      fc.property(anyHistory, ({ setting, events }) => {
        const world = playHistory(setting, [...events, ...rest]);
        if (isSettled(world)) {
          const { components } = verdictsAbout(world, nothingHidden);
          const kinds = components.map(({ componentName, verdict }) => [componentName, verdict.kind] as const);
          const sorted = Object.fromEntries(kinds.sort(([a], [b]) => (a < b ? -1 : 1)));
          assert.deepEqual(sorted, trueVerdicts(world));
          kinds.forEach(([, kind]) => seen.add(kind));
        }
      }),
      { numRuns: 3000 },
    );
    const settled = [...verdictKinds].filter((kind) => differs({ kind }) || kind === 'asAsked');
    assert.deepEqual(
      settled.filter((kind) => !seen.has(kind)),
      [],
    );
  });
});
