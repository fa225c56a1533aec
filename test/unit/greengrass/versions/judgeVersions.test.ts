import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeVersions, type JudgedVersions } from '../../../../src/greengrass/versions/judgeVersions';
import { isInRange, parseRange } from '../../../../src/greengrass/versions/versionRange';
import type { VersionRequirement } from '../../../../src/greengrass/versions/versionConflict';

function required(name: string, range: string): VersionRequirement {
  return { by: { kind: 'component', name }, range };
}

const group = required('group', '=1.4.0');
const local = required('local', '=1.5.0');

describe('the published versions in a conflict', () => {
  it('have the versions that satisfy all requirements, the greatest first', () => {
    const judged = judgeVersions(
      [required('a', '>=1.0.0'), required('b', '<3.0.0')],
      ['1.0.0', '10.0.0', '2.0.0', '0.5.0', '1.10.0', '1.9.0'],
    );
    assert.deepEqual(judged, {
      satisfying: ['2.0.0', '1.10.0', '1.9.0', '1.0.0'],
      exclusions: [],
      unsatisfied: [],
      unreadable: [],
      notSemantic: [],
    } satisfies JudgedVersions);
  });

  it('name the requirements that exclude each other', () => {
    const { satisfying, exclusions, unsatisfied } = judgeVersions([group, local], ['1.4.0', '1.5.0', '1.6.0']);
    assert.deepEqual(satisfying, []);
    assert.deepEqual(exclusions, [
      { requirements: [group], version: '1.5.0' },
      { requirements: [local], version: '1.4.0' },
    ]);
    assert.deepEqual(unsatisfied, []);
  });

  it('name the one requirement that excludes all versions', () => {
    const { exclusions, unsatisfied } = judgeVersions([group, local], ['1.3.0', '1.4.0']);
    assert.deepEqual(exclusions, [{ requirements: [local], version: '1.4.0' }]);
    assert.deepEqual(unsatisfied, [local]);
  });

  it('leave out requirements and versions that cannot be read', () => {
    const odd = required('odd', 'banana');
    const judged = judgeVersions([group, odd], ['__proto__', '1.4.0', 'latest']);
    assert.deepEqual(judged.satisfying, ['1.4.0']);
    assert.deepEqual(judged.unreadable, [odd]);
    assert.deepEqual(judged.notSemantic, ['__proto__', 'latest']);
  });

  it('say nothing can be satisfied if there are none', () => {
    const { satisfying, exclusions, unsatisfied } = judgeVersions([group], []);
    assert.deepEqual([satisfying, exclusions, unsatisfied], [[], [], [group]]);
  });

  it('are as many as a component ever has', () => {
    const versions = Array.from({ length: 10_000 }, (_, index) => `1.0.${index}`);
    assert.equal(judgeVersions([required('a', '>1.0.99 <=1.0.5000')], versions).satisfying.length, 4_901);
  });

  const number = fc.integer({ min: 0, max: 2 });
  const version = fc.tuple(number, number, number).map((numbers) => numbers.join('.'));
  const range = fc.oneof(
    fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>=', '^', '~'), version).map((parts) => parts.join('')),
    fc.tuple(version, version).map(([low, high]) => `>=${low} <${high}`),
    fc.constantFrom('*', 'banana'),
  );

  it('match what trying every set of requirements finds', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), fc.uniqueArray(version, { maxLength: 6 }), (ranges, versions) => {
        const requirements = ranges.map((text, index) => required(String(index), text));
        const readable = requirements.filter((one) => parseRange(one.range) !== undefined);
        const fits = (text: string, all: readonly VersionRequirement[]): boolean =>
          all.every((one) => isInRange(parseRange(one.range) ?? [], text));
        const judged = judgeVersions(requirements, versions);
        assert.deepEqual(
          new Set(judged.satisfying),
          new Set(versions.filter((text) => fits(text, readable))),
          'the satisfying versions',
        );
        // Every subset as the requirements to remove; the smallest that help.
        const subsets = Array.from({ length: 2 ** readable.length }, (_, bits) =>
          readable.filter((__, index) => (bits >> index) & 1),
        );
        const helping = subsets.filter((removed) =>
          versions.some((text) =>
            fits(
              text,
              readable.filter((one) => !removed.includes(one)),
            ),
          ),
        );
        const size = Math.min(...helping.map(({ length }) => length));
        const smallest = size === 0 ? [] : helping.filter(({ length }) => length === size);
        assert.deepEqual(new Set(judged.exclusions.map(({ requirements: set }) => set)), new Set(smallest));
        for (const { requirements: set, version: text } of judged.exclusions) {
          assert.ok(
            fits(
              text,
              readable.filter((one) => !set.includes(one)),
            ),
          );
        }
      }),
    );
  });
});
