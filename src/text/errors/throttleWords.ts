import { clockTime } from '../../base/time';

/** The message while AWS limits the rate of requests. The time is the local time, with its offset. */
export function throttleWords(until: Date): string {
  return `AWS is limiting the rate of requests: waiting until ${clockTime(until)}.`;
}
