import { comparisonsIn, parseRange, type Comparison } from '../../greengrass/versions/versionRange';

function comparisonWords({ operator, version }: Comparison): string {
  switch (operator) {
    case '':
      return 'any version';
    case '=':
      return version;
    case '>=':
      return `${version} or later`;
    case '>':
      return `later than ${version}`;
    case '<':
      return `before ${version}`;
    case '<=':
      return `${version} or earlier`;
  }
}

/** A version requirement in words: `1.4.0 or later, before 2.0.0`. `undefined` if it can't be read. */
export function rangeWords(text: string): string | undefined {
  const range = parseRange(text);
  return (
    range &&
    comparisonsIn(range)
      .map((all) => all.map(comparisonWords).join(', '))
      .join('; or ')
  );
}
