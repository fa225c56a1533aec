import Range from 'semver/classes/range';
import type SemVer from 'semver/classes/semver';
import parseVersion from 'semver/functions/parse';

/** A version requirement as the nucleus reads it: a version has to be in one of its parts. */
export type VersionRange = readonly Range[];

/** Longer than any requirement that a person writes. */
const maxCharacters = 1_000;

/** Every version. */
const any = new Set(['', '*', 'latest']);

/** One comparison with a complete version, or an exact version. */
const single = /^(?:[<>]=?|=)?\s*v?\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/u;

/** The version that an operator compares with, if it lacks the minor or patch number. The nucleus adds zeros. */
const incomplete = /([<>]=?)\s*v?(\d+)(?:\.(\d+))?(?![\w.*+-])/gu;

/**
 * What the nucleus reads in a way that nobody means: it takes a hyphen before a digit for a range, it rejects a placeholder
 * behind an operator, and to it no version equals `=1.2`.
 */
const misread = [/\d-\d/u, /[<>=]\s*v?(?:\d+\.)*[xX*]/u, /(?<![<>])=\s*v?\d+(?:\.\d+)?(?![\w.*+-])/u];

function parsePart(part: string): Range | undefined {
  const text = part.trim();
  const isAny = any.has(text);
  if (!isAny && misread.some((pattern) => pattern.test(text))) {
    return undefined;
  }
  const complete = isAny
    ? '*'
    : text.replace(incomplete, (_, operator: string, major: string, minor = '0') => `${operator}${major}.${minor}.0`);
  try {
    // The nucleus excludes pre-release versions only where several comparisons have to be true, as in `^1.0.0`.
    return new Range(complete, { includePrerelease: isAny || single.test(complete) });
  } catch {
    return undefined;
  }
}

/**
 * Reads the version requirement of a deployment or a recipe as the nucleus does: like npm, apart from pre-release versions
 * and incomplete versions behind an operator. `undefined` if it can't be read, or if the nucleus misreads it.
 */
export function parseRange(text: string): VersionRange | undefined {
  const parts = text.length > maxCharacters ? [] : text.split('||');
  const ranges = parts.flatMap((part) => (parts.length > 1 && part.trim() === '' ? [] : (parsePart(part) ?? [])));
  return ranges.length < parts.length || ranges.length === 0 ? undefined : ranges;
}

/** Whether a version satisfies a requirement; `undefined` if the version isn't a semantic version. */
export function isInRange(range: VersionRange, version: string | SemVer): boolean | undefined {
  const parsed = parseVersion(version);
  return parsed === null ? undefined : range.some((part) => part.test(parsed));
}

/** A comparison with a version. Every version satisfies one without an operator and version. */
export interface Comparison {
  readonly operator: '' | '=' | '<' | '<=' | '>' | '>=';
  readonly version: string;
}

/** The comparisons of a requirement: all of one of its parts have to be true. `^1.4.0` is `>=1.4.0` and `<2.0.0`. */
export function comparisonsIn(range: VersionRange): readonly (readonly Comparison[])[] {
  return range.flatMap(({ set }) =>
    set.map((comparators) =>
      comparators.map(({ operator, value }) => {
        // npm ends a range before the first pre-release version of the next one.
        const version = value.slice(operator.length).replace(/(?<=^\d+\.\d+\.\d+)-0$/u, '');
        return { operator: operator === '' && version !== '' ? '=' : operator, version };
      }),
    ),
  );
}
