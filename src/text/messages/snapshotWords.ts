import { absoluteTime, type TimeZone } from '../../base/time';

/** The mark on everything that comes from a snapshot. */
export function snapshotWords(asOf: Date, zone: TimeZone): string {
  return `Snapshot from ${absoluteTime(asOf, zone)}, not live.`;
}
