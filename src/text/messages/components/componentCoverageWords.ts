import { capitalized } from '../../../base/capitalized';
import { count, grouped } from '../../../base/numbers';
import { areAllScanned, type IndexCoverage } from '../../../fleet/components/indexCoverage';

/** `14 of 20 core devices scanned`, or `14 of 20 or more core devices scanned` if the list of core devices isn't complete. */
export function scannedWords({ scanned, known, isWhole }: Omit<IndexCoverage, 'isIndexing'>): string {
  if (known === 0 && !isWhole) {
    return 'core devices not listed yet';
  }
  const all = isWhole ? count(known, 'core device') : `${grouped(known)} or more core devices`;
  return `${grouped(scanned)} of ${all} scanned`;
}

/** How much is known about where components run; none if every core device is scanned. */
export function coverageLine(coverage: IndexCoverage): readonly string[] {
  if (coverage.isIndexing) {
    return ['Counting the components of the scanned core devices…'];
  }
  if (areAllScanned(coverage)) {
    return [];
  }
  const words = scannedWords(coverage);
  return [`${capitalized(words)}.`];
}

/** The message above the rows: how much is known about where components run, and how to know more. */
export function coverageMessage(coverage: IndexCoverage, isSnapshot: boolean): readonly string[] {
  const canScan = !isSnapshot && !coverage.isIndexing && !areAllScanned(coverage);
  return [...coverageLine(coverage), ...(canScan ? ['Scan Components… reads the others.'] : [])];
}

/** What limits the answer to "where does it run?", in sentences; none if every core device is scanned. */
export function coverageSentences(coverage: IndexCoverage): readonly string[] {
  return [...coverageLine(coverage), ...(areAllScanned(coverage) ? [] : ['The others may have it, too.'])];
}
