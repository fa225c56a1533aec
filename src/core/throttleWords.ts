import { clockTime } from './format';

/** What is said while the service limits the rate of requests. The time is that of this machine, with its offset. */
export function throttleWords(until: Date): string {
  return `AWS is limiting the rate of requests: waiting until ${clockTime(until)}.`;
}
