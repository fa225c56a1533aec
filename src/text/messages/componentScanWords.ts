import { count, grouped } from '../../base/numbers';
import type { IndexCoverage } from '../../fleet/components/componentIndex';
import type { ScanState } from '../../fleet/scanning/scanState';

/** How far a component scan is, or where it stopped: `Component scan is running: 60 of 148 core devices scanned.` */
export function componentScanMessage({ phase, failures }: ScanState, { scanned, known }: IndexCoverage): string {
  const words = { running: 'is running', stopped: 'stopped', canceled: 'was canceled', done: 'is done' } as const;
  const failed = failures.length === 0 ? '' : ` ${count(failures.length, 'core device')} couldn't be scanned.`;
  return `Component scan ${words[phase]}: ${grouped(scanned)} of ${count(known, 'core device')} scanned.${failed}`;
}
