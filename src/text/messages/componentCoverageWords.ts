import { count, grouped } from '../../base/numbers';
import type { IndexCoverage } from '../../fleet/components/componentIndex';

/** How much is known about where components run; none if every known core device is scanned. */
function coverageLine({ scanned, known, isIndexing }: IndexCoverage): readonly string[] {
  if (isIndexing) {
    return ['Counting the components of the scanned core devices…'];
  }
  return scanned === known ? [] : [`${grouped(scanned)} of ${count(known, 'core device')} scanned.`];
}

/** The message above the rows: how much is known about where components run, and how to know more. */
export function coverageMessage(coverage: IndexCoverage, isSnapshot: boolean): readonly string[] {
  const { scanned, known, isIndexing } = coverage;
  const canScan = !isSnapshot && !isIndexing && scanned < known;
  return [...coverageLine(coverage), ...(canScan ? ['Scan Components… reads the others.'] : [])];
}

/** What limits the answer to "where does it run?", in sentences; none if every known core device is scanned. */
export function coverageSentences(coverage: IndexCoverage): readonly string[] {
  return [...coverageLine(coverage), ...(coverage.scanned < coverage.known ? ['The others may have it, too.'] : [])];
}
