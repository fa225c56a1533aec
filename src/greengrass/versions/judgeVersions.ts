import compare from 'semver/functions/compare';
import parseVersion from 'semver/functions/parse';
import type SemVer from 'semver/classes/semver';
import { isInRange, parseRange, type VersionRange } from './versionRange';
import type { VersionRequirement } from './versionConflict';

/** Requirements that together exclude every published version, and what would be possible without them. */
export interface Exclusion {
  readonly requirements: readonly VersionRequirement[];
  /** The greatest version that satisfies all others. */
  readonly version: string;
}

/** What the published versions of a component can do for a conflict. */
export interface JudgedVersions {
  /** The versions that satisfy all requirements that could be read, the greatest first. */
  readonly satisfying: readonly string[];
  /**
   * The smallest sets of requirements without which a version would satisfy the others, the one with the greatest version
   * first. Empty if a version satisfies all.
   */
  readonly exclusions: readonly Exclusion[];
  /** The requirements that no published version satisfies. */
  readonly unsatisfied: readonly VersionRequirement[];
  /** The requirements that could not be read. Nothing is excluded because of them. */
  readonly unreadable: readonly VersionRequirement[];
  /** The published versions that aren't semantic versions, so nothing is known about them. */
  readonly notSemantic: readonly string[];
}

interface ReadRequirement {
  readonly requirement: VersionRequirement;
  readonly range: VersionRange;
}

interface Candidate {
  readonly version: string;
  readonly failed: readonly VersionRequirement[];
}

/** Checks which published versions of a component satisfy all requirements, and if none does, which requirements exclude them. */
export function judgeVersions(
  requirements: readonly VersionRequirement[],
  versions: readonly string[],
): JudgedVersions {
  const read = requirements.flatMap((requirement): readonly ReadRequirement[] => {
    const range = parseRange(requirement.range);
    return range === undefined ? [] : [{ requirement, range }];
  });
  const parsed = versions.flatMap((version) => parseVersion(version) ?? []).sort((a, b) => compare(b, a));
  const candidates = parsed.map((version) => ({ version: version.raw, failed: failedBy(read, version) }));
  const isRead = new Set(read.map(({ requirement }) => requirement));
  return {
    satisfying: candidates.filter(({ failed }) => failed.length === 0).map(({ version }) => version),
    exclusions: exclusionsOf(candidates),
    unsatisfied: [...isRead].filter((requirement) => candidates.every(({ failed }) => failed.includes(requirement))),
    unreadable: requirements.filter((requirement) => !isRead.has(requirement)),
    notSemantic: versions.filter((version) => parseVersion(version) === null),
  };
}

function failedBy(read: readonly ReadRequirement[], version: SemVer): readonly VersionRequirement[] {
  return read.filter(({ range }) => isInRange(range, version) !== true).map(({ requirement }) => requirement);
}

/** Without the requirements that a version fails it would do, so the smallest of these sets are the answer. */
function exclusionsOf(candidates: readonly Candidate[]): readonly Exclusion[] {
  const fewest = candidates.reduce((least, { failed }) => Math.min(least, failed.length), Infinity);
  const found: Exclusion[] = [];
  for (const { version, failed } of fewest === 0 ? [] : candidates) {
    const isSame = ({ requirements }: Exclusion): boolean => requirements.every((one, index) => one === failed[index]);
    if (failed.length === fewest && !found.some(isSame)) {
      found.push({ requirements: failed, version });
    }
  }
  return found;
}
