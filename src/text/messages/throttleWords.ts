import { outdatedWords } from './errorWords';
import { clockTime } from '../../base/time';

/**
 * The message while the service limits the rate of requests. The time is local, with its offset.
 * @param since the time of the rows, where they are outdated
 */
export function throttleWords(until: Date, since?: Date): string {
  const outdated = since === undefined ? '' : `, ${outdatedWords(since)}`;
  return `AWS is limiting the rate of requests: waiting until ${clockTime(until)}${outdated}.`;
}
