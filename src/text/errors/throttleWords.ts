import { outdatedWords } from './errorWords';
import { clockTime } from '../../base/time';

/**
 * The message while AWS limits the rate of requests. The time is the local time, with its offset.
 * @param since when the rows were loaded, if a refresh failed since then
 */
export function throttleWords(until: Date, since?: Date): string {
  const outdated = since === undefined ? '' : `, ${outdatedWords(since)}`;
  return `AWS is limiting the rate of requests: waiting until ${clockTime(until)}${outdated}.`;
}
