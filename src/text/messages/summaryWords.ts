import { count, grouped } from '../../base/numbers';
import { ageOf } from '../../base/time';
import type { ScanState } from '../../fleet/scanning/scanState';
import { inParts } from '../rows/row';

/** What the summary of a fleet says. */
export interface SummaryFacts {
  /** The number of known core devices. */
  readonly known: number;
  /** Whether these are all core devices. */
  readonly isWhole: boolean;
  readonly failing: number;
  /** The devices that don't fail but have a stuck deployment. */
  readonly stuck: number;
  readonly stale: number;
  /** The latest scan; `undefined` before the first one. */
  readonly scan: ScanState | undefined;
  /** When the last scan before that one ended. */
  readonly scannedBefore: Date | undefined;
  /** Whether it can be scanned. A snapshot has what it was saved with. */
  readonly isLive: boolean;
  readonly now: Date;
}

/** Whether a scan has loaded anything at all. */
function hasResults({ parts }: ScanState): boolean {
  return parts.some(({ done }) => done > 0) || parts.every(({ isListed }) => isListed);
}

/** How far a fleet is scanned: `scanned 2 min ago`. A scan in the background doesn't hide when the last one was. */
function scanAge({ scan, scannedBefore, now }: Pick<SummaryFacts, 'scan' | 'scannedBefore' | 'now'>): string {
  if (scan?.phase === 'running' && (scannedBefore === undefined || !scan.isAutomatic)) {
    return 'scanning…';
  }
  if (scan?.endedAt === undefined || (!hasResults(scan) && scan.phase !== 'running')) {
    return scannedBefore === undefined ? 'not scanned' : `scanned ${ageOf(scannedBefore, now)}`;
  }
  const isWhole = scan.left === 0 && scan.failures.length === 0;
  const age = `${isWhole ? 'scanned' : 'partly scanned'} ${ageOf(scan.endedAt, now)}`;
  return scan.left === 0 ? age : `${age}, ${grouped(scan.left)}+ requests left`;
}

/**
 * How many core devices fail. Nothing if none is known to fail and there was no scan, or it isn't known whether there was:
 * that would be an all-clear.
 */
function failingWords({ failing, scan, scannedBefore }: SummaryFacts): string | undefined {
  const isScanned = scannedBefore !== undefined || scan?.phase === 'done';
  return failing === 0 && !isScanned ? undefined : `${failing === 0 ? 'none' : grouped(failing)} failing`;
}

/** A fleet in one line: `148 core devices · 24 failing · 2 stuck · 10 stale · scanned 2 min ago`. */
export function summaryWords(facts: SummaryFacts): string {
  const { known, isWhole, stuck, stale, isLive } = facts;
  const devices = isWhole ? count(known, 'core device') : `${grouped(known)}+ core devices`;
  return inParts(
    devices,
    failingWords(facts),
    stuck === 0 ? undefined : `${grouped(stuck)} stuck`,
    stale === 0 ? undefined : `${grouped(stale)} stale`,
    isLive ? scanAge(facts) : undefined,
  );
}

/** The summary of a fleet and the sentences after it; `undefined` if there is neither. */
export function summaryMessage(summary: string | undefined, sentences: readonly string[]): string | undefined {
  const details = sentences.join(' ');
  if (summary === undefined || details === '') {
    return summary ?? (details || undefined);
  }
  return `${summary}${summary.endsWith('…') ? '' : '.'} ${details}`;
}
