/** Numbers are less than words, and the shorter of two lists with the same start is less. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [one, other] = [a[index], b[index]];
    if (one === undefined || other === undefined) {
      return one === undefined ? -1 : 1;
    }
    const [isNumber, isOtherNumber] = [/^\d+$/u.test(one), /^\d+$/u.test(other)];
    const order =
      isNumber && isOtherNumber
        ? Number(one) - Number(other)
        : Number(isOtherNumber) - Number(isNumber) || Number(one > other) - Number(one < other);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

/** The numbers and the prerelease of a semantic version. */
function partsOf(version: string): readonly [numbers: readonly string[], prerelease: readonly string[]] {
  const [, numbers = '', prerelease = ''] = /^([^-+]*)(?:-([^+]*))?/u.exec(version) ?? [];
  return [numbers.split('.'), prerelease === '' ? [] : prerelease.split('.')];
}

/** For `sort`: by the precedence of semantic versions. A prerelease comes before its release. */
export function compareVersions(a: string, b: string): number {
  const [[numbers, prerelease], [otherNumbers, otherPrerelease]] = [partsOf(a), partsOf(b)];
  const isRelease = Number(prerelease.length === 0);
  const isOtherRelease = Number(otherPrerelease.length === 0);
  return compareLists(numbers, otherNumbers) || isRelease - isOtherRelease || compareLists(prerelease, otherPrerelease);
}
