import compare from 'semver/functions/compare';
import parse from 'semver/functions/parse';
import { compareNames } from '../../base/names/compareNames';

/**
 * For `sort`: semantic versions in ascending order, a pre-release before its release. Texts that aren't semantic versions are
 * less than all of them.
 */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parse(a), parse(b)];
  if (first === null || second === null) {
    return Number(first !== null) - Number(second !== null) || compareNames(a, b);
  }
  // Versions that differ only in their build are equal to semver.
  return compare(first, second) || compareNames(a, b);
}
