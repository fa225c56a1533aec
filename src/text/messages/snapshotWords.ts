import { absoluteTime } from '../../base/time';

/** The mark on everything that comes from a snapshot. */
export function snapshotWords(asOf: Date): string {
  return `Snapshot from ${absoluteTime(asOf)}, not live.`;
}
