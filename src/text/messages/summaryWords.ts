import { capitalized } from '../../base/capitalized';
import { atLeast, count, grouped } from '../../base/numbers';
import { ageOf } from '../../base/time';
import { isFleetScanned, scanWithResults, type Scanned } from '../../fleet/scanning/scanResults';
import type { ScanKind, ScanState } from '../../fleet/scanning/scanState';
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
  /** The last scan before that one that has results. */
  readonly earlier: ScanState | undefined;
  /** Whether it can be scanned. A snapshot has what it was saved with. */
  readonly isLive: boolean;
  readonly now: Date;
}

const wholeAndPartWords: Readonly<Record<ScanKind, readonly [whole: string, part: string]>> = {
  quick: ['quick scan', 'partial quick scan'],
  full: ['scanned', 'partly scanned'],
  components: ['scanned', 'partly scanned'],
  allComponents: ['scanned', 'partly scanned'],
};

/** Whether only a running scan can say how far the fleet is scanned. One in the background doesn't hide an earlier one. */
export function isScanning({ scan, earlier }: Scanned): boolean {
  return scan?.phase === 'running' && (earlier === undefined || !scan.isAutomatic);
}

/** How far a running scan is. It has more steps until it has ended, so it is never at 100 percent. */
function scanningWords(progress: number): string {
  const percent = Math.min(99, Math.floor(progress * 100));
  return percent === 0 ? 'scanning…' : `scanning, ${percent}%…`;
}

/**
 * How far a fleet is scanned: `scanned 2 min ago` after a full scan, `quick scan 2 min ago` after one that left out the
 * components of healthy devices.
 */
function scanAge(facts: SummaryFacts): string {
  if (isScanning(facts)) {
    // Of a list that isn't loaded to its end, a percentage would be mistaken for that of the fleet.
    return scanningWords(facts.isWhole ? (facts.scan?.progress ?? 0) : 0);
  }
  const scan = scanWithResults(facts);
  if (scan?.endedAt === undefined) {
    return 'not scanned';
  }
  const [whole, part] = wholeAndPartWords[scan.kind];
  const isWhole = scan.left === 0 && scan.failures.length === 0;
  const age = `${isWhole ? whole : part} ${ageOf(scan.endedAt, facts.now)}`;
  return scan.left === 0 ? age : `${age}, ${atLeast(scan.left, true)} requests left`;
}

/** When the scan ended whose age the summary says; `undefined` if it says none. */
export function scannedAt(facts: Scanned): Date | undefined {
  return isScanning(facts) ? undefined : scanWithResults(facts)?.endedAt;
}

/** Whether a scan stopped before its end, so it may find more. */
function isCutOff(facts: Scanned): boolean {
  return !isScanning(facts) && (scanWithResults(facts)?.left ?? 0) > 0;
}

/**
 * How many core devices fail. Nothing if none is known to fail and there was no scan, or it isn't known whether there was:
 * that would be an all-clear.
 */
function failingWords(facts: SummaryFacts): string | undefined {
  const { failing, scan, earlier, isWhole } = facts;
  const isScanned = earlier !== undefined || scan?.phase === 'done';
  const isMinimum = !isWhole && !isFleetScanned(facts);
  const isSoFar = (isWhole && isCutOff(facts)) || (isMinimum && failing === 0);
  const where = isSoFar ? ' so far' : isWhole || isMinimum ? '' : ' in the fleet';
  return failing === 0 && !isScanned
    ? undefined
    : `${failing === 0 ? 'none' : atLeast(failing, isMinimum)} failing${where}`;
}

/**
 * A fleet in one line: `148 core devices · 24 failing · 2 stuck · 10 stale · scanned 2 min ago`. If more exist than are
 * loaded, what is known of the fleet is first: `40 failing in the fleet · 64 stale of 1,036 loaded · quick scan 2 min ago`.
 */
export function summaryWords(facts: SummaryFacts): string {
  const { known, isWhole, stuck, stale, isLive } = facts;
  const failing = failingWords(facts);
  const stuckWords = stuck === 0 ? undefined : `${atLeast(stuck, !isWhole)} stuck`;
  const staleWords = stale === 0 ? undefined : `${grouped(stale)} stale`;
  const age = isLive ? scanAge(facts) : undefined;
  if (isWhole) {
    return inParts(count(known, 'core device'), failing, stuckWords, staleWords, age);
  }
  // The short form keeps the text on two lines of a side bar of 300 pixels.
  const loaded =
    staleWords === undefined ? `${count(known, 'device')} loaded` : `${staleWords} of ${grouped(known)} loaded`;
  return capitalized(inParts(failing, stuckWords, loaded, age));
}

/** What a badge counts, and how far the fleets are scanned: `29 failing or stuck core devices so far (quick scan)`. */
export function badgeWords(
  value: number,
  fleets: readonly Pick<SummaryFacts, 'isWhole' | 'scan' | 'earlier' | 'isLive'>[],
): string {
  const soFar = fleets.some((facts) => !facts.isWhole || isCutOff(facts)) ? ' so far' : '';
  const kinds = fleets
    .filter((facts) => facts.isLive && !isScanning(facts))
    .map((facts) => scanWithResults(facts)?.kind ?? 'none');
  const notes = [
    ...(kinds.includes('none') ? ['not scanned'] : []),
    ...(kinds.includes('quick') ? [wholeAndPartWords.quick[0]] : []),
  ];
  return `${count(value, 'failing or stuck core device')}${soFar}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** The summary of a fleet and the sentences after it; `undefined` if there is neither. */
export function summaryMessage(summary: string | undefined, sentences: readonly string[]): string | undefined {
  const details = sentences.join(' ');
  if (summary === undefined || details === '') {
    return summary ?? (details || undefined);
  }
  return `${summary}${summary.endsWith('…') ? '' : '.'} ${details}`;
}
