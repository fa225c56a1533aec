import type { IndexCoverage } from '../../../fleet/components/indexCoverage';
import type { ScanState } from '../../../fleet/scanning/scanState';
import type { ConnectionTarget } from '../../../greengrass/ports/connection';
import type { FleetError } from '../../../greengrass/ports/fleetError';
import { wordsForError } from '../../errors/errorWords';
import { coverageMessage, scannedWords } from './componentCoverageWords';
import { notLoaded } from '../scanWords';

const phases = { running: 'is running', stopped: 'stopped', canceled: 'was canceled', done: 'is done' } as const;

/**
 * How much is known about where components run, and how far the last component scan is or where it stopped:
 * `Component scan is running: 60 of 148 core devices scanned.` Empty if everything is known.
 * @param endedBy the error that stopped the scan
 */
export function componentScanMessage(
  scan: Pick<ScanState, 'kind' | 'phase' | 'parts' | 'failures'> | undefined,
  coverage: IndexCoverage,
  at: ConnectionTarget & { readonly asOf?: Date },
  endedBy?: FleetError,
): string {
  if (scan === undefined || (scan.phase === 'done' && scan.failures.length === 0)) {
    return coverageMessage(coverage, at.asOf !== undefined).join(' ');
  }
  const read = scan.parts.find(({ part }) => part === 'devices');
  // A scan of every core device begins when all of them may be scanned already.
  const progress =
    scan.kind === 'allComponents' && read !== undefined
      ? scannedWords({ scanned: read.done, known: read.total, isWhole: read.isListed })
      : scannedWords(coverage);
  const reason = endedBy === undefined || scan.phase !== 'stopped' ? '' : ` ${wordsForError(endedBy, at).sentence}.`;
  return `Component scan ${phases[scan.phase]}: ${progress}.${reason}${notLoaded(scan, at)}`;
}
