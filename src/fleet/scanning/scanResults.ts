import { hasResults, type ScanState } from './scanState';

/** The most recent scan of a fleet, and the last one before it that has results. */
export interface Scanned {
  readonly scan: ScanState | undefined;
  readonly earlier: ScanState | undefined;
}

/** The scan that has the results; `undefined` if none has any. */
export function scanWithResults({ scan, earlier }: Scanned): ScanState | undefined {
  const isUseless = scan?.endedAt === undefined || (!hasResults(scan) && scan.phase !== 'running');
  return isUseless ? earlier : scan;
}

/** A scan of components reads no deployments, so it doesn't change what is known of them. */
function readsDeployments({ kind }: ScanState): boolean {
  return kind === 'quick' || kind === 'full';
}

/**
 * Whether a scan has found all that it looks for in the whole fleet, even on core devices that the list hasn't loaded. A scan that
 * is running doesn't change that.
 */
export function isFleetScanned(scanned: Scanned): boolean {
  const last = scanWithResults(scanned);
  const scan = last === undefined || readsDeployments(last) ? last : scanned.earlier;
  return (
    scan !== undefined &&
    readsDeployments(scan) &&
    scan.phase === 'done' &&
    scan.left === 0 &&
    scan.failures.length === 0
  );
}
