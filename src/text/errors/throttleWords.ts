import { clockTime, type TimeZone } from '../../base/time';

/** The message while AWS limits the rate of requests. It has the time with its offset. */
export function throttleWords(until: Date, zone: TimeZone): string {
  return `AWS is limiting the rate of requests: waiting until ${clockTime(until, zone)}.`;
}
