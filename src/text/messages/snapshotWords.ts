import { absoluteTime } from '../../base/time';

/** What marks everything that is shown of a snapshot. */
export function snapshotWords(asOf: Date): string {
  return `Snapshot of ${absoluteTime(asOf)}, not live.`;
}
