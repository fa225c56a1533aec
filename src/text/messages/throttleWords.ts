import { outdatedWords } from './errorWords';
import { clockTime } from '../../base/time';

/**
 * What is said while the service limits the rate of requests. The time is that of this machine, with its offset.
 * @param since from when the rows are, where they are outdated
 */
export function throttleWords(until: Date, since?: Date): string {
  const outdated = since === undefined ? '' : `, ${outdatedWords(since)}`;
  return `AWS is limiting the rate of requests: waiting until ${clockTime(until)}${outdated}.`;
}
