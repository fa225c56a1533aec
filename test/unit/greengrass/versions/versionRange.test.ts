import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isInRange, parseRange } from '../../../../src/greengrass/versions/versionRange';
import { anyText } from '../arbitraryModels';

/** The versions that are in a range; `unreadable` if the range can't be read. */
function inRange(range: string, versions: readonly string[]): readonly string[] | 'unreadable' {
  const parsed = parseRange(range);
  return parsed === undefined ? 'unreadable' : versions.filter((version) => isInRange(parsed, version) === true);
}

const published = ['0.9.0', '1.0.0', '1.2.0', '1.2.5', '1.3.0-rc.1', '1.3.0', '2.0.0-beta', '2.0.0', '3.1.4'];

describe('a version requirement', () => {
  const cases: Readonly<Record<string, readonly string[] | 'unreadable'>> = {
    '=1.2.0': ['1.2.0'],
    '1.2.0': ['1.2.0'],
    'v1.2.0': ['1.2.0'],
    '*': published,
    '': published,
    latest: published,
    '1.2.x': ['1.2.0', '1.2.5'],
    '1.2.*': ['1.2.0', '1.2.5'],
    '1.2': ['1.2.0', '1.2.5'],
    '1': ['1.0.0', '1.2.0', '1.2.5', '1.3.0'],
    '0.x': ['0.9.0'],
    '~1.2.1': ['1.2.5'],
    '~1': ['1.0.0', '1.2.0', '1.2.5', '1.3.0'],
    '^1.2.0': ['1.2.0', '1.2.5', '1.3.0'],
    '^0.9.0': ['0.9.0'],
    '1.0.0 - 1.2.0': ['1.0.0', '1.2.0'],
    '1.0.0 - 1.2': ['1.0.0', '1.2.0', '1.2.5'],
    '>=1.0.0 <2.0.0': ['1.0.0', '1.2.0', '1.2.5', '1.3.0'],
    '>= 1.0.0 < 2.0.0': ['1.0.0', '1.2.0', '1.2.5', '1.3.0'],
    '>=0.0.0 <1.0.0': ['0.9.0'],
    '<1.0.0 || =3.1.4': ['0.9.0', '3.1.4'],
    // The nucleus completes these with zeros. npm would not find 1.2.5 greater than 1.2.
    '>1.2': ['1.2.5', '1.3.0-rc.1', '1.3.0', '2.0.0-beta', '2.0.0', '3.1.4'],
    '<=1.2': ['0.9.0', '1.0.0', '1.2.0'],
    '>=2': ['2.0.0', '3.1.4'],
    '<1.2': ['0.9.0', '1.0.0'],
    // One comparison includes pre-release versions, several exclude them.
    '>=1.3.0-rc.0': ['1.3.0-rc.1', '1.3.0', '2.0.0-beta', '2.0.0', '3.1.4'],
    '>=1.3.0-rc.0 <3.0.0': ['1.3.0-rc.1', '1.3.0', '2.0.0'],
    '^1.3.0-rc.0': ['1.3.0-rc.1', '1.3.0'],
    '=1.3.0-rc.1': ['1.3.0-rc.1'],
    '=2.0.0+build.7': ['2.0.0'],
    '=1.2': 'unreadable',
    '=1': 'unreadable',
    '>=1.x': 'unreadable',
    '1.0.0-1': 'unreadable',
    '1.0.0-2.0.0': 'unreadable',
    '>=1.0.0, <2.0.0': 'unreadable',
    '1.0.0 ||': 'unreadable',
    '||': 'unreadable',
    banana: 'unreadable',
    '>=1.0.0 banana': 'unreadable',
    [`=1.0.0${' || =1.0.0'.repeat(200)}`]: 'unreadable',
  };
  for (const [range, expected] of Object.entries(cases)) {
    it(`is read as the nucleus does: ${range.slice(0, 40)}`, () => {
      assert.deepEqual(inRange(range, published), expected);
    });
  }

  it("isn't judged for a version that is no semantic version", () => {
    const range = parseRange('*') ?? [];
    for (const version of ['', 'latest', '1.0', '1.0.0.0', '01.0.0', '__proto__', '1'.repeat(1_000)]) {
      assert.equal(isInRange(range, version), undefined, version);
    }
  });

  const number = fc.integer({ min: 0, max: 3 });
  const triple = fc.tuple(number, number, number);
  const operator = fc.constantFrom('=', '<', '<=', '>', '>=');

  it('has the versions that its comparisons have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(operator, triple), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        triple,
        (alternatives, version) => {
          const text = alternatives
            .map((all) => all.map(([sign, [a, b, c]]) => `${sign}${a}.${b}.${c}`).join(' '))
            .join(' || ');
          const weight = ([a, b, c]: readonly [number, number, number]): number => a * 100 + b * 10 + c;
          const holds: Readonly<Record<string, (difference: number) => boolean>> = {
            '=': (difference) => difference === 0,
            '<': (difference) => difference < 0,
            '<=': (difference) => difference <= 0,
            '>': (difference) => difference > 0,
            '>=': (difference) => difference >= 0,
          };
          const expected = alternatives.some((all) =>
            all.every(([sign, other]) => holds[sign]?.(weight(version) - weight(other))),
          );
          assert.deepEqual(inRange(text, [version.join('.')]), expected ? [version.join('.')] : [], text);
        },
      ),
    );
  });

  it('is read from any text without an exception', () => {
    fc.assert(
      fc.property(anyText, anyText, (range, version) => {
        isInRange(parseRange(range) ?? [], version);
      }),
    );
  });
});
